package dev.recur.chart;

import dev.recur.series.Calendar;
import java.util.ArrayList;
import java.util.List;

/** What the steps of a chart stand for. */
public sealed interface Axis permits Axis.Time, Axis.Named {
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
    public List<Tick> ticks(int steps, int most) {
      int letters = LETTERS * most / steps - 1;
      int longest = names.stream().mapToInt(String::length).max().orElse(0);
      int apart = letters >= Math.min(longest, SHORTEST) ? 1 : (steps + most - 1) / most;
      List<Tick> ticks = new ArrayList<>();
      for (int step = 0; step < steps; step += apart) {
        ticks.add(new Tick(step, Chart.cut(names.get(step), Math.max(SHORTEST, letters))));
      }
      return ticks;
    }
  }

  /** Returns steps counted from 1. */
  static Axis counted() {
    return new Time(Calendar.rows());
  }
}
