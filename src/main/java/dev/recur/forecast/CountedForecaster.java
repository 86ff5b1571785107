package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Tells how many forecasts another has made so far. */
public final class CountedForecaster implements ForecasterAround {
  /** Histories that are given together to one that does them together, once many were made. */
  private static final int MANY = 1024;

  /** What that does together, so often at the least: some of it may be slow. */
  private static final int BLOCKS = 2;

  private static final int FEW = 16;

  private final Forecaster forecaster;
  private final IntConsumer made;
  private final int least;
  private int count;

  /**
   * @param forecaster the other
   * @param made hears of all forecasts so far, in the thread that asks for them
   */
  public CountedForecaster(Forecaster forecaster, IntConsumer made) {
    this.forecaster = forecaster;
    this.made = made;
    least = Math.max(FEW, BLOCKS * forecaster.together());
  }

  @Override
  public Forecaster forecaster() {
    return forecaster;
  }

  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    while (forecasts.size() < histories.size()) {
      int from = forecasts.size();
      int to = Math.min(histories.size(), from + part());
      forecasts.addAll(forecaster.forecast(histories.subList(from, to), horizon, probabilities));
      count += to - from;
      made.accept(count);
    }
    return forecasts;
  }

  /** How many are asked for at a time: as many as were made before, so that a few are told soon. */
  private int part() {
    return forecaster.together() == 1 ? FEW : Math.max(least, Math.min(MANY, count));
  }
}
