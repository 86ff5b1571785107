package dev.recur.evaluation;

import dev.recur.series.Panel;
import dev.recur.series.SeasonalScale;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The origins of every series of a panel and what came after them. Filled-in values do not count as
 * having come.
 */
public final class Folds {
  private final Panel panel;
  private final Origins origins;
  private final List<List<Fold>> folds;

  /**
   * Makes folds.
   *
   * @param panel whole series
   * @param origins what they were made of
   * @param folds in time order, one list a series, none empty
   */
  public Folds(Panel panel, Origins origins, List<List<Fold>> folds) {
    this.panel = panel;
    this.origins = origins;
    this.folds = folds.stream().map(List::copyOf).toList();
    if (folds.size() != panel.size() || folds.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(panel.size() + " series and folds " + folds);
    }
  }

  /** Returns those of some series. */
  Folds only(SeriesRange some) {
    Panel part = new Panel(panel.schema(), panel.series().subList(some.from(), some.to()));
    return new Folds(part, origins, folds.subList(some.from(), some.to()));
  }

  /** Returns the whole series. */
  public Panel panel() {
    return panel;
  }

  /** Returns where forecasts begin and how much they see. */
  public Origins origins() {
    return origins;
  }

  /**
   * Returns a whole series.
   *
   * @param s series
   */
  public TimeSeries series(int s) {
    return panel.series().get(s);
  }

  /**
   * Returns the folds of a series, in time order.
   *
   * @param s series
   */
  public List<Fold> of(int s) {
    return folds.get(s);
  }

  /**
   * Returns what is seen of a series from an origin.
   *
   * @param s series
   * @param fold of the series
   */
  public TimeSeries history(int s, int fold) {
    return origins.history(series(s), of(s).get(fold).observed());
  }

  /**
   * Returns what is seen of each series from its origin of a number, or from its last one if it has
   * fewer.
   *
   * @param fold the number, from 0
   */
  public List<TimeSeries> histories(int fold) {
    List<TimeSeries> histories = new ArrayList<>();
    for (int s = 0; s < panel.size(); s++) {
      histories.add(history(s, Math.min(fold, of(s).size() - 1)));
    }
    return histories;
  }

  /** Returns the values of each series before its first origin. */
  public List<TimeSeries> before() {
    return IntStream.range(0, panel.size())
        .mapToObj(s -> series(s).slice(0, of(s).get(0).observed()))
        .toList();
  }

  /** Returns the folds of the series that has most. */
  public int count() {
    return folds.stream().mapToInt(List::size).max().orElseThrow();
  }

  /** Returns how many forecasts of a series there are, over all of them. */
  public int forecasts() {
    return folds.stream().mapToInt(List::size).sum();
  }

  /** Returns the number of targets. */
  public int targets() {
    return panel.schema().targets().size();
  }

  /** Returns the steps of the longest fold. */
  public int steps() {
    return folds.stream().flatMap(List::stream).mapToInt(Fold::steps).max().orElseThrow();
  }

  /**
   * Returns the names of the folds: the time of the origin where all series have the same,
   * otherwise numbers from 1.
   */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int f = 0; f < count(); f++) {
      List<String> origins = new ArrayList<>();
      for (int s = 0; s < panel.size(); s++) {
        if (f < folds.get(s).size()) {
          origins.add(series(s).calendar().label(folds.get(s).get(f).observed() - 1));
        }
      }
      if (origins.stream().distinct().count() > 1) {
        return java.util.stream.IntStream.rangeClosed(1, count())
            .mapToObj(Integer::toString)
            .toList();
      }
      names.add(origins.get(0));
    }
    return names;
  }

  /** Returns the seasonal-naive error of one target of one series before its first origin. */
  SeasonalScale scale(int s, int target, int season) {
    int before = folds.get(s).get(0).observed();
    double[] seen = before == 0 ? new double[0] : series(s).slice(0, before).target(target);
    return SeasonalScale.of(seen, season);
  }
}
