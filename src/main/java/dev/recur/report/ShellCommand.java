package dev.recur.report;

import dev.recur.pipeline.Inspection;
import dev.recur.series.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A command line that can be pasted into a shell. */
public final class ShellCommand {
  private ShellCommand() {}

  /** Returns the words with blanks between, those quoted that a shell would read otherwise. */
  public static String of(List<String> words) {
    return words.stream().map(ShellCommand::quoted).collect(Collectors.joining(" "));
  }

  /**
   * Returns the command that trains on a file that was inspected.
   *
   * @param said options that the file was read with, as words
   */
  static String train(Inspection inspection, List<String> said, Message.Naming naming) {
    List<String> parts = new ArrayList<>();
    parts.add(of(List.of("recur", "train", inspection.file())));
    if (!said.isEmpty()) {
      parts.add(of(said));
    }
    for (Message.Setting setting : inspection.settings()) {
      String option = naming.write(setting);
      if (!said.contains(option.split(" ", -1)[0])) {
        parts.add(option);
      }
    }
    parts.add(of(List.of("-o", stem(inspection.file()) + ".recur")));
    return String.join(" ", parts);
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
    char before = file.startsWith("jdbc:") && file.indexOf('/') < 0 ? ':' : '/';
    String name = file.substring(file.lastIndexOf(before) + 1);
    return name.equals("-")
        ? "model"
        : name.replaceFirst(
            "(\\.(csv|tsv|txt|jsonl|ndjson|json|xlsx|parquet))?(\\.gz)?(#.*)?$", "");
  }
}
