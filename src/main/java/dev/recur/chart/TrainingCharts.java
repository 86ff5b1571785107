package dev.recur.chart;

import dev.recur.model.Model;
import dev.recur.training.Epoch;
import dev.recur.training.WatchedForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How networks learnt: the loss and the error over validation, by epoch; what was watched. */
public final class TrainingCharts {
  /** Epochs whose forecast is drawn, the first and the last among them. */
  private static final int WATCHED = 5;

  /** A network as it learnt: its epochs, and the number of that whose weights were kept. */
  private record Learnt(List<Epoch> history, int best) {
    private double[] losses() {
      return history.stream().mapToDouble(Epoch::loss).toArray();
    }

    private double[] errors() {
      return history.stream().mapToDouble(Epoch::validationError).toArray();
    }
  }

  private TrainingCharts() {}

  /**
   * Returns the charts.
   *
   * @return empty if no network of the model learnt by epochs
   */
  public static List<Chart> of(Model model) {
    List<Learnt> networks =
        model.networks().stream()
            .map(network -> network.training())
            .filter(training -> !training.history().isEmpty())
            .map(training -> new Learnt(training.history(), training.bestEpoch()))
            .toList();
    return networks.isEmpty() ? List.of() : of(networks);
  }

  private static List<Chart> of(List<Learnt> networks) {
    List<Chart> charts = new ArrayList<>();
    boolean validated =
        networks.stream()
            .flatMap(one -> Arrays.stream(one.errors()).boxed())
            .anyMatch(Double::isFinite);
    if (validated) {
      charts.add(
          curves(
              "Validation error by epoch; dots: kept",
              networks.stream().map(Learnt::errors).toList(),
              networks));
    }
    charts.add(curves("Loss by epoch", networks.stream().map(Learnt::losses).toList(), networks));
    networks.stream().map(Learnt::history).findFirst().ifPresent(first -> watched(first, charts));
    return charts;
  }

  private static Chart curves(String title, List<double[]> curves, List<Learnt> networks) {
    List<Mark> marks = new ArrayList<>();
    int steps = 1;
    for (double[] curve : curves) {
      steps = Math.max(steps, curve.length);
      marks.add(new Line(Line.Kind.FORECAST, 0, curve));
    }
    for (int i = 0; i < curves.size(); i++) {
      int best = networks.get(i).best() - 1;
      if (best >= 0 && best < curves.get(i).length) {
        marks.add(new Line(Line.Kind.RIVAL, best, new double[] {curves.get(i)[best]}));
      }
    }
    return new Chart(title, Axis.counted(), steps, marks);
  }

  /** The forecasts over validation, from the first epoch that was watched to the last. */
  private static void watched(List<Epoch> history, List<Chart> charts) {
    List<Epoch> all = history.stream().filter(epoch -> !epoch.watched().isEmpty()).toList();
    if (all.isEmpty()) {
      return;
    }
    int drawn = Math.min(WATCHED, all.size());
    WatchedForecast first = all.get(0).watched().get(0);
    for (int target = 0; target < first.targets().size(); target++) {
      List<Mark> marks = new ArrayList<>();
      for (int i = 0; i < drawn; i++) {
        int place = drawn == 1 ? 0 : i * (all.size() - 1) / (drawn - 1);
        Epoch epoch = all.get(place);
        boolean last = i == drawn - 1;
        double[] values =
            epoch.watched().get(0).targets().get(target).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Line.Kind kind = last ? Line.Kind.FORECAST : i == 0 ? Line.Kind.RIVAL : Line.Kind.NOMINAL;
        String label = last || i == 0 ? "epoch " + epoch.number() : "";
        marks.add(new Line(kind, 0, values, label));
      }
      String title = first.series().isEmpty() ? "Forecast over validation" : first.series();
      charts.add(new Chart(title, Axis.counted(), first.targets().get(target).size(), marks));
    }
  }
}
