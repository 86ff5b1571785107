package dev.recur.chart;

import dev.recur.series.Calendar;
import java.util.ArrayList;
import java.util.List;

/** What the steps of a chart stand for. */
public sealed interface Axis permits Axis.Time, Axis.Named, Axis.Sizes {
  /** Returns the label of a step, as exact as it can be. */
  String label(int step);

  /**
   * Returns round places on the first steps.
   *
   * @param steps of the axis
   * @param most ticks
   */
  List<Tick> ticks(int steps, int most);

  /**
   * Returns in how many rows their labels stand, one label a row in turn.
   *
   * @param steps of the axis
   * @param most ticks
   */
  default int rows(int steps, int most) {
    return 1;
  }

  /** Returns whether a label still tells something without its middle. */
  default boolean mayBeCut() {
    return false;
  }

  /**
   * Steps of a calendar.
   *
   * @param calendar whose first step is the chart's first
   */
  record Time(Calendar calendar) implements Axis {
    @Override
    public String label(int step) {
      return calendar.label(step);
    }

    @Override
    public List<Tick> ticks(int steps, int most) {
      return TimeAxis.ticks(calendar, steps, most);
    }
  }

  /**
   * Things with names, in order.
   *
   * @param names one a step
   */
  record Named(List<String> names) implements Axis {
    /** Letters in the room of a tick. */
    private static final int LETTERS = 14;

    /** Names are not cut shorter. */
    private static final int SHORTEST = 6;

    /** Copies the names. */
    public Named {
      names = List.copyOf(names);
    }

    @Override
    public String label(int step) {
      return names.get(step);
    }

    @Override
    public boolean mayBeCut() {
      return true;
    }

    private int longest() {
      return names.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Letters between one name and the next of its row. */
    private static int letters(int rows, int steps, int most) {
      return rows * LETTERS * most / steps - 1;
    }

    @Override
    public int rows(int steps, int most) {
      boolean fits = letters(1, steps, most) >= longest();
      return !fits && letters(2, steps, most) >= Math.min(longest(), SHORTEST) ? 2 : 1;
    }

    @Override
    public List<Tick> ticks(int steps, int most) {
      int rows = rows(steps, most);
      int letters = letters(rows, steps, most);
      int apart = letters >= Math.min(longest(), SHORTEST) ? 1 : (steps + most - 1) / most;
      List<Tick> ticks = new ArrayList<>();
      for (int step = 0; step < steps; step += apart) {
        int room = room(step, rows * apart, Math.max(SHORTEST, letters));
        ticks.add(new Tick(step, Chart.cut(names.get(step), room)));
      }
      return ticks;
    }

    /** The letters that a name may have: more than its share where those beside it have fewer. */
    private int room(int step, int apart, int letters) {
      int before = step < apart ? 0 : names.get(step - apart).length();
      int after = step + apart >= names.size() ? 0 : names.get(step + apart).length();
      return 2 * letters - Math.min(letters, Math.max(before, after));
    }
  }

  /**
   * Sizes, in equal parts with zero in the middle of one.
   *
   * @param width of a part
   * @param first how many parts below zero it begins
   */
  record Sizes(double width, int first) implements Axis {
    private static final int[] APART = {1, 2, 3, 4, 5, 10};

    @Override
    public String label(int step) {
      return ValueAxis.plain((step - first) * width, width);
    }

    @Override
    public List<Tick> ticks(int steps, int most) {
      int apart = APART[0];
      for (int i = 1; i < APART.length && 1 + (steps - 1 - first % apart) / apart > most; i++) {
        apart = APART[i];
      }
      List<Tick> ticks = new ArrayList<>();
      for (int step = first % apart; step < steps; step += apart) {
        ticks.add(new Tick(step, label(step)));
      }
      return ticks;
    }
  }

  /** Returns steps counted from 1. */
  static Axis counted() {
    return new Time(Calendar.rows());
  }
}
