package dev.recur.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.ModelChoice;
import dev.recur.config.NetworkConfig;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.csv.ReadOptions;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A whole panel has the bits of plain recur for any number of partitions and series at once.
 *
 * <p>By property: {@code -Drecur.series=10000}, the series of the panel that is made from a seed;
 * {@code -Drecur.panels=FOLDER}, files of any layout beside it; {@code -Drecur.models=...}, of
 * which {@code small-gru} is trained by plain recur with small settings; {@code
 * -Drecur.sample=100}, the series that models are fitted to, all by default; {@code
 * -Drecur.parts=1x1,1x7,...}, partitions and series at once.
 */
class PanelsTest {
  private static final String MODELS = System.getProperty("recur.models", "pretrained,ets");
  private static final String PARTS = System.getProperty("recur.parts", "1x1,7x7,200x256");

  private static final int SAMPLE = Integer.getInteger("recur.sample", 1 << 30);
  private static final String SMALL_GRU = "small-gru";

  private static SparkSession spark;

  @TempDir private static Path folder;

  @BeforeAll
  static void begin() {
    spark = Panels.session();
  }

  static Stream<Arguments> cases() throws IOException {
    List<String> files = new ArrayList<>(List.of(""));
    String panels = System.getProperty("recur.panels", "");
    if (!panels.isEmpty()) {
      try (Stream<Path> all = Files.list(Path.of(panels))) {
        all.map(Path::toString).sorted().forEach(files::add);
      }
    }
    return files.stream()
        .flatMap(file -> SparkSpec.words(MODELS).stream().map(model -> Arguments.of(file, model)));
  }

  @ParameterizedTest(name = "[{0}] {1}")
  @MethodSource("cases")
  void everySeriesHasTheBitsOfPlainRecur(String file, String name) throws IOException {
    Path rows = file.isEmpty() ? made() : asLong(Path.of(file));
    boolean dated = Files.readAllLines(rows).get(1).matches(".*,\\d{4}-\\d{2}.*");
    Dataset<Row> table =
        spark
            .read()
            .option("header", "true")
            .schema("shop string, month " + (dated ? "date" : "int") + ", units double")
            .csv(rows.toString())
            .repartition(5)
            .cache();
    boolean small = name.equals(SMALL_GRU);
    SparkSpec spec =
        SparkSpec.of("shop", "month", "units", "")
            .with()
            .sample(SAMPLE)
            .model(small ? "gru" : name)
            .build();
    List<String> plain;
    if (spec.zeroShot()) {
      ReadOptions gaps = ReadOptions.builder().missing(MissingPolicy.GAPS).build();
      PanelForecast forecast =
          new Recur().forecast(Data.read(rows, gaps), ZeroShotConfig.builder().build());
      plain = ForecastLines.of(forecast);
    } else {
      SavedModel model =
          small ? smallGru(SampledSeries.of(table, spec).data()) : RecurSpark.train(table, spec);
      Path saved = folder.resolve("m.recur");
      Recur.save(model, saved);
      spec = spec.withModel(saved.toString());
      plain = ForecastLines.of(new Recur().forecast(model, Data.readLike(model, rows)));
    }
    for (String part : SparkSpec.words(PARTS)) {
      String[] numbers = part.split("x", -1);
      SparkSpec parts =
          spec.with()
              .partitions(Integer.parseInt(numbers[0]))
              .batch(Integer.parseInt(numbers[1]))
              .build();
      Dataset<Row> forecast = RecurSpark.forecast(table, parts).cache();
      assertEquals(0, RecurSpark.errors(forecast, parts).count());
      assertEquals(plain, ForecastLines.of(forecast), part);
      forecast.unpersist();
    }
    table.unpersist();
  }

  private static SavedModel smallGru(Data data) {
    return new Recur()
        .train(
            data,
            TrainConfig.builder()
                .model(ModelChoice.parse("gru"))
                .network(NetworkConfig.builder().hidden(8).ensemble(2).build())
                .training(TrainingConfig.builder().epochs(2).build())
                .build());
  }

  private static Path made() {
    return Panels.file(folder, Panels.rows(Integer.getInteger("recur.series", 30), 7));
  }

  /** Writes the series of a file one below the other. */
  private static Path asLong(Path file) throws IOException {
    Panel panel =
        Data.read(file, ReadOptions.builder().missing(MissingPolicy.GAPS).build()).panel();
    List<String> rows = new ArrayList<>();
    for (TimeSeries series : panel.series()) {
      for (int t = 0; t < series.length(); t++) {
        boolean counted = panel.schema().time().isEmpty();
        String time = "" + (counted ? t + 1 : series.calendar().time(t).toLocalDate());
        String value = series.observed(0, t) ? Double.toString(series.target(0, t)) : "";
        rows.add("\"" + String.join("/", series.keys()) + "\"," + time + "," + value);
      }
    }
    return Panels.file(folder, rows);
  }
}
