package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.csv.Digits;
import dev.recur.series.Panel;
import dev.recur.table.OutputFormat;
import java.nio.file.Path;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the rows of forecasts go, and how they are written. */
final class ResultOptions {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--digits",
      paramLabel = "N",
      description =
          "Significant digits of the numbers; 17 tell all of them apart [to a tenth of the last"
              + " digit of the data, at least 6].")
  private @Nullable Integer digits;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "File to write, or - for standard output [-].")
  private String output = Input.STREAM;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description =
          "What is written: csv, jsonl or parquet [by the ending of --output: .jsonl, .ndjson,"
              + " .parquet, else csv].")
  private @Nullable OutputFormat format;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the output file if there is one.")
  private boolean force;

  /** Whether files may be replaced. */
  boolean force() {
    return force;
  }

  /** Refuses a format that cannot be written there. */
  void check() {
    OutputFormat written = format();
    if (written.isBinary() && output.equals(Input.STREAM)) {
      throw new ParameterException(
          spec.commandLine(), "--format " + written + " is no text: name a file with --output");
    }
    written.require(output);
  }

  /** Refuses an output that is one of the inputs, or cannot be written. */
  void requireWritable(String... inputs) {
    if (!output.equals(Input.STREAM)) {
      requireWritable(Path.of(output), inputs);
    }
  }

  /** Refuses a file that is one of the inputs, or cannot be written. */
  void requireWritable(Path file, String... inputs) {
    Input.requireOther(file, inputs);
    AtomicFile.requireWritable(file, force);
  }

  /**
   * Returns the rows that are written.
   *
   * @param data whose digits tell how many mean something
   */
  ForecastOutput.Table table(Panel data) {
    Digits significant =
        digits == null ? Digits.of(data) : Digits.of(Numbers.atLeast(1, spec, "--digits", digits));
    return new ForecastOutput.Table(output, format(), significant);
  }

  private OutputFormat format() {
    return format == null ? OutputFormat.of(output) : format;
  }

  /** Reads a format by its name. */
  static final class FormatConverter implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String value) {
      return Conversions.constant(EnumSet.allOf(OutputFormat.class), value);
    }
  }
}
