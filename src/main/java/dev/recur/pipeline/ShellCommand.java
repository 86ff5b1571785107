package dev.recur.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/** A command line that can be pasted into a shell. */
public final class ShellCommand {
  private ShellCommand() {}

  /** Returns the words with blanks between, those quoted that a shell would read otherwise. */
  public static String of(List<String> words) {
    return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
  }

  /** Returns a word, quoted if a shell would read it otherwise. */
  public static String quoted(String word) {
    return word.matches("[\\w./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /**
   * Returns what files made from a data file are called, without an ending.
   *
   * @param file a path, or {@code -} for standard input
   */
  public static String stem(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return name.equals("-") ? "model" : name.replaceFirst("(\\.csv|\\.tsv|\\.txt)?(\\.gz)?$", "");
  }
}
