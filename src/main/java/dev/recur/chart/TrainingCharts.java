package dev.recur.chart;

import dev.recur.model.Model;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.training.Epoch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How networks learnt: the loss and the error over validation, by epoch; what was watched. */
public final class TrainingCharts {
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
   * @param saved the model
   * @param data the whole series that it was trained on, to show what came; empty if they are not
   *     at hand
   * @return empty if no network of the model learnt by epochs
   */
  public static List<Chart> of(SavedModel saved, Optional<Panel> data) {
    Model model = saved.model();
    List<Learnt> networks =
        model.networks().stream()
            .map(network -> network.training())
            .filter(training -> !training.history().isEmpty())
            .map(training -> new Learnt(training.history(), training.bestEpoch()))
            .toList();
    return networks.isEmpty() ? List.of() : of(networks, saved, data);
  }

  private static List<Chart> of(List<Learnt> networks, SavedModel saved, Optional<Panel> data) {
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
    charts.addAll(new WatchedCharts(networks.get(0).history, networks.get(0).best, saved).of(data));
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
}
