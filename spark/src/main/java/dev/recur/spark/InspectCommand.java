package dev.recur.spark;

import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code inspect}. */
@Command(
    name = "inspect",
    description = "Tell what is seen of every series, which cannot be used and why.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  @Mixin private TableOptions table = new TableOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Override
  public Integer call() {
    SparkSpec spec = table.spec(said -> said);
    SparkSession spark = Session.of();
    return new Tables(spark, output, false)
        .write(RecurSpark.inspect(table.read(spark), spec), spec, "can be used");
  }
}
