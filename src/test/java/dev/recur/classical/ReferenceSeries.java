package dev.recur.classical;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A series of series.csv with R's numbers for it from reference.csv. */
final class ReferenceSeries {
  final String name;
  final int season;
  final int horizon;
  private final double[] values;

  private ReferenceSeries(String row) {
    String[] field = row.split(",", -1);
    name = field[0];
    season = Integer.parseInt(field[1]);
    horizon = Integer.parseInt(field[2]);
    values = numbers(field[3]);
  }

  static Stream<ReferenceSeries> all() {
    return lines("series.csv").stream().skip(1).map(ReferenceSeries::new);
  }

  static ReferenceSeries named(String name) {
    return all().filter(series -> series.name.equals(name)).findFirst().orElseThrow();
  }

  double[] train() {
    return Arrays.copyOf(values, values.length - horizon);
  }

  double[] test() {
    return Arrays.copyOfRange(values, values.length - horizon, values.length);
  }

  /** R's numbers for a method. */
  double[] reference(String method) {
    return numbers(referenceRow(method)[3]);
  }

  /** The form R chose. */
  String referenceForm(String method) {
    return referenceRow(method)[2];
  }

  private String[] referenceRow(String method) {
    return lines("reference.csv").stream()
        .map(row -> row.split(";", -1))
        .filter(row -> row[0].equals(name) && row[1].equals(method))
        .findFirst()
        .orElseThrow();
  }

  /** The numbers of the row with a name in a file of such rows. */
  static double[] row(String file, String name) {
    return lines(file).stream()
        .map(row -> row.split(";", -1))
        .filter(row -> row[0].equals(name))
        .map(row -> numbers(row[1]))
        .findFirst()
        .orElseThrow();
  }

  /** The rows of a file below its header, cells between commas. */
  static Stream<String[]> rows(String file) {
    return lines(file).stream().skip(1).map(row -> row.split(",", -1));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> lines(String file) {
    InputStream stream = ReferenceSeries.class.getResourceAsStream("/classical/" + file);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The largest difference of two forecasts, relative to the second. */
  static double difference(double[] ours, double[] theirs) {
    double largest = 0;
    for (int h = 0; h < theirs.length; h++) {
      largest = Math.max(largest, Math.abs(ours[h] - theirs[h]) / Math.abs(theirs[h]));
    }
    return largest;
  }

  double rmse(double[] forecast) {
    return dev.recur.evaluation.Metrics.rmse(test(), forecast);
  }

  @Override
  public String toString() {
    return name;
  }
}
