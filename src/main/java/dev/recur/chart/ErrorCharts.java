package dev.recur.chart;

import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the errors of a model are spread and how they hang together: those of one series in original
 * units, of several in seasonal-naive errors.
 */
final class ErrorCharts {
  private static final int FEWEST = 8;
  private static final int MOST_BINS = 21;
  private static final int MOST_LAGS = 24;
  private static final double SEEN = 0.98;

  /** The errors of each forecast, forecast less what came, NaN where nothing came. */
  private final List<double[]> forecasts = new ArrayList<>();

  private final boolean scaled;

  ErrorCharts(Comparison comparison) {
    scaled = !comparison.isOne();
    Folds folds = comparison.folds();
    for (int s = 0; s < folds.panel().size(); s++) {
      for (int k = 0; k < folds.targets(); k++) {
        double scale = comparison.scale(s, k);
        List<double[]> of = new ArrayList<>();
        for (int f = 0; f < folds.of(s).size(); f++) {
          double[] errors = comparison.errors(comparison.model(), s, f, k);
          of.add(Arrays.stream(errors).map(error -> error / scale).toArray());
        }
        // forecasts of one step each are a sequence only together
        forecasts.addAll(folds.steps() > 1 ? of : List.of(joined(of)));
      }
    }
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  /** How often errors of each size came, per cent; empty where they are few or all alike. */
  Optional<Chart> distribution() {
    double[] errors = Arrays.stream(joined(forecasts)).filter(Double::isFinite).sorted().toArray();
    if (errors.length < FEWEST) {
      return Optional.empty();
    }
    double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
    double reach = sizes[(int) (SEEN * (sizes.length - 1))];
    if (!(reach > 0)) {
      return Optional.empty();
    }
    int most = Math.min(MOST_BINS, 2 * (int) Math.sqrt(errors.length / 2.0) + 1);
    double width = ValueAxis.step(2 * reach / (most - 1));
    int bins = 2 * (int) Math.rint(reach / width) + 1;
    double[] share = new double[bins];
    for (double error : errors) {
      int bin = (int) Math.rint(error / width) + bins / 2;
      share[Math.max(0, Math.min(bins - 1, bin))] += 100.0 / errors.length;
    }
    return Optional.of(
        new Chart(
            scaled ? "Scaled errors, % of all" : "Errors, % of all",
            new Axis.Sizes(width, bins / 2),
            bins,
            List.of(new Bars(Line.Kind.FORECAST, share))));
  }

  /**
   * How far errors of one forecast hang together, by steps apart, with the limits of chance if they
   * did not; empty where there are few.
   */
  Optional<Chart> autocorrelation() {
    int longest = forecasts.stream().mapToInt(errors -> errors.length).max().orElse(0);
    int lags = Math.min(MOST_LAGS, longest / 2);
    double squares = 0;
    int count = 0;
    for (double[] errors : forecasts) {
      for (double error : errors) {
        squares += Double.isFinite(error) ? error * error : 0;
        count += Double.isFinite(error) ? 1 : 0;
      }
    }
    if (lags < 2 || count < FEWEST || !(squares > 0)) {
      return Optional.empty();
    }
    double[] correlations = new double[lags];
    for (int lag = 1; lag <= lags; lag++) {
      double products = 0;
      int pairs = 0;
      for (double[] errors : forecasts) {
        for (int t = lag; t < errors.length; t++) {
          double product = errors[t] * errors[t - lag];
          products += Double.isFinite(product) ? product : 0;
          pairs += Double.isFinite(product) ? 1 : 0;
        }
      }
      correlations[lag - 1] = products / Math.max(1, pairs) / (squares / count);
    }
    return Optional.of(
        Correlogram.chart("Autocorrelation of errors, by steps apart", correlations, count));
  }
}
