package dev.recur.pipeline;

import dev.recur.config.EvaluateConfig;
import dev.recur.config.ModelChoice;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Forecasts;
import dev.recur.evaluation.Origins;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.evaluation.Units;
import dev.recur.fit.HeldOut;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.PanelForecast;
import dev.recur.forecast.Quantiles;
import dev.recur.note.ScoreNote;
import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From a forecast made by anything, and the values that came, to its score. Rows are joined by
 * series and time; those that have no partner are named.
 */
public final class GivenForecastRun {
  private static final String NAME = "forecast";

  private final PanelForecast forecast;
  private final Panel actuals;
  private final RunListener listener;

  private GivenForecastRun(PanelForecast forecast, Panel actuals, RunListener listener) {
    this.forecast = forecast;
    this.actuals = actuals;
    this.listener = listener;
  }

  /**
   * Scores a forecast.
   *
   * @param forecast the forecast, with the columns of the actual values, and perhaps the ends of
   *     intervals as further targets
   * @param actuals what came, and perhaps what was before; with values before every forecast there
   *     are a scale for MASE and rivals
   * @param season steps in a season, 1 for none
   * @param config the rivals, the units and the threads are looked at
   * @param listener hears what has no partner
   * @throws InputException if nothing can be joined
   */
  public static Comparison run(
      Panel forecast, Panel actuals, int season, EvaluateConfig config, RunListener listener) {
    PanelForecast given = GivenForecast.of(forecast, actuals.schema());
    return new GivenForecastRun(given, actuals, listener).run(season, config);
  }

  /** What came of one series, and the forecast of the same steps; missing where it has gaps. */
  private record Pair(
      TimeSeries actual, Fold fold, TimeSeries forecast, Optional<Quantiles> quantiles) {
    /** Returns shape [fold][target][step], of one fold; NaN where the forecast has a gap. */
    double[][][] values() {
      double[][] values = new double[forecast.targetCount()][];
      Arrays.setAll(values, forecast::target);
      return new double[][][] {values};
    }
  }

  private Comparison run(int season, EvaluateConfig config) {
    List<Pair> pairs = pairs();
    Panel joined = new Panel(actuals.schema(), pairs.stream().map(Pair::actual).toList());
    int horizon = pairs.stream().mapToInt(pair -> pair.fold().steps()).max().orElseThrow();
    Folds folds =
        new Folds(
            joined, Origins.of(horizon), pairs.stream().map(pair -> List.of(pair.fold())).toList());
    ScoredQuantiles scored = ScoredQuantiles.endsOf(forecast.levels());
    Forecasts given =
        new Forecasts(NAME, pairs.stream().map(Pair::values).toArray(double[][][][]::new), 0)
            .with(scored, pairs.stream().map(pair -> List.of(pair.quantiles())).toList());
    boolean history = pairs.stream().allMatch(pair -> pair.fold().observed() > 0);
    List<ModelChoice.Untrained> asked = config.rivals(folds.before(), season);
    List<ModelChoice.Untrained> rivals = history ? asked : List.of();
    if (!history && !asked.isEmpty()) {
      listener.note(new ScoreNote.NothingBefore());
    }
    int[] trainEnds = pairs.stream().mapToInt(pair -> pair.fold().observed()).toArray();
    return HeldOut.comparison(
        new Backtest(folds, scored, listener),
        config.standard() ? Units.standard(joined, trainEnds) : Units.original(joined),
        season,
        given,
        new HeldOut.Rivals(rivals, config.threads()));
  }

  private List<Pair> pairs() {
    Map<List<String>, TimeSeries> byKeys = new LinkedHashMap<>();
    actuals.series().forEach(series -> byKeys.put(series.keys(), series));
    List<Pair> pairs = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Forecast made : forecast.forecasts()) {
      TimeSeries actual = byKeys.remove(made.points().keys());
      if (actual == null) {
        unknown.add(made.points().name());
      } else {
        join(made, actual, pairs);
      }
    }
    tell(ScoreNote.Kind.FORECAST_SERIES, "", unknown);
    List<String> rest = byKeys.values().stream().map(TimeSeries::name).toList();
    tell(ScoreNote.Kind.ACTUAL_SERIES, "", rest);
    if (pairs.isEmpty()) {
      throw new InputException(
          "no row of the forecast has an actual value at its time; the forecast begins at "
              + forecast.forecasts().get(0).points().calendar().label(0)
              + ", the actual values end at "
              + end(actuals.series().get(0)));
    }
    return pairs;
  }

  private static String end(TimeSeries series) {
    return series.calendar().label(series.length() - 1);
  }

  private void join(Forecast made, TimeSeries actual, List<Pair> pairs) {
    TimeSeries series = made.points();
    if (actuals.schema().time().isEmpty() && series.length() != actual.length()) {
      throw new InputException(
          "%s: without times, %d rows of forecast and %d actual values cannot be joined; give as"
                  .formatted(series.name(), series.length(), actual.length())
              + " many of each");
    }
    Calendar calendar = series.calendar();
    int offset = actual.calendar().indexOf(calendar.ticks(0));
    boolean inStep =
        actual.calendar().ticks(offset) == calendar.ticks(0)
            && calendar.frequency().equals(actual.calendar().frequency());
    int from = Math.max(0, offset);
    int to = inStep ? Math.min(actual.length(), offset + series.length()) : from;
    List<String> alone = new ArrayList<>();
    for (int t = 0; t < series.length(); t++) {
      int at = t + offset;
      if (at < from || at >= to || nothingObserved(actual, at)) {
        alone.add(calendar.label(t));
      }
    }
    tell(ScoreNote.Kind.FORECAST_ROW, series.name(), alone);
    if (from < to) {
      TimeSeries joined = series.slice(from - offset, to - offset);
      tellGaps(joined);
      pairs.add(
          new Pair(
              actual,
              new Fold(from, to - from),
              joined,
              made.quantiles().map(all -> all.slice(from - offset, to - offset))));
    }
  }

  private static boolean nothingObserved(TimeSeries series, int t) {
    for (int k = 0; k < series.targetCount(); k++) {
      if (series.observed(k, t)) {
        return false;
      }
    }
    return true;
  }

  private void tellGaps(TimeSeries series) {
    List<String> missing = new ArrayList<>();
    for (int t = 0; t < series.length(); t++) {
      for (int k = 0; k < series.targetCount(); k++) {
        if (!series.observed(k, t)) {
          missing.add(series.calendar().label(t));
          break;
        }
      }
    }
    tell(ScoreNote.Kind.FORECAST_GAP, series.name(), missing);
  }

  /** Tells what has no partner, if there is anything. */
  private void tell(ScoreNote.Kind kind, String series, List<String> names) {
    if (!names.isEmpty()) {
      listener.note(new ScoreNote.Unpaired(kind, series, names));
    }
  }
}
