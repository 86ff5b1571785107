package dev.recur.spark;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;

import java.io.PrintStream;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The scores over all series, of those of each. */
final class Scores {
  private Scores() {}

  /**
   * Returns a row a model: RMSE and MAE over all values, the means over the series of the rest.
   *
   * @param scores as {@link RecurSpark#evaluate} gives them
   */
  static Dataset<Row> over(Dataset<Row> scores) {
    return scores
        .filter(col("step").equalTo(0))
        .groupBy("model")
        .agg(
            sum("points").as("points"),
            sqrt(sum(col("rmse").multiply(col("rmse")).multiply(col("points")))
                    .divide(sum("points")))
                .as("rmse"),
            sum(col("mae").multiply(col("points"))).divide(sum("points")).as("mae"),
            avg("smape").as("smape"),
            avg("mase").as("mase"),
            avg("rmsse").as("rmsse"))
        .sort("model");
  }

  /** Prints a line a model. */
  static void print(Dataset<Row> scores, PrintStream out) {
    out.println("model,points,rmse,mae,smape,mase,rmsse");
    for (Row row : over(scores).collectAsList()) {
      StringBuilder line = new StringBuilder(row.getString(0)).append(',').append(row.getLong(1));
      for (int metric = 2; metric < row.size(); metric++) {
        line.append(',');
        line.append(
            row.isNullAt(metric) ? "" : String.format(Locale.ROOT, "%.6g", row.getDouble(metric)));
      }
      out.println(line);
    }
  }
}
