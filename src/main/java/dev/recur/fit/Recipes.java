package dev.recur.fit;

import static dev.recur.series.Message.setting;

import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.NetworkConfig;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.model.NetworkModel;
import dev.recur.network.DecoderSpec;
import dev.recur.network.EmbeddingSpec;
import dev.recur.network.NetworkSpec;
import dev.recur.network.PointLoss;
import dev.recur.network.QuantileOutputs;
import dev.recur.network.WindowShape;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import dev.recur.series.Message;
import dev.recur.series.TimeSeries;
import dev.recur.training.LearningRate;
import dev.recur.training.Schedule;
import dev.recur.training.TrainingSpec;
import dev.recur.transform.Transform;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the recipes of an ensemble: what the user said, and for the rest what the preset makes of
 * the length and number of the series, the season and the horizon. No value of a series after train
 * is looked at.
 */
public final class Recipes {
  /** Windows below which a direct forecast has too little to learn from. */
  private static final int FEWEST_WINDOWS_FOR_DIRECT = 1000;

  /** Windows of a series below which they are too alike, however many series there are. */
  private static final int FEWEST_OF_A_SERIES = 100;

  private static final int LOOKBACK_WITHOUT_SEASON = 24;
  private static final int SEASONS_OF_A_RECURSIVE_LOOKBACK = 2;
  private static final int SEASONS_OF_A_DIRECT_LOOKBACK = 7;
  private static final int LARGEST_SHARE_OF_TRAIN = 3;
  private static final int MOST_DIRECT_EPOCHS = 15;

  /** Between the seeds of members, so that ensembles of neighbouring seeds share none. */
  private static final long MEMBERS_APART = 1_000_003;

  /** Windows from which on a network hardly learns by heart, so that its epochs can be fixed. */
  private static final int MANY_WINDOWS = 100_000;

  private final Task task;
  private final TrainConfig config;
  private final NetworkConfig network;
  private final int shortest;

  private Recipes(Task task, TrainConfig config) {
    this.task = task;
    this.config = config;
    network = config.network();
    List<TimeSeries> train = task.train();
    shortest = train.stream().mapToInt(TimeSeries::length).min().orElseThrow();
  }

  /** Returns one recipe a member of the ensemble. */
  public static List<Recipe> of(Task task, TrainConfig config) {
    return new Recipes(task, config).recipes();
  }

  /** Returns the decoder: what the user said, or the one that suits the number of windows. */
  public static Decoder decoder(Task task, TrainConfig config) {
    return new Recipes(task, config).decoder();
  }

  private Decoder decoder() {
    if (network.decoder() != Decoder.AUTO) {
      return network.decoder();
    }
    long series = task.train().size();
    long least = Math.max(FEWEST_WINDOWS_FOR_DIRECT, FEWEST_OF_A_SERIES * series);
    return directWindows() >= least ? Decoder.DIRECT : Decoder.RECURSIVE;
  }

