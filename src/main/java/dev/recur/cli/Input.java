package dev.recur.cli;

import dev.recur.csv.PanelReader;
import dev.recur.csv.ReadOptions;
import dev.recur.csv.Reading;
import dev.recur.fit.RunListener;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a command read.
 *
 * @param name of the file without its folder, {@code -} for standard input
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param panel its series
 */
record Input(String name, String sha256, Panel panel) {
  /** What the command line calls standard input and standard output. */
  static final String STREAM = "-";

  /**
   * Reads a file, or standard input.
   *
   * @param argument a path, or {@code -}
   * @param options what the user said about it
   * @param in standard input
   * @param listener hears what was found
   * @throws InputException if it cannot be used, with the place
   */
  static Input read(String argument, ReadOptions options, InputStream in, RunListener listener) {
    MessageDigest digest = sha256Digest();
    Reading reading;
    String name = STREAM;
    if (argument.equals(STREAM)) {
      reading = PanelReader.read(new DigestInputStream(in, digest), "standard input", options);
    } else {
      Path path = Path.of(argument);
      reading = PanelReader.read(path, options);
      name = String.valueOf(path.getFileName());
      digest(path, digest);
    }
    reading.notes().forEach(listener::note);
    return new Input(name, HexFormat.of().formatHex(digest.digest()), reading.panel());
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
        if (!input.equals(STREAM)
            && Files.exists(output)
            && Files.exists(Path.of(input))
            && Files.isSameFile(output, Path.of(input))) {
          throw new InputException(output + ": is read by this command; choose another file");
        }
      } catch (IOException e) {
        throw new InputException(output + ": cannot be looked at: " + e.getMessage(), e);
      }
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void digest(Path path, MessageDigest digest) {
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new InputException(path + ": cannot be read again: " + e.getMessage(), e);
    }
  }
}
