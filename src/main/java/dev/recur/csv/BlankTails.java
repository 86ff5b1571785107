package dev.recur.csv;

import dev.recur.series.Message;
import java.util.List;

/** Rows at the ends of series that have a time and no value: they are to be forecast. */
final class BlankTails {
  private int series;
  private long rows;
  private String first = "";

  /**
   * Adds those of a series.
   *
   * @param count how many
   * @param time of the first
   */
  void add(int count, String time) {
    series++;
    rows += count;
    first = first.isEmpty() ? time : first;
  }

  /** One line that says so, none if there are none. */
  List<Message> notes() {
    if (rows == 0) {
      return List.of();
    }
    String where = series == 1 ? "" : " of " + series + " series";
    return List.of(
        Message.of(
            Wording.count(rows, "row")
                + " without a value at the end"
                + where
                + ": to be forecast, from "
                + first
                + (series == 1 ? " on" : " on in the first")));
  }
}
