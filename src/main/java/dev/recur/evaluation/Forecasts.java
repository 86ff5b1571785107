package dev.recur.evaluation;

import dev.recur.forecast.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What one model forecast from every origin. */
public final class Forecasts {
  private final String model;
  private final double[][][][] values;
  private final ScoredQuantiles scored;
  private final List<List<Optional<Quantiles>>> quantiles;
  private final int standIns;

  /**
   * Keeps forecasts without quantiles.
   *
   * @param model the name users type
   * @param values shape [series][fold][target][step], original units; NaN where there is none
   * @param standIns how many of these, of one series from one origin, a simpler method made because
   *     the model could not be fitted
   */
  public Forecasts(String model, double[][][][] values, int standIns) {
    this(model, values, standIns, ScoredQuantiles.NONE, List.of());
  }

  private Forecasts(
      String model,
      double[][][][] values,
      int standIns,
      ScoredQuantiles scored,
      List<List<Optional<Quantiles>>> quantiles) {
    this.model = model;
    this.values = new double[values.length][][][];
    for (int s = 0; s < values.length; s++) {
      this.values[s] = new double[values[s].length][][];
      for (int f = 0; f < values[s].length; f++) {
        this.values[s][f] = new double[values[s][f].length][];
        for (int k = 0; k < values[s][f].length; k++) {
          this.values[s][f][k] = values[s][f][k].clone();
        }
      }
    }
    this.standIns = standIns;
    this.scored = scored;
    this.quantiles = quantiles.stream().map(List::copyOf).toList();
  }

  /** How much each of several forecasts from one origin weighs. */
  @FunctionalInterface
  public interface Weights {
    /**
     * Returns the weights.
     *
     * @param s series
     * @param fold of the series
     * @return one for each forecast, 0 or more, which sum to one
     */
    List<Double> of(int s, int fold);
  }

  /**
   * Returns the mean of points.
   *
   * @param model the name users type
   * @param members forecasts from the same origins, at least one
   * @param weights how much each weighs
   */
  public static Forecasts mean(String model, List<Forecasts> members, Weights weights) {
    Forecasts mean = new Forecasts(model, members.get(0).values, 0);
    for (int s = 0; s < mean.values.length; s++) {
      for (int f = 0; f < mean.values[s].length; f++) {
        List<Double> shares = weights.of(s, f);
        for (int k = 0; k < mean.values[s][f].length; k++) {
          for (int step = 0; step < mean.values[s][f][k].length; step++) {
            double sum = 0;
            for (int m = 0; m < shares.size(); m++) {
              sum += shares.get(m) > 0 ? shares.get(m) * members.get(m).values[s][f][k][step] : 0;
            }
            mean.values[s][f][k][step] = sum;
          }
        }
      }
    }
    return mean;
  }

  /**
   * Returns the same forecasts with quantiles beside them.
   *
   * @param which the quantiles that were asked for
   * @param made one list a series, with one element a fold; empty where there are none
   */
  public Forecasts with(ScoredQuantiles which, List<List<Optional<Quantiles>>> made) {
    return new Forecasts(model, values, standIns, which, made);
  }

  /** Returns the name users type. */
  public String model() {
    return model;
  }

  /** Returns how many forecasts, of one series from one origin, a simpler method made. */
  public int standIns() {
    return standIns;
  }

  /**
   * Returns the forecasts without those that another model did not make, so that both are scored on
   * the same points.
   *
   * @param other forecasts from the same origins
   */
  Forecasts onlyWhere(Forecasts other) {
    Forecasts only = new Forecasts(model, values, standIns, scored, quantiles);
    for (int s = 0; s < values.length; s++) {
      for (int f = 0; f < values[s].length; f++) {
        for (int k = 0; k < values[s][f].length; k++) {
          double[] made = other.values[s][f][k];
          for (int step = 0; step < values[s][f][k].length; step++) {
            if (step >= made.length || Double.isNaN(made[step])) {
              only.values[s][f][k][step] = Double.NaN;
            }
          }
        }
      }
    }
    return only;
  }

  /** Returns those of some series; how often another method stood in is not told of them. */
  Forecasts only(SeriesRange some) {
    return new Forecasts(
        model,
        Arrays.copyOfRange(values, some.from(), some.to()),
        0,
        scored,
        quantiles.isEmpty() ? quantiles : quantiles.subList(some.from(), some.to()));
  }

  /** Returns whether every forecast is a finite number. */
  public boolean areFinite() {
    return Arrays.stream(values)
        .flatMap(Arrays::stream)
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
  }

  /**
   * Returns a forecast.
   *
   * @param s series
   * @param fold of the series
   * @param target target
   * @param step ahead, from 0
   * @return original units; NaN if there is none
   */
  public double value(int s, int fold, int target, int step) {
    return values[s][fold][target][step];
  }

  /**
   * Returns the forecasts of a target from one origin.
   *
   * @return shape [step], original units; NaN where there is none
   */
  double[] values(int s, int fold, int target) {
    return values[s][fold][target].clone();
  }

  /** Returns the quantiles that were asked for. */
  public ScoredQuantiles scored() {
    return scored;
  }

  /**
   * Returns the quantiles of the forecast from one origin.
   *
   * @param s series
   * @param fold of the series
   * @return original units; empty if there are none
   */
  public Optional<Quantiles> quantiles(int s, int fold) {
    return quantiles.isEmpty() ? Optional.empty() : quantiles.get(s).get(fold);
  }
}
