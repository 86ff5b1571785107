package dev.recur.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.when;

import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Columns of a table, by any name, and as text that plain recur reads back without loss. */
final class Columns {
  private Columns() {}

  /** Returns a column, whatever characters are in its name. */
  static Column named(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }

  /** Returns several columns. */
  static Column[] named(List<String> names) {
    return names.stream().map(Columns::named).toArray(Column[]::new);
  }

  /**
   * Requires that a table has some columns.
   *
   * @throws InputException if it lacks one
   */
  static void require(Dataset<Row> rows, List<String> names) {
    List<String> known = Arrays.asList(rows.columns());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new InputException("the table has no column '" + name + "'")
            .expecting("one of " + String.join(", ", known));
      }
    }
  }

  /**
   * Returns all columns that are read as text.
   *
   * @param ordered rows of the table in some order
   * @param table looked at for times with fractions of seconds, so that all are written alike
   */
  static Dataset<Row> text(Dataset<Row> ordered, Dataset<Row> table, SparkSpec spec) {
    Column time = time(table, spec);
    return ordered.select(
        spec.columns().stream()
            .map(name -> name.equals(spec.time()) ? time : text(table, name))
            .toArray(Column[]::new));
  }

  /** Returns a column as text. */
  static Column text(Dataset<Row> rows, String name) {
    DataType type = type(rows, name);
    Column own = named(name);
    boolean real = type.equals(DataTypes.DoubleType) || type.equals(DataTypes.FloatType);
    Column number = real ? when(isnan(own), null).otherwise(own) : own;
    return number.cast(DataTypes.StringType).as(name);
  }

  private static Column time(Dataset<Row> rows, SparkSpec spec) {
    String name = spec.time();
    DataType type = type(rows, name);
    Column own = named(name);
    boolean stamp = type instanceof TimestampType || type instanceof TimestampNTZType;
    if (!stamp) {
      return text(rows, name);
    }
    boolean fractions =
        spec.frequency().isBlank()
            ? !rows.filter(date_trunc("second", own).notEqual(own)).isEmpty()
            : Frequency.parse(spec.frequency()).unit() == Frequency.Unit.MILLISECOND;
    return date_format(own, fractions ? "yyyy-MM-dd HH:mm:ss.SSS" : "yyyy-MM-dd HH:mm:ss").as(name);
  }

  /** Returns the type of a column. */
  static DataType type(Dataset<Row> rows, String name) {
    return rows.schema().apply(name).dataType();
  }
}
