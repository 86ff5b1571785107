package dev.recur.forecast;

import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A forecaster whose points are the means of another's distributions, where that one's are medians:
 * of demand that is mostly zero the median is zero, and the mean is what has to be delivered.
 *
 * @param forecaster with distributions of its own; closed with this
 */
public record MeanForecaster(Forecaster forecaster) implements ForecasterAround {
  /** Quantiles, evenly spread, whose mean is the point. */
  private static final double[] SPREAD =
      IntStream.range(0, 40).mapToDouble(i -> (i + 0.5) / 40).toArray();

  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    double[] all =
        DoubleStream.concat(Arrays.stream(SPREAD), Arrays.stream(probabilities))
            .sorted()
            .distinct()
            .toArray();
    List<Forecast> means = new ArrayList<>(histories.size());
    for (Forecast forecast : forecaster.forecast(histories, horizon, all)) {
      means.add(
          forecast
              .quantiles()
              .map(own -> mean(histories.get(means.size()), own, probabilities))
              .orElse(forecast));
    }
    return means;
  }

  private static Forecast mean(TimeSeries history, Quantiles own, double[] probabilities) {
    double[][] points = new double[history.targetCount()][own.of(0, 0).length];
    double[][][] asked = new double[points.length][probabilities.length][];
    for (int target = 0; target < points.length; target++) {
      for (double probability : SPREAD) {
        double[] quantile = of(own, target, probability);
        double[] sum = points[target];
        Arrays.setAll(sum, step -> sum[step] + quantile[step] / SPREAD.length);
      }
      for (int p = 0; p < probabilities.length; p++) {
        asked[target][p] = of(own, target, probabilities[p]);
      }
    }
    Forecast forecast = Forecast.after(history, points);
    return probabilities.length == 0
        ? forecast
        : forecast.with(new Quantiles(probabilities, asked));
  }

  private static double[] of(Quantiles own, int target, double probability) {
    return own.of(target, Arrays.binarySearch(own.probabilities(), probability));
  }
}
