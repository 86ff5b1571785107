package dev.recur.pipeline;

import dev.recur.classical.ClassicalForecaster;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.ExplainConfig;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Folds;
import dev.recur.evaluation.Importance;
import dev.recur.evaluation.Metric;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.evaluation.Units;
import dev.recur.fit.RunListener;
import dev.recur.fit.Work;
import dev.recur.forecast.ChangedForecaster;
import dev.recur.forecast.Combination;
import dev.recur.forecast.ForecastParts;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Levels;
import dev.recur.model.ClassicalModel;
import dev.recur.model.CombinedModel;
import dev.recur.model.Model;
import dev.recur.model.NetworkModel;
import dev.recur.model.PretrainedModel;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.Explanation.Effect;
import dev.recur.pipeline.Explanation.Member;
import dev.recur.pipeline.Explanation.OneForecast;
import dev.recur.series.DemandClass;
import dev.recur.series.FeatureGroup;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.Schema.Role;
import dev.recur.series.TimeSeries;
import dev.recur.split.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * From a model and data to what drives its forecasts. For the whole, columns are shuffled in a
 * backtest (Breiman, Random forests, Machine Learning 45, 2001): what the error rises by is what
 * the model gets out of them. One forecast is made again with other values of a column, or without
 * a stretch of history.
 */
public final class ExplainRun {
  /** Stretches of history that are left out in turn, at the most. */
  private static final int STRETCHES = 4;

  /** Steps of a stretch where there is no season. */
  private static final int STEPS_WITHOUT_SEASON = 10;

  private final SavedModel model;
  private final ExplainConfig config;
  private final RunListener listener;
  private final Folds folds;
  private final List<FeatureGroup> groups;
  private final int place;

  /** Steps at the end of the history whose stretches are left out in turn. */
  private final int stretch;

  /** Forecasts made again so far. */
  private int changed;

  private ExplainRun(SavedModel model, ExplainConfig config, Folds folds, RunListener listener) {
    this.model = model;
    this.config = config;
    this.folds = folds;
    this.listener = listener;
    groups = groups();
    place = place();
    stretch = model.season() > 1 ? model.season() : STEPS_WITHOUT_SEASON;
  }

  /**
   * Explains.
   *
   * @param whole the model; of one whose forecasts add up they are looked at before they do
   * @param file whole series as the file has them
   * @param config what the user said
   * @param listener hears how far it is
   * @throws InputException if the backtest is not honest or not possible, or there is no such
   *     series
   */
  public static Explanation run(
      SavedModel whole, Panel file, ExplainConfig config, RunListener listener) {
    Panel panel = Sums.panel(whole.hierarchy(), file, listener);
    SavedModel model = Sums.apart(whole, listener);
    EvaluateConfig points =
        config
            .evaluate()
            .with()
            .rivals(Optional.of(List.of()))
            .levels(Optional.of(new Levels(List.of())))
            .build();
    Comparison comparison = EvaluateRun.run(model, panel, points, listener);
    ExplainRun run = new ExplainRun(model, config, comparison.folds(), listener);
    return run.explained(comparison.evaluation().model());
  }

  private Explanation explained(ModelScore score) {
    listener.worked(Work.CHANGES, 0, changes());
    boolean single = folds.panel().size() == 1 && folds.targets() == 1;
    boolean scaled = !single && Metric.MASE.of(score.overall()).isPresent();
    Metric metric = scaled ? Metric.MASE : Metric.RMSE;
    double error = metric.of(score.overall()).orElseThrow();
    List<Importance> columns = new ArrayList<>();
    for (FeatureGroup group : groups) {
      List<Double> shuffled = new ArrayList<>();
      for (int draw = 0; draw < config.draws(); draw++) {
        Shuffled shuffle = new Shuffled(group, false, folds.panel().series(), seed(draw));
        shuffled.add(metric.of(score(group.name(), shuffle).overall()).orElseThrow());
      }
      columns.add(Importance.of(group.name(), error, shuffled));
    }
    columns.sort(Comparator.comparingDouble(Importance::rise).reversed());
    return new Explanation(
        model.model().name(),
        metric,
        error,
        folds.forecasts(),
        folds.origins().horizon(),
        columns,
        one());
  }

