package dev.recur.api;

import dev.recur.artifact.AtomicFile;
import dev.recur.artifact.ModelFile;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.TrainConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.evaluation.Comparison;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Deviates;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.note.Note;
import dev.recur.pipeline.EvaluateRun;
import dev.recur.pipeline.ForecastRun;
import dev.recur.pipeline.PartsRun;
import dev.recur.pipeline.TrainRun;
import dev.recur.pipeline.ZeroShotRun;
import dev.recur.report.NoteText;
import dev.recur.series.InputException;
import dev.recur.transform.CovariateMoments;
import dev.recur.transform.CovariateScales;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

/**
 * What can be done with {@link Data}: train, forecast, evaluate, save and load.
 *
 * <p>What the user can mend is an {@link InputException}, of one line; an option out of its range
 * an {@link IllegalArgumentException} from where it is set. {@link Thread#interrupt} ends whatever
 * a thread does here soon, with a {@link CancellationException}; the flag of the thread is kept.
 *
 * <p>May be shared by threads, if its listener may, and so may data, models and forecasts: they are
 * immutable. A forecast is the same whatever else is done beside it.
 */
public final class Recur {
  private final RunListener listener;

  /** Says nothing of what it does. */
  public Recur() {
    this(RunListener.SILENT);
  }

  /**
   * @param listener hears what is chosen and how far it is, in the thread that calls
   */
  public Recur(RunListener listener) {
    this.listener = listener;
  }

  /**
   * Returns a note in words: one line, settings written as fields.
   *
   * @param note as a {@link RunListener} hears it
   */
  public static String text(Note note) {
    return NoteText.of(note).toString();
  }

  /**
   * Trains a model and scores it on the held-out end, which the model has not seen. The same seed
   * gives the same model, unless a time limit ends the training.
   *
   * @param data whole series, the end that is to be held out with them
   * @param config what is wanted; what it leaves open is chosen from the data
   * @throws InputException if the series are too short, or training diverges
   * @throws CancellationException if the thread is interrupted
   */
  public SavedModel train(Data data, TrainConfig config) {
    return new TrainRun(config, listener).run(data.panel(), data.settings(), data.provenance());
  }

  /**
   * Trains a model as {@link #train(Data, TrainConfig)} does, its covariates scaled by more series
   * than it learns from.
   *
   * @param data whole series, the end that is to be held out with them
   * @param config what is wanted
   * @param scales of {@link #moments} of all series
   */
  public SavedModel train(Data data, TrainConfig config, CovariateScales scales) {
    return new TrainRun(config, listener)
        .withScales(scales)
        .run(data.panel(), data.settings(), data.provenance());
  }

  /**
   * Forecasts the series that a model was trained on, as far as it was trained for.
   *
   * @return a forecast of each series, original units
   * @throws InputException if a future covariate is not known for every step
   */
  public PanelForecast forecast(SavedModel model) {
    return ForecastRun.run(
        model, Optional.empty(), OptionalInt.empty(), Optional.empty(), listener);
  }

  /**
   * Continues series by a model, as far as it was trained for.
   *
   * @param data observed values up to the origin of each series, of the columns that the model was
   *     trained on
   * @return a forecast of each series, original units
   * @throws InputException if a series is too short, or a future covariate is not known for every
   *     step
   */
  public PanelForecast forecast(SavedModel model, Data data) {
    return forecast(model, data, model.horizon());
  }

  /**
   * Continues series by a model, with the intervals stored in it.
   *
   * @param data as for {@link #forecast(SavedModel, Data)}
   * @param horizon steps ahead, 1 or more
   * @return a forecast of each series, original units; without quantiles where the model has none
   * @throws InputException if a series is too short, or a future covariate is not known for every
   *     step
   */
  public PanelForecast forecast(SavedModel model, Data data, int horizon) {
    return forecast(model, data, horizon, Optional.empty());
  }

  /**
   * Continues series by a model.
   *
   * @param data as for {@link #forecast(SavedModel, Data)}
   * @param horizon steps ahead, 1 or more
   * @param levels of the intervals
   * @return a forecast of each series, original units
   * @throws InputException if a series is too short, or a future covariate is not known for every
   *     step, or the model has no intervals
   */
  public PanelForecast forecast(SavedModel model, Data data, int horizon, Levels levels) {
    return forecast(model, data, horizon, Optional.of(levels));
  }

