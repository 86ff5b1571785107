package dev.recur.evaluation;

import dev.recur.forecast.Fitter;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Quantiles;
import dev.recur.series.Interruption;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forecasts from every origin of every series. Whatever is fitted or forecast at an origin is given
 * a slice of the series that ends there, so nothing can see past it.
 */
public final class Backtest {
  /** Forecasts asked for together; more would make the progress jump. */
  private static final int CHUNK = 32;

  private final Folds folds;
  private final ScoredQuantiles scored;
  private final BacktestListener listener;

  /**
   * Makes a backtest.
   *
   * @param folds origins, each with at least one value before it
   * @param scored quantiles asked for beside the points
   * @param listener hears how far it is
   */
  public Backtest(Folds folds, ScoredQuantiles scored, BacktestListener listener) {
    this.folds = folds;
    this.scored = scored;
    this.listener = listener;
  }

  /** Returns the quantiles asked for beside the points. */
  public ScoredQuantiles scored() {
    return scored;
  }

  /** Returns what hears how far it is. */
  public BacktestListener listener() {
    return listener;
  }

  /** Returns the origins and what came after them. */
  public Folds folds() {
    return folds;
  }

  /**
   * Returns the forecasts of something that is fitted once, or by itself to every history.
   *
   * @param model the name users type
   * @param forecaster sees, for each origin, the values up to it and nothing else
   */
  public Forecasts of(String model, Forecaster forecaster) {
    Made made = new Made(model);
    made.forecast(forecaster, 0, folds.count());
    return made.forecasts();
  }

  /**
   * Returns the forecasts of something that is fitted again at every k-th origin, as the origins
   * say, and used until the next fit. It is fitted to all series, each up to its own origin of that
   * number, or up to its last one if it has fewer.
   *
   * @param model the name users type
   * @param fitter sees, for each fit, the values up to the origins and nothing else
   * @throws IllegalStateException if the origins say that nothing is fitted again
   */
  public Forecasts of(String model, Fitter fitter) {
    int every = folds.origins().refitEvery();
    if (every == 0) {
      throw new IllegalStateException(model + " is not to be fitted again");
    }
    Made made = new Made(model);
    for (int f = 0; f < folds.count(); f += every) {
      try (Forecaster fitted = fitter.fit(folds.histories(f))) {
        made.forecast(fitted, f, Math.min(folds.count(), f + every));
      }
    }
    return made.forecasts();
  }

  /** The forecasts of one model as they are made. */
  private final class Made {
    private final String model;
    private final double[][][][] values = new double[folds.panel().size()][][][];
    private final List<List<Optional<Quantiles>>> quantiles = new ArrayList<>();
    private final int total;
    private int done;
    private int standIns;

    Made(String model) {
      this.model = model;
      int all = 0;
      for (int s = 0; s < values.length; s++) {
        values[s] = new double[folds.of(s).size()][][];
        quantiles.add(new ArrayList<>(Collections.nCopies(values[s].length, Optional.empty())));
        all += values[s].length;
      }
      total = all;
      listener.forecast(model, 0, total);
    }

    /** Forecasts from the folds of a range, in chunks. */
    void forecast(Forecaster forecaster, int from, int to) {
      List<int[]> places = new ArrayList<>();
      for (int s = 0; s < values.length; s++) {
        for (int f = from; f < Math.min(to, values[s].length); f++) {
          places.add(new int[] {s, f});
          if (places.size() == CHUNK) {
            forecast(forecaster, places);
            places.clear();
          }
        }
      }
      if (!places.isEmpty()) {
        forecast(forecaster, places);
      }
    }

    /**
     * Forecasts as far as values came: where the end cuts the last fold of a series short, nobody
     * knows the future covariates beyond it.
     */
    private void forecast(Forecaster forecaster, List<int[]> places) {
      Interruption.check();
      Map<Integer, List<int[]>> bySteps = new LinkedHashMap<>();
      for (int[] at : places) {
        int steps = folds.of(at[0]).get(at[1]).steps();
        bySteps.computeIfAbsent(steps, x -> new ArrayList<>()).add(at);
      }
      bySteps.forEach((steps, some) -> forecast(forecaster, some, steps));
    }

    private void forecast(Forecaster forecaster, List<int[]> places, int steps) {
      List<TimeSeries> histories = places.stream().map(at -> folds.history(at[0], at[1])).toList();
      List<Forecast> forecasts = forecaster.forecast(histories, steps, scored.asked());
      for (int i = 0; i < places.size(); i++) {
        int[] at = places.get(i);
        TimeSeries points = forecasts.get(i).points();
        standIns += forecasts.get(i).fallback().isPresent() ? 1 : 0;
        double[][] targets = new double[points.targetCount()][];
        for (int k = 0; k < targets.length; k++) {
          targets[k] = points.target(k);
        }
        values[at[0]][at[1]] = targets;
        quantiles.get(at[0]).set(at[1], forecasts.get(i).quantiles());
      }
      done += places.size();
      listener.forecast(model, done, total);
    }

    Forecasts forecasts() {
      return new Forecasts(model, values, standIns).with(scored, quantiles);
    }
  }
}
