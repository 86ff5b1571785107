package dev.recur.spark;

import picocli.CommandLine.Option;

/** Where tables are written. */
final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      required = true,
      description = "Table to write, a path.")
  String output;

  @Option(names = "--output-format", description = "parquet, csv, orc or json [${DEFAULT-VALUE}].")
  String format = "parquet";

  @Option(
      names = "--errors",
      description =
          "Table of the series that cannot be used: what was found where, and what to do"
              + " [OUTPUT-errors].")
  String errors = "";

  @Option(
      names = {"-f", "--force"},
      description = "Replace the output if it is there.")
  boolean force;

  String errors() {
    return errors.isBlank() ? output + "-errors" : errors;
  }
}
