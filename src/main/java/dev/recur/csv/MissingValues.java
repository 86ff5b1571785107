package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps account of missing cells and steps: how many, where the first are, which to refuse. */
final class MissingValues {
  private static final int MOST_PLACES = 3;

  private final MissingPolicy policy;
  private final List<InputException> places = new ArrayList<>();
  private long cells;
  private long steps;
  private long firstLine = Long.MAX_VALUE;
  private int firstCount;
  private Optional<Message> offer = Optional.empty();
  private Optional<InputException> complaint = Optional.empty();

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
   * @param place of it, with its line and column
   * @param text what stands in the cell
   */
  void cell(Place place, String text) {
    cells++;
    String what =
        text.isEmpty() ? "the cell is empty" : "'" + Message.shown(text) + "' is a missing value";
    remember(place, what);
    complain(place, 1, what, "fix the cell");
  }

  /**
   * Counts steps between two rows.
   *
   * @param place of the time of the row after them
   * @param count how many
   * @param where between which times
   */
  void steps(Place place, int count, String where) {
    steps += count;
    String what =
        Wording.count(count, "step") + (count == 1 ? " is" : " are") + " missing " + where;
    remember(Place.of(place.file(), place.line().orElseThrow()), what);
    complain(place, count, what, "add the rows");
  }

  private void remember(Place place, String what) {
    if (places.size() < MOST_PLACES) {
      places.add(new InputException(what).at(place));
    }
  }

  private void complain(Place place, int count, String what, String advice) {
    long line = place.line().orElseThrow();
    if (policy == MissingPolicy.ERROR && line < firstLine) {
      firstLine = line;
      firstCount = count;
      complaint =
          Optional.of(
              new InputException(what)
                  .at(place)
                  .mend(advice + " or pass ", setting("missing", "interpolate")));
    }
  }

  /** Says what else may be done where most steps are missing. */
  void offer(Supplier<Message> message) {
    if (policy == MissingPolicy.ERROR && offer.isEmpty()) {
      offer = Optional.of(message.get());
    }
  }

  /** The first place and how many there are, where the policy refuses missing values. */
  Optional<InputException> complaint() {
    Optional<InputException> all =
        cells + steps > firstCount
            ? complaint.map(first -> first.adding(" (in all " + counted() + ")"))
            : complaint;
    return offer.isEmpty() ? all : all.map(first -> first.mend(first.remedy(), "; ", offer.get()));
  }

  /** How many were counted and are refused. */
  long refused() {
    return policy == MissingPolicy.ERROR ? cells + steps : 0;
  }

  /** Those that were filled, nothing if none were. */
  List<Finding> findings() {
    return policy == MissingPolicy.KEEP || policy == MissingPolicy.ERROR || cells + steps == 0
        ? List.of()
        : List.of(new Finding.Filled(cells, steps, policy, places.get(0)));
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
