package dev.recur.spark;

import dev.recur.api.Recur;
import dev.recur.artifact.AtomicFile;
import dev.recur.model.SavedModel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code train}. */
@Command(
    name = "train",
    description =
        "Fit a model to a sample of the series, on the driver, and calibrate its intervals by all of"
            + " them; the file is one of plain recur.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Mixin private TableOptions table = new TableOptions();

  @Option(
      names = {"-o", "--output"},
      required = true,
      description = "Model file to write.")
  private Path output;

  @Option(names = "--model", description = "What is fitted [${DEFAULT-VALUE}].")
  private String model = "auto";

  @Option(
      names = {"-f", "--force"},
      description = "Replace the file if it is there.")
  private boolean force;

  @Override
  public Integer call() {
    SparkSpec spec = table.spec(said -> said.withModel(model));
    AtomicFile.requireWritable(output, force);
    SparkSession spark = Session.of();
    SavedModel made = RecurSpark.train(table.read(spark), spec);
    Recur.save(made, output);
    System.err.printf(
        Locale.ROOT,
        "held-out RMSE %.6g over a sample of %d series, intervals calibrated by %d forecasts%n",
        made.score().model().overall().rmse(),
        made.ends().size(),
        made.calibration().forecasts());
    System.err.println("wrote " + output);
    return 0;
  }
}
