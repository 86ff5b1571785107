package dev.recur;

import dev.recur.config.Decoder;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.NetworkConfig;
import dev.recur.config.Preset;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.config.TransformSpec;
import dev.recur.covariate.DataSettings;
import dev.recur.csv.Digits;
import dev.recur.evaluation.Evaluation;
import dev.recur.fit.RunListener;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.NetworkModel;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.network.CellType;
import dev.recur.note.Note;
import dev.recur.pipeline.EvaluateRun;
import dev.recur.pipeline.TrainRun;
import dev.recur.report.ForecastRows;
import dev.recur.report.NoteText;
import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.Notation;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import dev.recur.table.TextWriter;
import dev.recur.training.TrainingListener;
import dev.recur.window.Features;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Small series, and trainings that take a blink. */
public final class Fixtures {
  /** Where a model comes from when nobody asks. */
  public static final Provenance PROVENANCE = Provenance.of("made.csv", "0".repeat(64), "0");

  /** The network that the tests of networks are about. */
  public static final ModelChoice GRU = ModelChoice.parse("gru");

  private Fixtures() {}

  /** Returns a monthly calendar from January 2020. */
  public static Calendar monthly() {
    return Calendar.of(Frequency.of(Frequency.Unit.MONTH), Notation.of("yyyy-MM"), "2020-01");
  }

  /** Returns a monthly series from January 2020, shape [target][time]. */
  public static TimeSeries series(String name, double[]... targets) {
    return TimeSeries.builder(name, monthly(), targets).keys(List.of(name)).build();
  }

  /** Returns a panel of monthly series with targets named a, b, and so on. */
  public static Panel panel(TimeSeries... series) {
    List<String> targets = new ArrayList<>();
    for (int k = 0; k < series[0].targetCount(); k++) {
      targets.add(String.valueOf((char) ('a' + k)));
    }
    Calendar calendar = series[0].calendar();
    Schema schema =
        new Schema(
            List.of("month"),
            List.of("shop"),
            targets,
            List.of(),
            calendar.frequency(),
            calendar.notation(),
            Schema.Format.COMMA);
    return new Panel(schema, List.of(series));
  }

  /** Returns features of targets alone, which are not copied. */
  public static Features features(double[]... targets) {
    return new Features(targets, new double[0][], new double[0][], new double[0]);
  }

  /** Returns 0, 1, 2 and so on. */
  public static double[] upTo(int length) {
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = t;
    }
    return values;
  }

  /** Returns values above 0 with a trend, a season and noise, shape [time]. */
  public static double[] seasonal(int length, int season, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      double swing = 10 * Math.sin(2 * Math.PI * t / season);
      values[t] = 50 + 0.3 * t + swing + 2 * random.nextGaussian();
    }
    return values;
  }

  /** Returns normal noise, shape [time]. */
  public static double[] noise(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = random.nextGaussian();
    }
    return values;
  }

  /** Returns two series of two targets, 48 and 40 steps of a season of four. */
  public static Panel smallPanel() {
    return panel(
        series("North", seasonal(48, 4, 1), seasonal(48, 4, 2)),
        series("South", seasonal(40, 4, 3), seasonal(40, 4, 4)));
  }

  /** Settings of a training of a blink: horizon and season 4, GRU, hidden 4, 3 epochs. */
  public static final class Settings {
    private String transform = "standard";
    private OptionalInt lookback = OptionalInt.of(6);
    private int layers = 1;
    private double dropout;
    private int epochs = 3;
    private long seed = 42;
    private int threads = 1;
    private boolean refit;

    /** Sets what {@code --transform} would. */
    public Settings transform(String names) {
      transform = names;
      return this;
    }

    /** Sets the steps the network sees. */
    public Settings lookback(OptionalInt steps) {
      lookback = steps;
      return this;
    }

    /** Sets the layers, and the dropout between them. */
    public Settings layers(int count, double share) {
      layers = count;
      dropout = share;
      return this;
    }

    /** Sets the passes over the windows. */
    public Settings epochs(int count) {
      epochs = count;
      return this;
    }

    /** Sets the seed. */
    public Settings seed(long value) {
      seed = value;
      return this;
    }

    /** Sets the threads that share a step. */
    public Settings threads(int count) {
      threads = count;
      return this;
    }

    /** Trains again on everything. */
    public Settings refit() {
      refit = true;
      return this;
    }

    /** Returns the settings as the pipeline takes them. */
    public TrainConfig config() {
      return TrainConfig.builder()
          .model(GRU)
          .horizon(4)
          .season(4)
          .model(new ModelChoice.Network(CellType.GRU))
          .network(
              NetworkConfig.builder()
                  .preset(Preset.FAST)
                  .decoder(Decoder.RECURSIVE)
                  .lookback(lookback)
                  .transform(TransformSpec.parse(transform))
                  .hidden(4)
                  .layers(layers)
                  .dropout(dropout)
                  .build())
          .training(
              TrainingConfig.builder()
                  .epochs(epochs)
                  .batch(40)
                  .learningRate(0.01)
                  .patience(3)
                  .seed(seed)
                  .threads(threads)
                  .build())
          .refit(refit)
          .build();
    }
  }

  /** Returns a listener that keeps the notes and hears nothing else. */
  public static RunListener notes(List<String> notes) {
    return new RunListener() {
      @Override
      public void note(Note note) {
        notes.add(NoteText.of(note).toString());
      }

      @Override
      public TrainingListener trainingStarts(int epochs) {
        return RunListener.SILENT.trainingStarts(epochs);
      }
    };
  }

  /** Returns the model that the settings train. */
  public static SavedModel train(Settings settings, Panel panel) {
    return train(settings.config(), panel);
  }

  /** Returns the network that was trained. */
  public static NetworkModel network(SavedModel model) {
    return (NetworkModel) model.model();
  }

  /** Returns the model of a training. */
  public static SavedModel train(TrainConfig config, Panel panel) {
    return train(config, panel, DataSettings.NONE);
  }

  /** Returns the model of a training on data with more done to it. */
  public static SavedModel train(TrainConfig config, Panel panel, DataSettings data) {
    return new TrainRun(config, RunListener.SILENT).run(panel, data, PROVENANCE);
  }

  /** Returns the score of a model on the end that it holds out, beside the usual rivals. */
  public static Evaluation evaluate(SavedModel model, Panel panel) {
    return evaluate(model, panel, Optional.empty());
  }

  /** Returns the score of a model on a held-out end, beside the usual rivals. */
  public static Evaluation evaluate(SavedModel model, Panel panel, Optional<SplitSize> test) {
    EvaluateConfig config = EvaluateConfig.builder().test(test).threads(1).build();
    return EvaluateRun.run(model, panel, config, RunListener.SILENT).evaluation();
  }

  /** Returns a forecast as CSV, with all digits. */
  public static String csv(PanelForecast forecast) throws IOException {
    StringBuilder out = new StringBuilder();
    ForecastRows.write(
        forecast.schema(),
        forecast.levels(),
        0,
        new Digits(List.of(), Digits.ALL),
        forecast.forecasts().iterator(),
        new TextWriter(',', out));
    return out.toString();
  }
}
