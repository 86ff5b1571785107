package dev.recur.csv;

import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import java.util.ArrayList;
import java.util.List;

/** Keeps account of missing cells and steps: how many, where the first are, which to refuse. */
final class MissingValues {
  private static final int MOST_PLACES = 3;

  private final MissingPolicy policy;
  private final List<String> places = new ArrayList<>();
  private long cells;
  private long steps;
  private long firstLine = Long.MAX_VALUE;
  private int firstCount;
  private String complaint = "";
  private String remedy = "";

  MissingValues(MissingPolicy policy) {
    this.policy = policy;
  }

  /** Whether a place is of use to {@link #cell} or {@link #steps}, so that it is worth wording. */
  boolean interested(long line) {
    return places.size() < MOST_PLACES || (policy == MissingPolicy.ERROR && line < firstLine);
  }

  /** Counts a cell that nobody will ask about. */
  void cell() {
    cells++;
  }

  /**
   * Counts a cell.
   *
   * @param file as messages call it
   * @param line of the file
   * @param column as messages call it
   * @param text what stands in the cell
   */
  void cell(String file, long line, String column, String text) {
    cells++;
    String what =
        text.isEmpty() ? "the cell is empty" : "'" + Wording.shown(text) + "' is a missing value";
    remember(line, column + ": " + what);
    complain(line, 1, file + ":" + line + ": " + column + ": " + what, "fix the cell");
  }

  /**
   * Counts steps between two rows.
   *
   * @param file as messages call it
   * @param line of the row after them
   * @param column as messages call it
   * @param count how many
   * @param where between which times
   */
  void steps(String file, long line, String column, int count, String where) {
    steps += count;
    String what =
        Wording.count(count, "step") + (count == 1 ? " is" : " are") + " missing " + where;
    remember(line, what);
    complain(line, count, file + ":" + line + ": " + column + ": " + what, "add the rows");
  }

  private void remember(long line, String what) {
    if (places.size() < MOST_PLACES) {
      places.add("line " + line + ": " + what);
    }
  }

  private void complain(long line, int count, String what, String mend) {
    if (policy == MissingPolicy.ERROR && line < firstLine) {
      firstLine = line;
      firstCount = count;
      complaint = what;
      remedy = mend;
    }
  }

  /** Whether missing values stay so in the series: because they are wanted, or to be refused. */
  boolean kept() {
    return policy == MissingPolicy.KEEP || !complaint.isEmpty();
  }

  /**
   * Refuses missing values where the policy says so.
   *
   * @throws InputException that names the first place and how many there are
   */
  void refuse() {
    if (!complaint.isEmpty()) {
      throw new InputException(
          complaint
              + (cells + steps > firstCount ? " (in all " + counted() + ")" : "")
              + "; "
              + remedy
              + " or pass --missing interpolate");
    }
  }

  /** A line that says how many were filled, none if none were. */
  List<String> notes() {
    return policy == MissingPolicy.KEEP || cells + steps == 0
        ? List.of()
        : List.of(counted() + Wording.filledBy(policy) + " (" + places.get(0) + ")");
  }

  private String counted() {
    String both =
        Wording.count(cells, "missing value") + " and " + Wording.count(steps, "missing step");
    return cells == 0
        ? Wording.count(steps, "missing step")
        : steps == 0 ? Wording.count(cells, "missing value") : both;
  }

  Reading.Missing toMissing() {
    return new Reading.Missing(cells, steps, places);
  }
}
