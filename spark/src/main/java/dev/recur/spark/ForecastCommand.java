package dev.recur.spark;

import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code forecast}. */
@Command(
    name = "forecast",
    description = "Write the values beyond the end of every series of a table.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {
  @Mixin private TableOptions table = new TableOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--model",
      description =
          "pretrained; or the name of a model that is fitted to a sample of the series: auto,"
              + " ets, theta, sarima, gru, lstm ...; or a model file, FILE.recur"
              + " [${DEFAULT-VALUE}].")
  private String model = SparkSpec.PRETRAINED;

  @Option(
      names = "--resume",
      description = "Forecast only the series that are not in the output yet, and add them to it.")
  private boolean resume;

  @Override
  public Integer call() {
    SparkSpec spec = table.spec(said -> said.withModel(model));
    SparkSession spark = Session.of();
    Dataset<Row> rows = table.read(spark);
    Tables tables = new Tables(spark, output, resume);
    Dataset<Row> left = tables.without(rows, spec);
    return tables.write(RecurSpark.forecast(rows, left, spec), spec, "forecast");
  }
}
