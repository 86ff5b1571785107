package dev.recur.spark;

import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Score a model on held-out values of every series, beside rivals: a table of scores by"
            + " series and by step, and the scores over all.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private TableOptions table = new TableOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--model", description = "As for forecast [${DEFAULT-VALUE}].")
  private String model = SparkSpec.PRETRAINED;

  @Option(names = "--folds", description = "Origins a series [those of the held-out end].")
  private int folds;

  @Option(names = "--stride", description = "Steps between origins [one horizon].")
  private int stride;

  @Option(
      names = "--compare",
      description =
          "Classical methods and pretrained, scored beside the model, or none"
              + " [${DEFAULT-VALUE}].")
  private String compare = SparkSpec.RIVALS;

  @Override
  public Integer call() {
    SparkSpec spec =
        table.spec(
            said -> said.with().model(model).folds(folds).stride(stride).compare(compare).build());
    SparkSession spark = Session.of();
    Tables tables = new Tables(spark, output, false);
    Dataset<Row> all = RecurSpark.evaluate(table.read(spark), spec);
    int code = tables.write(all, spec, "scored");
    Scores.print(tables.written(RecurSpark.results(all).schema()), System.out);
    return code;
  }
}