  private PanelForecast forecast(
      SavedModel model, Data data, int horizon, Optional<Levels> levels) {
    if (horizon < 1) {
      throw new IllegalArgumentException("horizon " + horizon + ": give 1 or more");
    }
    return ForecastRun.run(
        model, Optional.of(data.panel()), OptionalInt.of(horizon), levels, listener);
  }

  /**
   * Continues series without any training, by the pre-trained network: one season ahead, or 10
   * steps without a season.
   *
   * @param data observed values up to the origin of each series
   * @return a forecast of each series, original units
   */
  public PanelForecast forecast(Data data) {
    return forecast(data, ZeroShotConfig.defaults());
  }

  /**
   * Continues series without any training, by the pre-trained network.
   *
   * @param data observed values up to the origin of each series
   * @param config what is wanted
   * @return a forecast of each series, original units
   */
  public PanelForecast forecast(Data data, ZeroShotConfig config) {
    return ZeroShotRun.run(data.panel(), config, listener);
  }

  /**
   * Returns a config with the season and the horizon that it leaves open, so that any part of a
   * panel is forecast as the whole is.
   *
   * @param data the whole panel, or a part that stands for it
   * @param config what is wanted
   */
  public static ZeroShotConfig settled(Data data, ZeroShotConfig config) {
    return ZeroShotRun.settled(data.panel(), config);
  }

  /**
   * Scores a model on held-out values, beside the classical methods.
   *
   * @param data whole series with the values that are held out
   * @param config what is wanted
   * @throws InputException if the model has seen a held-out value and is not fitted again, or a
   *     series is too short
   * @throws CancellationException if the thread is interrupted
   */
  public Comparison evaluate(SavedModel model, Data data, EvaluateConfig config) {
    return EvaluateRun.run(model, data.panel(), config, listener);
  }

  /**
   * Returns how far off the distributions of a model are, before the end that is held out, on
   * series that it was not trained on: what machines that share a panel know of their parts.
   *
   * @param model not fitted again to the held-out end
   * @param data whole series of the columns that the model was trained on
   * @param each forecasts of one series, at the most
   * @throws InputException if all series are too short to be split
   */
  public static List<Deviates> deviates(SavedModel model, Data data, int each) {
    return PartsRun.deviates(model, data.panel(), each);
  }

  /**
   * Returns the moments of the covariates of each series, before the ends that are kept for
   * validation and held out: those of the parts of a panel make its {@link
   * CovariateMoments#scales()}.
   *
   * @param model of any kind, whose horizon and split are taken
   * @param data whole series of the columns that the model was trained on
   * @return by name of the series, without those that are too short to be split
   * @throws InputException if all series are too short to be split
   */
  public static Map<String, CovariateMoments> moments(SavedModel model, Data data) {
    return PartsRun.moments(model, data.panel());
  }

  /**
   * Returns a model whose intervals are calibrated by other series beside those that it was trained
   * on.
   *
   * @param model as it was trained
   * @param deviates of these series, in any order that is always the same
   * @param share of all series that it was not trained on, 0 to 1
   */
  public static SavedModel calibrated(SavedModel model, List<Deviates> deviates, double share) {
    return PartsRun.calibrated(model, deviates, share);
  }

  /**
   * Writes a model file, whole or not at all.
   *
   * @param file of this name is replaced
   * @throws InputException if it cannot be written
   */
  public static void save(SavedModel model, Path file) {
    AtomicFile.write(file, bytes(model));
  }

  /** Returns the bytes of a model file; the same model gives the same bytes. */
  public static byte[] bytes(SavedModel model) {
    return ModelFile.encode(model);
  }

  /**
   * Reads a model file.
   *
   * @throws InputException if it cannot be read, is no model file, or is damaged
   */
  public static SavedModel load(Path file) {
    return ModelFile.read(file);
  }

  /**
   * Returns the model in the bytes of a model file.
   *
   * @throws InputException if they are no model file, or damaged
   */
  public static SavedModel load(byte[] bytes) {
    return ModelFile.decode("model", bytes);
  }
}
