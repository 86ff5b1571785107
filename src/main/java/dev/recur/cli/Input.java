package dev.recur.cli;

import dev.recur.artifact.ModelFile;
import dev.recur.csv.PanelReader;
import dev.recur.csv.ReadOptions;
import dev.recur.csv.Reading;
import dev.recur.model.Provenance;
import dev.recur.model.Version;
import dev.recur.report.ProgressLine;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.table.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a command read.
 *
 * @param name of the file without its folder, {@code -} for standard input
 * @param part of it that was read
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param panel its series
 */
record Input(String name, Source.Part part, String sha256, Panel panel) {
  /** What the command line calls standard input and standard output. */
  static final String STREAM = "-";

  private static final String STANDARD_INPUT = "standard input";

  /**
   * Reads a file, or standard input, to learn from it.
   *
   * @param argument a path, or {@code -}
   * @param options what the user said about it
   * @param in standard input
   * @param progress shows what was found
   * @throws InputException if it cannot be used, with the place
   */
  static Input read(String argument, ReadOptions options, InputStream in, ProgressLine progress) {
    MessageDigest digest = newDigest();
    Source source = source(argument, in);
    Reading reading = PanelReader.read(source, options, digest);
    reading.findings().forEach(progress::found);
    String name = argument.equals(STREAM) ? STREAM : source.fileName();
    return new Input(
        name,
        source.orElse(options.part()).part(),
        HexFormat.of().formatHex(digest.digest()),
        reading.panel());
  }

  /**
   * Returns what an argument names.
   *
   * @param argument a path, or {@code -}
   * @param in standard input
   */
  static Source source(String argument, InputStream in) {
    return argument.equals(STREAM) ? Source.of(in, STANDARD_INPUT) : Source.of(argument);
  }

  /** Whether an argument names a model file. */
  static boolean isModel(String argument) {
    return !Source.isDatabase(argument) && ModelFile.isModel(argument);
  }

  /** Where a model comes from that is trained on it. */
  Provenance provenance() {
    return new Provenance(name, part.sheet(), part.query(), sha256, Version.text());
  }

  /** Says where the series come from: the file and the SHA-256 of its bytes. */
  String source() {
    return (name.equals(STREAM) ? STANDARD_INPUT : name) + ", SHA-256 " + sha256;
  }

  /** Reads the series of a file, or of standard input, where nobody asks where they come from. */
  static Panel panel(String argument, ReadOptions options, InputStream in, ProgressLine progress) {
    Reading reading = PanelReader.read(source(argument, in), options);
    reading.findings().forEach(progress::found);
    return reading.panel();
  }

  /**
   * Refuses to write over what is read, even where a file may be replaced.
   *
   * @param output the file to be
   * @param inputs paths, or {@code -}
   * @throws InputException if it is one of the inputs
   */
  static void requireOther(Path output, String... inputs) {
    for (String input : inputs) {
      try {
        if (!input.equals(STREAM) && Source.of(input).isSameFile(output)) {
          throw new InputException(output + ": is read by this command; choose another file");
        }
      } catch (IOException e) {
        throw new InputException(output + ": cannot be looked at: " + e.getMessage(), e);
      }
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