  private long seed(int draw) {
    return config.seed() + 7919L * draw;
  }

  private ModelScore score(String name, Shuffled shuffle) {
    int before = changed;
    Backtest backtest =
        new Backtest(
            folds, ScoredQuantiles.NONE, (model, done, total) -> changedAgain(before + done));
    try (Forecaster forecaster =
        new ChangedForecaster(model.forecaster(config.evaluate().threads()), shuffle)) {
      return new Comparison(
              folds,
              model.season(),
              Units.original(folds.panel()),
              backtest.of(name, forecaster),
              List.of())
          .evaluation()
          .model();
    }
  }

  /** Returns the columns and the parts of the calendar that the model may read. */
  private List<FeatureGroup> groups() {
    List<FeatureGroup> all = new ArrayList<>();
    Map<Role, Integer> next = new EnumMap<>(Role.class);
    boolean networks = !model.model().networks().isEmpty();
    for (Covariate covariate : folds.panel().schema().covariates()) {
      int count = covariate.features().size();
      int first = next.getOrDefault(covariate.role(), 0);
      next.put(covariate.role(), first + count);
      FeatureGroup group = group(covariate.column(), covariate.role(), first, count);
      if (networks || (covariate.role() == Role.FUTURE && model.model().seesFutureCovariates())) {
        all.add(group);
      }
    }
    if (model.model().seesFutureCovariates()) {
      int from = next.getOrDefault(Role.FUTURE, 0);
      List<String> calendar = model.data().calendar().names();
      for (int i = 0; i < calendar.size(); i += 2) {
        String field = calendar.get(i).substring(calendar.get(i).indexOf(' ') + 1);
        all.add(group(field + " (calendar)", Role.FUTURE, from + i, 2));
      }
      if (!model.data().holidays().isEmpty()) {
        all.add(group("holidays", Role.FUTURE, from + calendar.size(), 1));
      }
    }
    return all;
  }

  private static FeatureGroup group(String name, Role role, int from, int count) {
    return new FeatureGroup(name, role, IntStream.range(from, from + count).boxed().toList());
  }

  /** Takes the last forecast of the backtest apart. */
  private OneForecast one() {
    TimeSeries series = folds.series(place);
    Fold fold = lastFold();
    TimeSeries history = series.slice(0, fold.observed());
    try (Forecaster forecaster = model.forecaster()) {
      double[] forecast = points(forecaster, history, fold.steps());
      List<Effect> effects = new ArrayList<>();
      for (FeatureGroup group : groups) {
        List<TimeSeries> changed =
            IntStream.range(0, config.draws())
                .mapToObj(
                    draw ->
                        new Shuffled(group, true, folds.panel().series(), seed(draw))
                            .apply(history))
                .toList();
        String name = group.name() + (group.role() == Role.FUTURE ? ", ahead" : "");
        effects.add(effect(name, forecaster, forecast, changed));
      }
      effects.addAll(stretches(forecaster, forecast, history));
      return new OneForecast(
          series.name(),
          folds.panel().schema().targets().get(0),
          series.calendar().label(fold.observed()),
          Arrays.stream(forecast).average().orElseThrow(),
          effects,
          members(history, fold.steps()));
    }
  }

  private Fold lastFold() {
    List<Fold> own = folds.of(place);
    return own.get(own.size() - 1);
  }

  /** Returns how many forecasts are made again. */
  private int changes() {
    int each = groups.size() * (folds.forecasts() + 1) + stretches(lastFold().observed());
    return config.draws() * each;
  }

  private void changedAgain(int all) {
    if (all > changed) {
      changed = all;
      listener.worked(Work.CHANGES, changed, changes());
    }
  }

  private int place() {
    if (config.series().isEmpty()) {
      return 0;
    }
    for (int s = 0; s < folds.panel().size(); s++) {
      if (folds.series(s).name().equals(config.series().get())) {
        return s;
      }
    }
    throw new InputException(
        "there is no series '%s' in the backtest; the first is '%s'"
            .formatted(config.series().get(), folds.series(0).name()));
  }

