package dev.recur.chart;

import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.Split;
import dev.recur.training.Epoch;
import dev.recur.training.WatchedForecast;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The forecasts over validation that were watched, of some epochs, over what came. */
final class WatchedCharts {
  /** Epochs that are drawn, the first, the last and the one kept among them. */
  private static final int DRAWN = 5;

  private final List<Epoch> watched;
  private final int best;
  private final SavedModel saved;

  /**
   * @param history of a network
   * @param best number of the epoch whose weights were kept
   * @param saved the model
   */
  WatchedCharts(List<Epoch> history, int best, SavedModel saved) {
    watched = history.stream().filter(epoch -> !epoch.watched().isEmpty()).toList();
    this.best = best;
    this.saved = saved;
  }

  /**
   * Returns a chart of every target; none if nothing was watched.
   *
   * @param data what the model was trained on; empty if it is not at hand
   */
  List<Chart> of(Optional<Panel> data) {
    if (watched.isEmpty()) {
      return List.of();
    }
    WatchedForecast first = watched.get(0).watched().get(0);
    Optional<TimeSeries> series =
        data.flatMap(
            panel ->
                panel.series().stream()
                    .filter(one -> one.name().equals(first.series()))
                    .findFirst());
    return IntStream.range(0, first.targets().size())
        .mapToObj(target -> of(first, target, series))
        .toList();
  }

  private Chart of(WatchedForecast first, int target, Optional<TimeSeries> series) {
    int steps = first.targets().get(target).size();
    List<Mark> marks = new ArrayList<>();
    Axis axis = Axis.counted();
    if (series.isPresent()) {
      int from = Split.of(series.get(), saved.split()).trainEnd();
      int to = Math.min(series.get().length(), from + steps);
      axis = new Axis.Time(series.get().calendar().from(from));
      marks.add(new Observed(series.get(), target, from, to).line());
    }
    List<Integer> places = places();
    boolean keptIsThere = places.stream().anyMatch(place -> watched.get(place).number() == best);
    for (int place : places) {
      Epoch epoch = watched.get(place);
      double[] values =
          epoch.watched().get(0).targets().get(target).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      boolean last = place == watched.size() - 1;
      boolean kept = epoch.number() == best;
      Line.Kind kind =
          kept || (last && !keptIsThere)
              ? Line.Kind.FORECAST
              : place == 0 ? Line.Kind.RIVAL : Line.Kind.NOMINAL;
      String label = kept || last || place == 0 ? "epoch " + epoch.number() : "";
      marks.add(new Line(kind, 0, values, kept ? label + ", kept" : label));
    }
    String title = Chart.title(first.series(), saved.schema().targets(), target);
    return new Chart(title + " over validation", axis, steps, marks);
  }

  private List<Integer> places() {
    int drawn = Math.min(DRAWN, watched.size());
    TreeSet<Integer> places = new TreeSet<>();
    for (int i = 0; i < drawn; i++) {
      places.add(drawn == 1 ? 0 : i * (watched.size() - 1) / (drawn - 1));
    }
    IntStream.range(0, watched.size())
        .filter(place -> watched.get(place).number() == best)
        .forEach(places::add);
    return List.copyOf(places);
  }
}
