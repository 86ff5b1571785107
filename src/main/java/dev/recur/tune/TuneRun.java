package dev.recur.tune;

import dev.recur.config.Decoder;
import dev.recur.config.TrainConfig;
import dev.recur.config.TuneConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.evaluation.Gain;
import dev.recur.evaluation.Origins;
import dev.recur.fit.Prepared;
import dev.recur.fit.Recipes;
import dev.recur.fit.RunListener;
import dev.recur.fit.Task;
import dev.recur.note.SearchNote;
import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.split.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Searches settings before the held-out end: trials drawn at random and halved on few epochs. The
 * best four and the default are then trained as the user would, and scored from later origins that
 * the search has not seen.
 *
 * <pre>
 * train | validation | origins of the search |
 * train ........................| validation | origins of the final | test, never read
 * </pre>
 */
public final class TuneRun {
  private static final int FINALISTS = 4;
  private static final int MOST_HORIZONS = 12;
  private static final int ORIGINS_A_HORIZON = 4;

  private final TuneConfig config;
  private final Prepared prepared;
  private final Task whole;
  private final Task search;
  private final Task finals;
  private final SearchSpace space;
  private final Origins origins;
  private final RunListener listener;
  private final LongSupplier nanoClock;

  /**
   * Prepares a search.
   *
   * @param panel whole series as the file has them, with the end that is to be held out
   * @param data what is done to their values
   * @param config what the user said
   * @param listener hears what was chosen and how far it is
   * @throws InputException if the series are too short
   */
  public TuneRun(Panel panel, DataSettings data, TuneConfig config, RunListener listener) {
    this(panel, data, config, listener, System::nanoTime);
  }

  /** Prepares a search with a clock of its own, nanoseconds. */
  TuneRun(
      Panel panel,
      DataSettings data,
      TuneConfig config,
      RunListener listener,
      LongSupplier nanoClock) {
    this.config = config;
    this.listener = listener;
    this.nanoClock = nanoClock;
    prepared = Prepared.of(panel, data, config.train());
    whole = prepared.task();
    int horizon = whole.horizon();
    int validation = whole.splits().stream().mapToInt(Split::validation).max().orElseThrow();
    int most = (whole.shortestBeforeTest() / 2 - validation) / (2 * horizon);
    int horizons = Math.max(1, Math.min(MOST_HORIZONS, most));
    finals = whole.beforeTest(horizons);
    search = finals.beforeTest(horizons);
    space = SearchSpace.of(search, pinned(), config.said());
    OptionalInt stride = OptionalInt.of(Math.max(1, horizon / ORIGINS_A_HORIZON));
    origins = new Origins(horizon, OptionalInt.empty(), stride, OptionalInt.empty(), 0);
  }

  /**
   * Returns what the user said, with the decoder of the whole: there is less before the origins.
   */
  private TrainConfig pinned() {
    TrainConfig train = config.train();
    Decoder decoder = Recipes.decoder(whole, train);
    return train.withNetwork(train.network().withDecoder(decoder));
  }

  /** Returns what may be tried. */
  public SearchSpace space() {
    return space;
  }

  /** Returns what tells these values, without those held out, from all others. */
  public String fingerprint() {
    return Fingerprint.of(new Panel(whole.panel().schema(), whole.before(Split::testStart)));
  }

  /**
   * Searches.
   *
   * @param record what is known of trials that have ended before, and hears of others
   * @throws InputException if the default cannot be trained or scored
   */
  public Tuning run(TrialRecord record) {
    long start = nanoClock.getAsLong();
    prepared.say(listener);
    TrialRuns runs = new TrialRuns(pinned(), search, finals, origins, record);
    List<Trial> trials = space.draw(config.train().training().seed(), config.trials());
    if (trials.size() < config.trials()) {
      listener.note(new SearchNote.SmallSpace(trials.size()));
    }
    Halving halving = new Halving(runs, FINALISTS, () -> isOver(start, 2), listener);
    Halving.Scores scores = halving.of(trials);
    List<Finalist> finalists = finalists(runs, scores, () -> isOver(start, 1));
    Finalist winner =
        finalists.stream()
            .filter(finalist -> finalist.beats(finalists.get(0)))
            .min(Comparator.comparingDouble(finalist -> finalist.scored().error()))
            .orElse(finalists.get(0));
    return new Tuning(
        whole.horizon(),
        origins.apart(),
        winner.scored().errors().size(),
        span(search),
        span(finals),
        whole.panel().size() * whole.panel().schema().targets().size() > 1,
        scores.others().size(),
        finalists,
        winner);
  }

  private List<Finalist> finalists(
      TrialRuns runs, Halving.Scores searched, BooleanSupplier isOver) {
    TrialScore standard = runs.ofFinalist(Trial.DEFAULT);
    Halving.require(standard, "final");
    double[] reference = errors(standard);
    int apart = finals.splits().get(0).test() / finals.horizon();
    List<Finalist> finalists = new ArrayList<>();
    finalists.add(new Finalist(searched.standard(), standard, new Gain(0, 0)));
    for (TrialScore search : searched.best(FINALISTS)) {
      if (finalists.size() > 1 && isOver.getAsBoolean()) {
        listener.note(new SearchNote.FinalOutOfTime(finalists.size()));
        break;
      }
      TrialScore score = runs.ofFinalist(search.trial());
      if (score.isDone()) {
        Gain gain = Gain.of(reference, errors(score), apart);
        finalists.add(new Finalist(search, score, gain));
      } else {
        int number = score.trial().number();
        listener.note(new SearchNote.FinalistFailed(number, score.failure().orElseThrow()));
      }
    }
    return finalists;
  }

  private static double[] errors(TrialScore score) {
    return score.errors().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns whether a share of the time limit is over. */
  private boolean isOver(long start, int share) {
    Duration past = Duration.ofNanos(nanoClock.getAsLong() - start);
    return config
        .timeLimit()
        .filter(limit -> past.multipliedBy(share).compareTo(limit) > 0)
        .isPresent();
  }

  private static Tuning.Span span(Task task) {
    Split split = task.splits().get(0);
    Calendar calendar = task.panel().series().get(0).calendar();
    return new Tuning.Span(calendar.label(split.testStart()), calendar.label(split.length() - 1));
  }
}
