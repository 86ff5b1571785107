package dev.recur.fit;

import dev.recur.classical.Method;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.evaluation.Units;
import dev.recur.forecast.Combination;
import dev.recur.forecast.CombinedForecaster;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.model.ClassicalModel;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.network.CellType;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses among networks and classical methods by a backtest before the held-out end: the mean of
 * the best network and the best classical method, which err in different ways, or the best of all
 * alone where it was clearly better than that. What is chosen is then fitted to all that comes
 * before the held-out end.
 *
 * @param config what the user said
 */
record AutoFitter(TrainConfig config) implements ModelFitter {
  private static final List<CellType> CELLS = List.of(CellType.GRU);

  /** By so much a model has to be better than a mean with its like of the other kind. */
  private static final double CLEARLY = 1.05;

  /** A model on trial: how it is fitted, and what it forecast. */
  private record Candidate(ModelChoice choice, Remembered forecaster, double error) {}

  @Override
  public Model fit(Task task, RunListener listener) {
    Task trial = task.beforeTest();
    Backtest backtest = HeldOut.backtest(trial, ScoredQuantiles.NONE);
    List<Candidate> candidates = new ArrayList<>();
    try {
      for (ModelChoice choice : choices()) {
        try {
          Model model = ModelFitter.of(config.withModel(choice)).fit(trial, RunListener.SILENT);
          Remembered forecaster = new Remembered(model.forecaster());
          double error = error(backtest, task.season(), forecaster);
          candidates.add(new Candidate(choice, forecaster, error));
        } catch (InputException e) {
          listener.note(choice + " is left out: " + e.getMessage());
        }
      }
      if (candidates.isEmpty()) {
        throw new InputException(
            "--model auto: nothing could be fitted before the held-out end; name a --model");
      }
      candidates.sort(Comparator.comparingDouble(Candidate::error));
      return chosen(task, backtest, candidates, listener);
    } finally {
      candidates.forEach(candidate -> candidate.forecaster().close());
    }
  }

  private static List<ModelChoice> choices() {
    List<ModelChoice> choices = new ArrayList<>();
    CELLS.forEach(cell -> choices.add(new ModelChoice.Network(cell)));
    for (Method method : Method.values()) {
      choices.add(new ModelChoice.Classical(method));
    }
    return choices;
  }

  private Model chosen(
      Task task, Backtest backtest, List<Candidate> candidates, RunListener listener) {
    listener.note(
        "auto: backtest error before the held-out end: "
            + candidates.stream()
                .map(c -> String.format(Locale.ROOT, "%s %.4g", c.choice(), c.error()))
                .collect(Collectors.joining(", ")));
    List<Candidate> best = candidates.subList(0, 1);
    double error = best.get(0).error();
    List<Candidate> pair = bestOfBothKinds(candidates);
    if (pair.size() > 1) {
      List<Forecaster> both = pair.stream().<Forecaster>map(Candidate::forecaster).toList();
      double errorOfMean =
          error(backtest, task.season(), new CombinedForecaster(Combination.MEAN, both));
      if (errorOfMean < CLEARLY * error) {
        best = pair;
        error = errorOfMean;
      }
    }
    List<Model> models = new ArrayList<>();
    for (Candidate candidate : best) {
      models.add(ModelFitter.of(config.withModel(candidate.choice())).fit(task, listener));
    }
    listener.note(
        String.format(
            Locale.ROOT,
            "auto: chose %s%s with error %.4g",
            best.size() > 1 ? "the mean of " : "",
            models.stream().map(Model::name).collect(Collectors.joining(", ")),
            error));
    return new CombinedModel("auto", Combination.MEAN, models);
  }

  /** Returns the best network and the best classical method, of those there are. */
  private static List<Candidate> bestOfBothKinds(List<Candidate> candidates) {
    Map<Boolean, Candidate> best = new TreeMap<>();
    candidates.forEach(c -> best.putIfAbsent(c.choice() instanceof ModelChoice.Network, c));
    return List.copyOf(best.values());
  }

  /** Returns RMSE for one target of one series, else the mean of MASE. */
  private static double error(Backtest backtest, int season, Forecaster forecaster) {
    Folds folds = backtest.folds();
    PointScore score =
        new Comparison(
                folds,
                season,
                Units.original(folds.panel()),
                backtest.of("auto", forecaster),
                List.of())
            .evaluation()
            .model()
            .overall();
    boolean single = folds.panel().size() == 1 && folds.targets() == 1;
    return single ? score.rmse() : score.mase().orElse(score.rmse());
  }

  @Override
  public Model refit(Task task, Model fitted, RunListener listener) {
    CombinedModel combined = (CombinedModel) fitted;
    List<Model> members = new ArrayList<>();
    for (Model member : combined.members()) {
      members.add(
          member instanceof ClassicalModel
              ? member
              : new NetworkFitter(config).refit(task, member, listener));
    }
    return new CombinedModel(combined.name(), combined.combination(), members);
  }

  /** A forecaster that makes each forecast once, whoever asks again. */
  private static final class Remembered implements Forecaster {
    private final Forecaster forecaster;
    private final Map<String, Forecast> made = new HashMap<>();

    Remembered(Forecaster forecaster) {
      this.forecaster = forecaster;
    }

    @Override
    public List<Forecast> forecast(
        List<TimeSeries> histories, int horizon, double[] probabilities) {
      List<TimeSeries> missing =
          histories.stream()
              .filter(h -> !made.containsKey(key(h, horizon, probabilities)))
              .toList();
      List<Forecast> forecasts = forecaster.forecast(missing, horizon, probabilities);
      for (int i = 0; i < missing.size(); i++) {
        made.put(key(missing.get(i), horizon, probabilities), forecasts.get(i));
      }
      return histories.stream().map(h -> made.get(key(h, horizon, probabilities))).toList();
    }

    private static String key(TimeSeries history, int horizon, double[] probabilities) {
      return String.join(
          " ",
          Integer.toString(horizon),
          Integer.toString(history.length()),
          Arrays.toString(probabilities),
          history.name());
    }

    @Override
    public void close() {
      forecaster.close();
    }
  }
}
