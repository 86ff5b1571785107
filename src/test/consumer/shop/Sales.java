package shop;

import dev.recur.note.Note;
import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.EvaluateConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.NetworkConfig;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.csv.ReadOptions;
import dev.recur.evaluation.Evaluation;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.training.TrainingListener;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program of another project. Every snippet of docs/java.md stands here, line by line. */
public final class Sales {
  private Sales() {}

  /**
   * Does all there is to do, printing what came of it.
   *
   * @param args a CSV file of monthly values; then a folder, if a model is to be saved and loaded
   */
  public static void main(String[] args) throws Exception {
    Path csv = Path.of(args[0]);
    if (args.length > 1) {
      saved(csv, Path.of(args[1]));
      return;
    }
    System.out.println("jackson " + new com.fasterxml.jackson.databind.ObjectMapper().version());
    fromFile(csv);
    withoutTraining(csv);
    fromArrays();
    heard(csv);
    cancelled(csv);
    complaint();
  }

  private static void fromFile(Path csv) {
    Recur recur = new Recur();
    Data data = Data.read(csv);
    TrainConfig config = TrainConfig.builder().model(ModelChoice.parse("gru")).horizon(12).build();
    SavedModel model = recur.train(data, config);
    PanelForecast forecast = recur.forecast(model);
    double[] points = forecast.points().series().get(0).target(0);
    double[] lower = forecast.lower(0, 0, 80);
    double[] upper = forecast.upper(0, 0, 80);
    double rmse = model.score().model().overall().rmse();
    String first = forecast.points().series().get(0).calendar().label(0);

    System.out.println("trained " + Arrays.toString(points));
    System.out.println("beginning " + first + " of RMSE " + rmse);
    System.out.println("ordered " + (lower[0] < points[0] && points[0] < upper[0]));

    Evaluation scores = recur.evaluate(model, data, EvaluateConfig.defaults()).evaluation();
    System.out.println("evaluated " + (scores.model().overall().rmse() == rmse));
  }

  private static void withoutTraining(Path csv) {
    Recur recur = new Recur();
    PanelForecast forecast = recur.forecast(Data.read(csv));
    System.out.println("zero-shot " + Arrays.toString(forecast.points().series().get(0).target(0)));

    ReadOptions gaps = ReadOptions.builder().missing(MissingPolicy.GAPS).build();
    ZeroShotConfig config = ZeroShotConfig.builder().horizon(24).threads(1).build();
    PanelForecast longer = recur.forecast(Data.read(csv, gaps), config);
    System.out.println("longer " + longer.points().series().get(0).length());
  }

  private static void fromArrays() {
    double[] cups = {12, 15, 11, 19, 31, 40, 14, 16, 12, 20, 33, 41, 13, 17, 12, 22, 35, 44};
    double[] cakes = {3, 4, 3, 6, 11, 13, 4, 4, 3, 7, 11, 14, 4, 5};
    LocalDateTime monday = LocalDateTime.of(2026, 11, 2, 0, 0);
    Data shop = Data.of(Frequency.parse("daily"), monday, Map.of("cups", cups, "cakes", cakes));
    PanelForecast week = new Recur().forecast(shop);

    System.out.println("series " + week.forecasts().size() + " of " + week.levels() + " %");
  }

  private static void saved(Path csv, Path folder) {
    Recur recur = new Recur();
    Data data = Data.read(csv);
    TrainConfig config = TrainConfig.builder().model(ModelChoice.parse("theta")).build();
    SavedModel model = recur.train(data, config);
    Path file = folder.resolve("sales.recur");

    Recur.save(model, file);
    SavedModel loaded = Recur.load(file);
    SavedModel same = Recur.load(Recur.bytes(model));
    Data newer = Data.readLike(loaded, csv);
    PanelForecast forecast = recur.forecast(loaded, newer, 6, Levels.parse("50,90"));

    System.out.println("loaded " + Arrays.equals(Recur.bytes(same), Recur.bytes(loaded)));
    System.out.println("six " + Arrays.toString(forecast.points().series().get(0).target(0)));
  }

  private static void heard(Path csv) {
    List<String> notes = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void note(Note note) {
            notes.add(Recur.text(note));
          }

          @Override
          public TrainingListener trainingStarts(int epochs) {
            return (epoch, best) -> notes.add("epoch " + epoch.number() + " of " + epochs);
          }
        };
    Recur recur = new Recur(listener);
    TrainConfig config =
        TrainConfig.builder()
            .model(ModelChoice.parse("gru"))
            .horizon(12)
            .network(NetworkConfig.builder().ensemble(1).build())
            .training(TrainingConfig.builder().epochs(2).seed(1).build())
            .build();
    recur.train(Data.read(csv).withCalendar("month"), config);

    System.out.println("heard " + notes.get(0));
    System.out.println("heard " + notes.contains("epoch 2 of 2"));
  }

  private static void cancelled(Path csv) throws InterruptedException {
    AtomicBoolean ended = new AtomicBoolean();
    TrainConfig config =
        TrainConfig.builder()
            .training(TrainingConfig.builder().epochs(1_000_000).patience(1_000_000).build())
            .build();
    Data data = Data.read(csv);

    Thread training =
        new Thread(
            () -> {
              try {
                new Recur().train(data, config);
              } catch (CancellationException e) {
                ended.set(Thread.currentThread().isInterrupted());
              }
            });
    training.start();
    Thread.sleep(500);
    training.interrupt();
    training.join();

    System.out.println("cancelled " + ended.get());
  }

  private static void complaint() {
    try {
      Data.read(Path.of("nothing.csv"));
    } catch (InputException e) {
      System.out.println("complaint " + e.getMessage());
    }
  }
}
