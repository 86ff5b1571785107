package dev.recur.fit;

import dev.recur.config.Decoder;
import dev.recur.config.NetworkConfig;
import dev.recur.config.TrainConfig;
import dev.recur.config.TransformSpec;
import dev.recur.network.Clip;
import dev.recur.network.PointLoss;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import dev.recur.training.LearningRate;
import dev.recur.training.Schedule;
import dev.recur.training.TrainingConfig;
import dev.recur.transform.Transform;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;

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

  private final Setting setting;
  private final TrainConfig config;
  private final NetworkConfig network;
  private final int shortest;

  private Recipes(Setting setting, TrainConfig config) {
    this.setting = setting;
    this.config = config;
    network = config.network();
    List<TimeSeries> train = setting.train();
    shortest = train.stream().mapToInt(TimeSeries::length).min().orElseThrow();
  }

  /** Returns one recipe a member of the ensemble. */
  public static List<Recipe> of(Setting setting, TrainConfig config) {
    return new Recipes(setting, config).recipes();
  }

  /** Returns the decoder: what the user said, or the one that suits the number of windows. */
  public static Decoder decoder(Setting setting, TrainConfig config) {
    return new Recipes(setting, config).decoder();
  }

  private Decoder decoder() {
    if (network.decoder() != Decoder.AUTO) {
      return network.decoder();
    }
    long series = setting.train().size();
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
    int used = directLookback() + setting.horizon();
    return setting.train().stream().mapToLong(s -> Math.max(0, s.length() - used + 1)).sum();
  }

  private boolean few() {
    return directWindows() < FEWEST_WINDOWS_FOR_DIRECT;
  }

  private boolean many() {
    return directWindows() > MANY_WINDOWS;
  }

  private Recipe recursive(int member) {
    int season = setting.season();
    int wanted = season > 1 ? SEASONS_OF_A_RECURSIVE_LOOKBACK * season : LOOKBACK_WITHOUT_SEASON;
    TransformSpec transform = network.transform().orAuto(false).withSeasonal(seasonal(member));
    int lag = NetworkPlan.transforms(setting, transform).lag();
    int lookback = Math.max(1, Math.min(wanted, (shortest - lag) / LARGEST_SHARE_OF_TRAIN));
    int seen = network.lookback().orElse(lookback);
    WindowSpec window =
        new WindowSpec(seen, 1, segment(seen, 1), network.stride(), transform.window())
            .withApart(apart(false));
    return new Recipe(
        window,
        transform,
        network.hidden().orElse(few() ? 8 : 32),
        network.layers().orElse(1),
        network.skip().orElse(config.saidOfTraining().tbptt().isEmpty()),
        training(member, TrainingConfig.defaults()),
        false);
  }

  /**
   * Every other member takes a strong season away by the mean of three, if train has twice as many:
   * the ways err differently.
   */
  private Transform seasonal(int member) {
    return member % 2 == 0 && NetworkPlan.showsSeasonsForAMean(setting)
        ? Transform.SEASONAL_MEAN
        : Transform.SEASONAL_DIFFERENCE;
  }

  private int directLookback() {
    return directLookback(1);
  }

  /** Returns whole seasons, up to so many weeks of them, that leave half of the shortest train. */
  private int directLookback(int weeks) {
    int season = setting.season();
    int horizon = setting.horizon();
    int wanted = weeks * Math.max(SEASONS_OF_A_DIRECT_LOOKBACK * season, 2 * horizon);
    int most = Math.max(1, (shortest - horizon) / 2);
    int lookback = Math.min(wanted, most);
    return lookback > season ? lookback / season * season : lookback;
  }

  /** Members differ in lookback, loss and size, so that their median has what each is good at. */
  private Recipe direct(int member) {
    int lookback = network.lookback().orElse(directLookback(1 + member % 2));
    int season = setting.season();
    int segment = segment(lookback, lookback % season == 0 ? season : 1);
    long windows = Math.max(1, directWindows());
    boolean many = many();
    int batch = windows > 5_000 ? 128 : 32;
    int units = many ? 128 : 64;
    long epochs = Math.max(1, Math.min(MOST_DIRECT_EPOCHS, network.preset().windows() / windows));
    TrainingConfig training =
        TrainingConfig.defaults()
            .change()
            .batch(batch)
            .epochs((int) epochs)
            .patience(5)
            .learningRate(new LearningRate(network.preset().directRate(), Schedule.COSINE, 0.05))
            .clip(Clip.globalNorm(1))
            .loss(PointLoss.parse(loss(member)))
            .done();
    WindowSpec window =
        new WindowSpec(lookback, setting.horizon(), segment, network.stride(), true)
            .withApart(apart(true));
    return new Recipe(
        network.decoder() == Decoder.SEQ2SEQ ? window.withDecoded() : window,
        network.transform().orAuto(true),
        network.hidden().orElse(member % 3 == 2 ? units * 3 / 2 : units),
        network.layers().orElse(1),
        network.skip().orElse(true),
        training(member, training),
        many);
  }

  private int segment(int lookback, int unsaid) {
    int segment = network.segment().orElse(unsaid);
    if (lookback % segment != 0) {
      throw new InputException(
          "--segment %d: does not divide the lookback of %d; give a divisor, or another --lookback"
              .formatted(segment, lookback));
    }
    return segment;
  }

  private boolean apart(boolean direct) {
    return network.apart().orElse(direct) && setting.panel().schema().targets().size() > 1;
  }

  private String loss(int member) {
    if (!setting.isPositive()) {
      return "mase";
    }
    return "mase+" + (member % 3 == 0 ? 4 : member % 3 == 1 ? 2 : 8) + "*smape";
  }

  private TrainingConfig training(int member, TrainingConfig chosen) {
    TrainingConfig training = config.training().apply(chosen);
    return training.change().seed(training.seed() + MEMBERS_APART * member).done();
  }
}
