package dev.recur.csv;

import dev.recur.series.Message;
import dev.recur.series.Panel;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that was read.
 *
 * @param panel what it holds
 * @param notes what was chosen, one line each
 * @param columns every column and its use, in the order of the file
 * @param question what the user has to choose before a model can be trained, empty if nothing
 * @param missing the values that are missing
 */
public record Reading(
    Panel panel, List<Message> notes, List<ColumnUse> columns, Message question, Missing missing) {

  /** Copies the lists. */
  public Reading {
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
  }

  /** The same, after other notes. */
  Reading after(List<Message> before) {
    return before.isEmpty()
        ? this
        : new Reading(
            panel,
            Stream.concat(before.stream(), notes.stream()).toList(),
            columns,
            question,
            missing);
  }

  /**
   * Missing values of a file.
   *
   * @param cells rows whose value is missing, counted by column
   * @param steps steps without a row
   * @param places the first few, one line each
   */
  public record Missing(long cells, long steps, List<String> places) {
    /** Copies the list. */
    public Missing {
      places = List.copyOf(places);
    }
  }
}
