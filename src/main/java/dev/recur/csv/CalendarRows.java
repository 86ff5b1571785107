package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import java.util.List;
import java.util.Optional;

/** Finds the step of every row of a series on its calendar. */
final class CalendarRows {
  /** Steps without events for each with some, where they are zeros. */
  private static final long MOST_ZEROS = 1000;

  private final Roles roles;
  private final Table table;
  private final Clock clock;
  private final MissingValues missing;
  private final Optional<Events> events;

  CalendarRows(
      Roles roles, Table table, Clock clock, MissingValues missing, Optional<Events> events) {
    this.events = events;
    this.roles = roles;
    this.table = table;
    this.clock = clock;
    this.missing = missing;
  }

  /**
   * The rows of a series; steps without a row are counted as missing.
   *
   * @param groups rows by series, in order of time within one
   * @param g the series
   * @param calendar of the series
   * @param series its name, empty if there is but one
   * @throws InputException if a time comes twice, is no step, or is too far from the others
   */
  SeriesRows of(Groups groups, int g, Calendar calendar, String series) {
    int from = groups.starts[g];
    int[] steps = new int[groups.starts[g + 1] - from];
    Frequency frequency = calendar.frequency();
    long step =
        frequency.unit() == Frequency.Unit.STEP ? frequency.count() : frequency.stepMillis();
    boolean zeros = events.filter(made -> made.how().zeroWithoutEvents()).isPresent();
    long gaps = 0;
    for (int i = 0; i < steps.length; i++) {
      int row = groups.order[from + i];
      long ticks = clock.ticks().get(row);
      long index;
      boolean onGrid;
      if (step > 0) {
        index = (ticks - calendar.start()) / step;
        onGrid = (ticks - calendar.start()) % step == 0;
      } else {
        index = calendar.indexOf(ticks);
        onGrid = calendar.ticks((int) index) == ticks;
      }
      if (i > 0 && ticks == clock.ticks().get(groups.order[from + i - 1])) {
        throw twice(groups, groups.order[from + i - 1], row, series);
      }
      if (!onGrid) {
        throw offGrid(groups, row, calendar);
      }
      if (index >= Integer.MAX_VALUE - 8) {
        throw tooSparse(groups, row, calendar);
      }
      steps[i] = (int) index;
      if (i > 0 && steps[i] > steps[i - 1] + 1) {
        gaps += steps[i] - steps[i - 1] - 1;
        if (!zeros) {
          gap(row, calendar, steps[i - 1], steps[i], series);
        }
      }
    }
    if (gaps > (zeros ? MOST_ZEROS : 4L) * steps.length + 1000) {
      throw tooSparse(groups, groups.order[from + steps.length - 1], calendar);
    }
    if (gaps > steps.length
        && clock.notation().dated()
        && events.isEmpty()
        && offer(groups).possible()) {
      missing.offer(() -> offer(groups).remedy(keysFound(groups)));
    }
    return zeros
        ? new SeriesRows(groups.order, from, steps)
            .withZeros(calendar.indexOf(events.orElseThrow().lastStart()) + 1)
        : new SeriesRows(groups.order, from, steps);
  }

  private Place place(int row) {
    return table.timePlace(row);
  }

  private void gap(int row, Calendar calendar, int before, int after, String series) {
    missing.steps(
        place(row),
        after - before - 1,
        "between "
            + calendar.label(before)
            + " and "
            + calendar.label(after)
            + (series.isEmpty() ? "" : " in series '" + Message.shown(series) + "'"));
  }

  /** How rows that keep no step can be aggregated. */
  private EventsOffer offer(Groups groups) {
    return new EventsOffer(clock.ticks(), groups, clock.named(), clock.notation().finest());
  }

  /** The columns that were found to tell series apart. */
  private List<String> keysFound(Groups groups) {
    return roles.keysNamed || groups.count() == 1
        ? List.of()
        : roles.uses.values().stream()
            .filter(use -> use.role() == ColumnUse.Role.SERIES)
            .map(ColumnUse::name)
            .toList();
  }

  private InputException twice(Groups groups, int before, int row, String series) {
    long first = Math.min(table.lines.of(before), table.lines.of(row));
    int later = table.lines.of(before) > table.lines.of(row) ? before : row;
    Message remedy = Message.of("remove one row");
    Optional<String> key = groups.count() > 1 ? Optional.empty() : roles.tellsApart();
    if (key.isPresent()) {
      remedy = Message.of(remedy, ", or pass ", setting("keys", key.get()));
    }
    Optional<String> zone = clock.zoneOfDoubledHours(groups);
    if (zone.isPresent()) {
      remedy =
          Message.of(
              remedy,
              "; if the hour comes twice at the end of summer time, pass ",
              setting("zone", zone.get()));
    }
    EventsOffer offer = offer(groups);
    if (clock.notation().dated() && offer.timesRepeat()) {
      remedy = Message.of(remedy, "; ", offer.remedy(keysFound(groups)));
    }
    return new InputException(
            "'"
                + clock.label(later)
                + "'"
                + (series.isEmpty() ? "" : " of series '" + Message.shown(series) + "'")
                + " stands on line "
                + first
                + " too")
        .at(place(later))
        .mend(remedy);
  }

  private static String words(Frequency frequency) {
    return frequency.unit() == Frequency.Unit.STEP
        ? "counted by " + frequency.count()
        : frequency.toString();
  }

  private InputException offGrid(Groups groups, int row, Calendar calendar) {
    if (events.isPresent()) {
      return closed(row);
    }
    EventsOffer offer = offer(groups);
    Message remedy =
        clock.notation().dated() && offer.timesStray(calendar.frequency().stepMillis())
            ? offer.remedy(keysFound(groups))
            : clock.named().isPresent()
                ? Message.of("fix or remove the row, or leave out ", setting("frequency"))
                : Message.of("fix or remove the row");
    return new InputException(
            "'"
                + clock.label(row)
                + "' is no step of a calendar that is "
                + words(calendar.frequency())
                + " from "
                + calendar.label(0))
        .at(place(row))
        .mend(
            clock
                .midnightZone()
                .filter(zone -> !calendar.frequency().unit().shorterThanADay())
                .map(
                    zone ->
                        Message.of(
                            "every row is midnight of one zone; pass ", setting("zone", zone)))
                .orElse(remedy));
  }

  /** An event of a step that the user says is none. */
  private InputException closed(int row) {
    return new InputException(
            "'" + clock.label(row) + "' lies in no step that is " + clock.frequency())
        .at(place(row))
        .mend("pass ", setting("frequency", clock.frequency().always()), " or remove such rows");
  }

  private InputException tooSparse(Groups groups, int row, Calendar calendar) {
    Message remedy =
        events.isPresent()
            ? Message.of("pass a longer ", setting("frequency"))
            : Message.of("fix or remove the row");
    return new InputException(
            "from "
                + calendar.label(0)
                + " to "
                + clock.label(row)
                + " most steps have no row if the calendar is "
                + words(calendar.frequency()))
        .at(place(row))
        .mend(
            clock.notation().dated() && events.isEmpty() && offer(groups).possible()
                ? Message.of(remedy, "; ", offer(groups).remedy(keysFound(groups)))
                : remedy);
  }
}
