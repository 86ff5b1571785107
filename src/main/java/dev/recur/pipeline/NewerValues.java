package dev.recur.pipeline;

import static dev.recur.series.Message.setting;

import dev.recur.evaluation.OneStepCheck.Span;
import dev.recur.fit.RunListener;
import dev.recur.fit.Work;
import dev.recur.forecast.CalibratedForecaster;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Calibrator;
import dev.recur.forecast.Calibrator.Origin;
import dev.recur.forecast.CountedForecaster;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.forecast.Seen;
import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.model.SeriesEnd;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Values after those that a model was trained on, and those before them by which forecasts one step
 * ahead are calibrated: what its weights have not learnt from.
 */
final class NewerValues {
  /** Values before the newer ones that calibrate, at the most, over all series. */
  private static final int MOST = 400;

  /** The same of one series. */
  private static final int MOST_OF_A_SERIES = 200;

  /** Steps over which those of many series are spread. */
  private static final int TIMES = 20;

  /** Seasons that a method should see before it is calibrated. */
  private static final int SEASONS_BEFORE = 3;

  /** Its multiples lie evenly between whole numbers however many there are. */
  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

  private final SavedModel model;
  private final int threads;
  private final Map<String, SeriesEnd> ends;

  NewerValues(SavedModel model, int threads) {
    this.model = model;
    this.threads = threads;
    ends =
        model.ends().stream()
            .collect(Collectors.toMap(end -> end.tail().name(), Function.identity()));
  }

  /** Returns what the model keeps of a series; empty if it was not trained on it. */
  Optional<SeriesEnd> end(TimeSeries series) {
    return Optional.ofNullable(ends.get(series.name()));
  }

  /**
   * Newer values of a series.
   *
   * @param series all that is known of it
   * @param unlearnt the first step that weights have not learnt from
   * @param first the first newer step
   */
  record Newer(TimeSeries series, int unlearnt, int first) {
    Span span() {
      return new Span(series, first, series.length());
    }
  }

  /**
   * Returns the newer values of a series; empty if there are none.
   *
   * @param series all that is known of it
   * @param since time of the first; empty for the first after the data of the training
   * @throws InputException if weights have learnt from one
   */
  Optional<Newer> of(TimeSeries series, Optional<String> since) {
    Optional<SeriesEnd> end = end(series);
    int last = end.map(known -> index(series, known, known.tail().length() - 1)).orElse(-1);
    int learnt = end.map(known -> index(series, known, known.lastSeen())).orElse(-1);
    int first = Math.max(1, since.map(series.calendar()::indexOf).orElse(last + 1));
    boolean weights = !model.model().isFittedToHistories();
    if (weights && first <= learnt) {
      throw new InputException(
              "%s: the weights of the model have learnt from the values up to %s"
                  .formatted(series.name(), series.calendar().label(learnt)))
          .mend("give a later ", setting("since"), ", or leave it out");
    }
    return first >= series.length()
        ? Optional.empty()
        : Optional.of(new Newer(series, weights ? Math.max(0, learnt + 1) : 0, first));
  }

  /** Returns the step of a series at which a step of its kept end stands. */
  private static int index(TimeSeries series, SeriesEnd end, int step) {
    return series.calendar().indexOf(end.tail().calendar().ticks(step));
  }

  /**
   * Values before the newer ones of a series that calibrate.
   *
   * @param span where they are
   * @param middle the step by which what calibrates is cut in an earlier and a later half
   */
  record Before(Span span, int middle) {
    Span earlier() {
      return new Span(span.series(), span.from(), cut());
    }

    Span later() {
      return new Span(span.series(), cut(), span.to());
    }

    private int cut() {
      return Math.max(span.from(), Math.min(span.to(), middle));
    }
  }

  /**
   * Returns the values before the newer ones that calibrate, of some series evenly spread. Where
   * few of a series do, those of one series lie at other times than those of the next: what happens
   * at one time happens to many series.
   */
  List<Before> before(List<Newer> newer) {
    int count = Math.min(newer.size(), MOST / 2);
    int each = Math.min(MOST_OF_A_SERIES, MOST / count);
    int needed = model.model().networks().stream().mapToInt(NetworkModel::needed).max().orElse(1);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Newer one = newer.get((int) ((long) i * newer.size() / count));
              double back = i * GOLDEN_RATIO - Math.floor(i * GOLDEN_RATIO);
              return before(one, needed, each, back);
            })
        .filter(before -> before.span.from() < before.span.to())
        .toList();
  }

  /**
   * @param needed values before the first that calibrates
   * @param each how many of a series calibrate
   * @param back how far before the newest of them they lie, 0 to 1
   */
  private Before before(Newer one, int needed, int each, double back) {
    int half = Math.max(one.first / 2, Math.min(SEASONS_BEFORE * model.season(), one.first - each));
    int least = one.unlearnt > 0 ? one.unlearnt : Math.max(needed, half);
    int low = Math.max(Math.max(1, least), one.first - each - TIMES);
    int free = Math.max(0, one.first - each - low);
    int to = one.first - (int) (back * (free + 1));
    int from = Math.min(Math.max(low, to - each), to);
    return new Before(new Span(one.series, from, to), (low + one.first + 1) / 2);
  }

  /**
   * Returns the calibration of the model one step ahead on values.
   *
   * @param listener hears how far it is
   */
  Calibration calibration(List<Span> spans, RunListener listener) {
    List<Origin> origins = new ArrayList<>();
    for (Span span : spans) {
      for (int t = span.from(); t < span.to(); t++) {
        origins.add(new Origin(span.series(), new Fold(t, 1)));
      }
    }
    if (origins.isEmpty()) {
      return Calibration.NONE;
    }
    listener.worked(Work.CALIBRATION, 0, origins.size());
    try (Forecaster forecaster =
        new CountedForecaster(
            forecaster(Calibration.NONE),
            done -> listener.worked(Work.CALIBRATION, done, origins.size()))) {
      return Calibrator.of(forecaster, origins, 1);
    }
  }

  /** Returns the forecaster of the model with a calibration of its own. */
  Forecaster forecaster(Calibration calibration) {
    return ParallelForecaster.of(
        () ->
            model
                .intervals()
                .of(
                    new CalibratedForecaster(
                        model.model().forecaster(), calibration, Seen.EVERYTHING)),
        threads);
  }
}