  private List<Effect> stretches(Forecaster forecaster, double[] forecast, TimeSeries history) {
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < stretches(history.length()); i++) {
      SplittableRandom random = new SplittableRandom(config.seed() + i);
      List<TimeSeries> changed = new ArrayList<>();
      for (int draw = 0; draw < config.draws(); draw++) {
        int moved = draw == 0 ? 0 : random.nextInt(Math.max(1, stretch / 2));
        int to = history.length() - i * stretch - moved;
        changed.add(history.without(Math.max(1, to - stretch), to));
      }
      String name =
          i == 0
              ? "the last " + stretch + " steps"
              : "steps " + (i * stretch + 1) + " to " + (i + 1) * stretch + " before";
      effects.add(effect(name, forecaster, forecast, changed));
    }
    return effects;
  }

  /** Returns how many stretches of a history are left out in turn. */
  private int stretches(int length) {
    return Math.min(STRETCHES, (length - 1) / (2 * stretch));
  }

  private Effect effect(
      String name, Forecaster forecaster, double[] forecast, List<TimeSeries> others) {
    double[] shifts = new double[others.size()];
    double squares = 0;
    for (int draw = 0; draw < shifts.length; draw++) {
      double[] other = points(forecaster, others.get(draw), forecast.length);
      changedAgain(changed + 1);
      for (int step = 0; step < forecast.length; step++) {
        double difference = forecast[step] - other[step];
        shifts[draw] += difference / forecast.length;
        squares += difference * difference / forecast.length / shifts.length;
      }
    }
    double mean = Arrays.stream(shifts).average().orElseThrow();
    double spread = Arrays.stream(shifts).map(shift -> (shift - mean) * (shift - mean)).sum();
    double deviation = Math.sqrt(spread / Math.max(1, shifts.length - 1));
    return new Effect(name, mean, deviation, Math.sqrt(squares));
  }

  private static double[] points(Forecaster forecaster, TimeSeries history, int steps) {
    return forecaster.forecast(List.of(history), steps).get(0).points().target(0);
  }

  private List<Member> members(TimeSeries history, int steps) {
    return model
        .model()
        .as(
            new Model.Kinds<List<Member>>() {
              @Override
              public List<Member> network(NetworkModel network) {
                return List.of();
              }

              @Override
              public List<Member> classical(ClassicalModel classical) {
                return List.of(member(classical, Optional.empty(), history, steps));
              }

              @Override
              public List<Member> pretrained(PretrainedModel pretrained) {
                return List.of();
              }

              @Override
              public List<Member> combined(CombinedModel combined) {
                return members(combined, history, steps);
              }
            });
  }

  private static List<Member> members(CombinedModel combined, TimeSeries history, int steps) {
    List<Double> weights =
        DemandClass.isIntermittent(history) ? combined.intermittent() : combined.weights();
    double sum = weights.stream().mapToDouble(weight -> weight).sum();
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      Optional<Double> weight =
          combined.combination() == Combination.MEDIAN
              ? Optional.empty()
              : Optional.of(weights.get(i) / sum);
      if (weight.orElse(1.0) > 0) {
        members.add(member(combined.members().get(i), weight, history, steps));
      }
    }
    return members;
  }

  private static Member member(
      Model model, Optional<Double> weight, TimeSeries history, int steps) {
    try (Forecaster forecaster = model.forecaster()) {
      double mean = Arrays.stream(points(forecaster, history, steps)).average().orElseThrow();
      return new Member(model.name(), weight, mean, model.as(new Parts(history, steps)));
    }
  }

  /**
   * Level, trend and season of a method that has them.
   *
   * @param history up to the origin
   * @param steps ahead
   */
  private record Parts(TimeSeries history, int steps)
      implements Model.Kinds<Optional<ForecastParts>> {
    @Override
    public Optional<ForecastParts> network(NetworkModel network) {
      return Optional.empty();
    }

    @Override
    public Optional<ForecastParts> classical(ClassicalModel classical) {
      return new ClassicalForecaster(classical.method(), classical.season())
          .fit(history)
          .targets()
          .get(0)
          .parts(steps);
    }

    @Override
    public Optional<ForecastParts> pretrained(PretrainedModel pretrained) {
      return Optional.empty();
    }

    @Override
    public Optional<ForecastParts> combined(CombinedModel combined) {
      return Optional.empty();
    }
  }
}
