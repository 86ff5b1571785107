package dev.recur.pipeline;

import dev.recur.config.TrainConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.fit.FoundOutliers;
import dev.recur.fit.RunListener;
import dev.recur.forecast.CountedForecaster;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.ForecastStream;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.Levels;
import dev.recur.forecast.MeanForecaster;
import dev.recur.forecast.PanelForecast;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.forecast.ScaledForecaster;
import dev.recur.hierarchy.Reconciler;
import dev.recur.hierarchy.Summed;
import dev.recur.note.DataNote;
import dev.recur.note.ForecastNote;
import dev.recur.pretrained.PretrainedForecaster;
import dev.recur.pretrained.PretrainedNetwork;
import dev.recur.pretrained.PretrainedWeights;
import dev.recur.series.Frequency;
import dev.recur.series.Panel;
import dev.recur.series.Schema.Role;
import dev.recur.series.Season;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** From a panel alone, by the pre-trained network, to the values beyond its end. */
public final class ZeroShotRun {
  private static final String NAME = "pretrained";

  private ZeroShotRun() {}

  /**
   * Begins to load the weights while a file is read. Not the kernels: a program that ends while
   * native code is loaded crashes.
   */
  public static void prepare() {
    Thread loading = new Thread(PretrainedWeights::released, "weights");
    loading.setDaemon(true);
    // What is wrong here is said where they are needed.
    loading.setUncaughtExceptionHandler((thread, fault) -> {});
    loading.start();
  }

  /**
   * Forecasts.
   *
   * @param file whole series as it has them; missing values may be filled in, they are seen as
   *     missing
   * @param config what the user said
   * @param listener hears what was chosen
   */
  public static PanelForecast run(Panel file, ZeroShotConfig config, RunListener listener) {
    Optional<Summed> summed = Sums.of(config.hierarchy(), file, listener);
    if (summed.isPresent()) {
      return summed(summed.get(), config, listener);
    }
    try (ForecastStream forecasts = stream(file, config, listener)) {
      List<Forecast> all = new ArrayList<>(file.size());
      forecasts.forEachRemaining(all::add);
      return new PanelForecast(file.schema(), all, config.intervals().levels());
    }
  }

  /**
   * Forecasts as {@link #run} does, bit for bit, a part of the panel at a time.
   *
   * @return the forecasts of the shard in the order of the panel; the caller closes it
   */
  public static ForecastStream stream(Panel panel, ZeroShotConfig config, RunListener listener) {
    int held = Math.min(panel.size(), 2 * ForecastStream.PART);
    Chosen chosen = chosen(panel, held, config, listener);
    Levels levels = config.intervals().levels();
    Intervals intervals =
        new Intervals(
            levels, config.intervals().nonNegative().orElse(false), config.intervals().whole());
    List<TimeSeries> series = config.shard().of(panel.series());
    listener.forecast(NAME, 0, series.size());
    return new ForecastStream(
        new CountedForecaster(
            new ParallelForecaster(intervals.of(forecaster(chosen.period)), config.threads()),
            done -> listener.forecast(NAME, done, series.size())),
        series,
        chosen.horizon,
        levels.probabilities());
  }

  private static Forecaster forecaster(int period) {
    return new ScaledForecaster(new PretrainedForecaster(PretrainedWeights.released(), period));
  }

  /**
   * Forecasts series and their sums by means, for sums of medians are no medians of sums, and makes
   * them add up.
   */
  private static PanelForecast summed(Summed summed, ZeroShotConfig config, RunListener listener) {
    Panel panel = summed.panel();
    Chosen chosen = chosen(panel, panel.size(), config, listener);
    Intervals intervals = config.intervals().settled(panel.series());
    Reconciler reconciler = new Reconciler(summed.hierarchy(), config.reconcile(), intervals);
    int length = panel.series().get(0).length();
    int all = panel.size() * (1 + Reconciler.passes(length, chosen.horizon));
    listener.forecast(NAME, 0, all);
    Levels levels = intervals.levels();
    try (Forecaster counted =
        new CountedForecaster(
            new ParallelForecaster(
                intervals.unrounded().of(new MeanForecaster(forecaster(chosen.period))),
                config.threads()),
            done -> listener.forecast(NAME, done, all))) {
      return new PanelForecast(
          panel.schema(),
          reconciler.of(counted, panel.series(), chosen.horizon, levels.probabilities()).after(),
          levels);
    }
  }

  /** What follows from a panel. */
  private record Chosen(int period, int horizon) {}

  /** Chooses what is left open, tells it, and what is worth knowing of the panel. */
  private static Chosen chosen(Panel panel, int held, ZeroShotConfig config, RunListener listener) {
    Season season = season(panel, config.season());
    int period = period(season, panel.schema().frequency());
    int horizon = horizon(config, period, panel.schema().frequency());
    ForecastMemory.require(panel, held, horizon, PretrainedNetwork.probabilities().length);
    listener.note(new DataNote.Horizon(false, horizon, season, panel.schema().frequency()));
    List<String> unused = new ArrayList<>();
    for (Role role : Role.values()) {
      unused.addAll(panel.schema().features(role));
    }
    if (!unused.isEmpty()) {
      listener.note(new DataNote.UntrainedCovariates(unused));
    }
    ForecastNote.LastValues.of(FoundOutliers.last(panel.series(), season.steps()))
        .ifPresent(listener::note);
    return new Chosen(period, horizon);
  }

  /**
   * Returns a config with the season and the horizon that it leaves open, by which any part of the
   * panel is forecast as in the whole.
   */
  public static ZeroShotConfig settled(Panel panel, ZeroShotConfig config) {
    Frequency frequency = panel.schema().frequency();
    int period = period(season(panel, config.season()), frequency);
    return config.with().season(period).horizon(horizon(config, period, frequency)).build();
  }

  /**
   * One season: the one that was said, else the usual one of the calendar, as for training; of
   * steps without time {@code period}.
   */
  private static int horizon(ZeroShotConfig config, int period, Frequency frequency) {
    int usual = config.season().orElse(frequency.usualSeason());
    int season = frequency.unit() == Frequency.Unit.STEP ? Math.max(usual, period) : usual;
    return config.horizon().orElse(season > 1 ? season : TrainConfig.HORIZON_WITHOUT_SEASON);
  }

  /**
   * The season, or the one that the calendar suggests where the values confirm none: the network
   * has learnt to tell whether there is one.
   */
  private static int period(Season season, Frequency frequency) {
    return season.why() == Season.Why.NONE_FOUND ? Seasons.suggested(frequency) : season.steps();
  }

  private static Season season(Panel panel, OptionalInt asked) {
    return asked.isPresent()
        ? new Season(asked.getAsInt(), Season.Why.GIVEN)
        : Seasons.choose(observed(panel), panel.schema().frequency());
  }

  /** Every target of every series, NaN where it is missing. */
  private static List<double[]> observed(Panel panel) {
    List<double[]> observed = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      for (int k = 0; k < series.targetCount(); k++) {
        int target = k;
        double[] values = series.target(k);
        Arrays.setAll(values, t -> series.observed(target, t) ? values[t] : Double.NaN);
        observed.add(values);
      }
    }
    return observed;
  }
}