  private List<Recipe> recipes() {
    boolean direct = decoder() != Decoder.RECURSIVE;
    int members = network.ensemble().orElse(network.preset().members(direct && many()));
    List<Recipe> recipes = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      recipes.add(direct ? direct(member) : recursive(member));
    }
    return recipes;
  }

  /** Returns how many windows a direct forecast has to learn from, at its default lookback. */
  private long directWindows() {
    int used = directLookback() + task.horizon();
    return task.train().stream().mapToLong(s -> Math.max(0, s.length() - used + 1)).sum();
  }

  private boolean few() {
    return directWindows() < FEWEST_WINDOWS_FOR_DIRECT;
  }

  private boolean many() {
    return directWindows() > MANY_WINDOWS;
  }

  private Recipe recursive(int member) {
    int season = task.season();
    int wanted = season > 1 ? SEASONS_OF_A_RECURSIVE_LOOKBACK * season : LOOKBACK_WITHOUT_SEASON;
    List<Transform> transforms =
        network.transform().transforms().orElseGet(() -> TransformVote.of(task, seasonal(member)));
    int lag = transforms.stream().mapToInt(transform -> transform.lag(season)).sum();
    int all = Math.max(wanted, longestSeason());
    int lookback = Math.max(1, Math.min(all, (shortest - lag) / LARGEST_SHARE_OF_TRAIN));
    int seen = network.lookback().orElse(lookback);
    WindowSpec window =
        new WindowSpec(seen, 1, segment(seen, 1), network.stride(), network.transform().window())
            .withApart(apart(false));
    NetworkSize size = new NetworkSize(few() ? 8 : 32, config.training().tbptt().isEmpty());
    return recipe(window, transforms, size, training(member, TrainingSpec.defaults()), false);
  }

  /**
   * Every other member takes a strong season away by the mean of three, if train has twice as many:
   * the ways err differently.
   */
  private Transform seasonal(int member) {
    return member % 2 == 0 && TransformVote.showsSeasonsForAMean(task)
        ? Transform.SEASONAL_MEAN
        : Transform.SEASONAL_DIFFERENCE;
  }

  /** Returns the steps in the longest season that was given beside the first, 0 without one. */
  private int longestSeason() {
    return config.longerSeasons().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private int directLookback() {
    return directLookback(1);
  }

  /** Returns whole seasons, up to so many weeks of them, that leave half of the shortest train. */
  private int directLookback(int weeks) {
    int season = task.season();
    int horizon = task.horizon();
    int wanted =
        weeks
            * Math.max(
                longestSeason(), Math.max(SEASONS_OF_A_DIRECT_LOOKBACK * season, 2 * horizon));
    int most = Math.max(1, (shortest - horizon) / 2);
    int lookback = Math.min(wanted, most);
    return lookback > season ? lookback / season * season : lookback;
  }

  /** Members differ in lookback, loss and size, so that their median has what each is good at. */
  private Recipe direct(int member) {
    int lookback = network.lookback().orElse(directLookback(1 + member % 2));
    int season = task.season();
    int segment = segment(lookback, lookback % season == 0 ? season : 1);
    long windows = Math.max(1, directWindows());
    boolean many = many();
    int batch = windows > 5_000 ? 128 : 32;
    int units = many ? 128 : 64;
    long epochs = Math.max(1, Math.min(MOST_DIRECT_EPOCHS, network.preset().windows() / windows));
    TrainingSpec usual =
        TrainingSpec.defaults()
            .with()
            .batch(batch)
            .epochs((int) epochs)
            .patience(5)
            .learningRate(new LearningRate(network.preset().directRate(), Schedule.COSINE, 0.05))
            .loss(PointLoss.parse(loss(member)))
            .build();
    TrainingSpec training = training(member, usual);
    WindowSpec window =
        new WindowSpec(lookback, task.horizon(), segment, network.stride(), true)
            .withApart(apart(true));
    return recipe(
        network.decoder() == Decoder.SEQ2SEQ ? window.withDecoded() : window,
        network.transform().transforms().orElse(List.of()),
        new NetworkSize(member % 3 == 2 ? units * 3 / 2 : units, true),
        training,
        many && !training.needsValidation());
  }

  /**
   * What a network has unless the user says otherwise.
   *
   * @param hidden units of a layer
   * @param skip whether a linear map leads from the window straight to the forecast
   */
  private record NetworkSize(int hidden, boolean skip) {}

  private Recipe recipe(
      WindowSpec cut,
      List<Transform> transforms,
      NetworkSize usual,
      TrainingSpec training,
      boolean epochsFixed) {
    WindowSpec window = network.embedding() > 0 ? cut.withNumbered() : cut;
    Optional<QuantileOutputs> quantiles =
        window.ahead() > 1 ? Optional.of(QuantileOutputs.USUAL) : Optional.empty();
    Task seen = TrainingWindows.seen(task, window);
    WindowShape shape = shape(seen, window, quantiles);
    long features = (long) shape.targets() + shape.covariates();
    long outputs = (long) shape.targets() * quantiles.map(QuantileOutputs::count).orElse(1);
    requireValues("a window", window.lookback() * features, "lookback");
    requireValues("a forecast", window.ahead() * outputs, "horizon");
    NetworkSpec spec = shape.of(chosen(usual, window));
    boolean chosen = window.ahead() == 1 && network.transform().isAuto();
    return new Recipe(window, transforms, chosen, spec, quantiles, training, epochsFixed);
  }

  /** Returns what was said of a network or is usual; a size that its windows tell is 1. */
  private NetworkSpec chosen(NetworkSize usual, WindowSpec window) {
    return new NetworkSpec(
        ((ModelChoice.Network) config.model()).cell(),
        1,
        network.hidden().orElse(usual.hidden()),
        network.layers().orElse(1),
        1,
        network.dropout(),
        network
            .options()
            .with()
            .lookback(1)
            .skip(network.skip().orElse(usual.skip()) ? window.networkSteps() : 0)
            .decoder(
                window.decoded()
                    ? Optional.of(new DecoderSpec(1, 1, 0, network.attention()))
                    : Optional.empty())
            .embedding(
                window.numbered()
                    ? Optional.of(new EmbeddingSpec(1, network.embedding()))
                    : Optional.empty())
            .build());
  }

  private static WindowShape shape(
      Task seen, WindowSpec window, Optional<QuantileOutputs> quantiles) {
    TimeSeries series = seen.panel().series().get(0);
    int known = series.futureCount();
    return new WindowShape(
        window,
        quantiles,
        series.targetCount(),
        series.pastCount() + known + series.staticCount(),
        known,
        seen.panel().size());
  }

  private static void requireValues(String of, long values, String setting) {
    if (!Limit.VALUES.allows(values)) {
      throw new InputException("%s of %,d values; at most %s".formatted(of, values, Limit.VALUES))
          .ofSettings()
          .mend("lower ", setting(setting));
    }
  }

  private int segment(int lookback, int unsaid) {
    int segment = network.segment().orElse(unsaid);
    if (lookback % segment != 0) {
      throw new InputException(
              Message.of(
                  setting("segment", segment), ": does not divide the lookback of " + lookback))
          .mend("give a divisor, or another ", setting("lookback"));
    }
    return segment;
  }

  private boolean apart(boolean direct) {
    return network.apart().orElse(direct) && task.panel().schema().targets().size() > 1;
  }

  private String loss(int member) {
    if (!task.isPositive()) {
      return "mase";
    }
    return "mase+" + (member % 3 == 0 ? 4 : member % 3 == 1 ? 2 : 8) + "*smape";
  }

  /** Returns what the user said, and what is usual for the rest. */
  private TrainingSpec training(int member, TrainingSpec usual) {
    TrainingConfig said = config.training();
    int epochs = said.epochs().orElse(usual.epochs());
    LearningRate rate = usual.learningRate();
    return new TrainingSpec(
        (epochs + said.epochsDivisor() - 1) / said.epochsDivisor(),
        said.batch().orElse(usual.batch()),
        said.loss().orElse(usual.loss()),
        new LearningRate(
            said.learningRate().orElse(rate.full()),
            said.schedule().orElse(rate.schedule()),
            said.warmup().orElse(rate.warmup())),
        said.patience().orElse(usual.patience()),
        said.clip(),
        said.weightDecay(),
        said.initialization(),
        said.tbptt(),
        said.watch(),
        said.timeLimit(),
        said.engine(),
        said.seed() + MEMBERS_APART * member,
        said.threads());
  }

  /**
   * Returns the recipe by which a network was made, for another task.
   *
   * @param model the network
   * @param whole what is learned
   */
  static Recipe again(NetworkModel model, Task whole) {
    Task task = TrainingWindows.seen(whole, model.window());
    Recipe recipe = Recipe.of(model);
    boolean mean =
        recipe.transforms().contains(Transform.SEASONAL_MEAN)
            && TransformVote.showsSeasonsForAMean(task);
    return recipe
        .with()
        .transforms(
            recipe.transformsChosen()
                ? TransformVote.of(
                    task, mean ? Transform.SEASONAL_MEAN : Transform.SEASONAL_DIFFERENCE)
                : recipe.transforms())
        .network(shape(task, recipe.window(), recipe.quantiles()).of(recipe.network()))
        .build();
  }
}
