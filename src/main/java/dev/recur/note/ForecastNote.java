package dev.recur.note;

import dev.recur.forecast.Fallback;
import dev.recur.forecast.Forecast;
import dev.recur.series.FoundOutlier;
import java.util.List;
import java.util.Optional;

/** How forecasts were made otherwise than asked. */
public sealed interface ForecastNote extends Note {
  /**
   * Another method made some of the forecasts.
   *
   * @param model that was asked for
   * @param fallbacks forecasts by another method
   * @param forecasts in all
   * @param first of the other methods, and why
   */
  record FellBack(String model, int fallbacks, int forecasts, Fallback first)
      implements ForecastNote {}

  /**
   * A network that has learnt a vector for each series is to forecast others.
   *
   * @param unmet series that it has not met
   * @param series in all
   * @param first series that it has not met
   */
  record UnmetSeries(int unmet, int series, String first) implements ForecastNote {}

  /**
   * Returns how many forecasts another method made; empty if the model made all of them.
   *
   * @param model that was asked for, by the name users type
   * @param forecasts one a history
   */
  static Optional<ForecastNote> fallbacks(String model, List<Forecast> forecasts) {
    List<Fallback> fallbacks =
        forecasts.stream().flatMap(forecast -> forecast.fallback().stream()).toList();
    return fallbacks.stream()
        .findFirst()
        .map(first -> new FellBack(model, fallbacks.size(), forecasts.size(), first));
  }

  /**
   * The last values before the forecast that are outliers.
   *
   * @param found at least one
   */
  record LastValues(List<FoundOutlier> found) implements ForecastNote {
    /** Copies the list. */
    public LastValues {
      found = List.copyOf(found);
    }

    /** Returns the note, if there is one to say. */
    public static Optional<LastValues> of(List<FoundOutlier> found) {
      return found.isEmpty() ? Optional.empty() : Optional.of(new LastValues(found));
    }
  }
}
