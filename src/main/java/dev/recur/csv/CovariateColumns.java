package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.Schema.Covariate;
import dev.recur.series.Schema.Role;
import dev.recur.series.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The covariates of a table: numbers as they are, and one feature of 0 and 1 for each category. */
final class CovariateColumns {
  private static final int MOST_CATEGORIES = 50;

  private final String file;
  private final Sample sample;
  private final Table table;
  private final List<Covariate> covariates = new ArrayList<>();
  private final Map<Integer, int[]> categories = new HashMap<>();

  /**
   * Finds the categories of every covariate.
   *
   * @throws InputException if there are too many
   */
  CovariateColumns(String file, Sample sample, Roles roles, ReadOptions options, Table table) {
    this.file = file;
    this.sample = sample;
    this.table = table;
    for (Map.Entry<Integer, Role> entry : roles.covariates.entrySet()) {
      String name = sample.names().get(entry.getKey());
      Words words = table.words.get(entry.getKey());
      List<String> levels = options.levels().getOrDefault(name, List.of());
      if (words != null && levels.isEmpty()) {
        levels = categories(words, name);
      }
      covariates.add(new Covariate(name, entry.getValue(), levels));
    }
  }

  private List<String> categories(Words words, String name) {
    List<String> found = new ArrayList<>();
    for (int code = 0; code < words.distinctCount() && !words.overflowed(); code++) {
      if (!Sample.missing(words.text(code))) {
        found.add(words.text(code));
      }
    }
    if (found.size() > MOST_CATEGORIES || words.overflowed()) {
      throw new InputException(
              "column '"
                  + name
                  + "' has "
                  + (words.overflowed()
                      ? "a category for almost every row"
                      : found.size() + " categories"))
          .at(file)
          .mend("a covariate may have up to " + MOST_CATEGORIES + ", leave it out or group them");
    }
    found.sort(null);
    return found;
  }

  /** The covariates in the order of their roles. */
  List<Covariate> all() {
    return covariates;
  }

  /**
   * The features of one series that change with time.
   *
   * @param role past or future
   * @param rows the rows of the series on its calendar
   * @return [feature][step], NaN where there is no value
   */
  double[][] features(Role role, SeriesRows rows) {
    List<double[]> features = new ArrayList<>();
    for (Covariate covariate : covariates) {
      if (covariate.role() != role) {
        continue;
      }
      int column = sample.names().indexOf(covariate.column());
      Words words = table.words.get(column);
      if (words == null) {
        features.add(rows.values(table.numbers.get(column)));
        continue;
      }
      int[] found = categoryOf(words, covariate, column);
      for (int category = 0; category < covariate.levels().size(); category++) {
        features.add(indicator(words, found, category, rows));
      }
    }
    return features.toArray(new double[0][]);
  }

  private static double[] indicator(Words words, int[] found, int category, SeriesRows rows) {
    double[] feature = new double[rows.length()];
    if (rows.count() < rows.length()) {
      Arrays.fill(feature, Double.NaN);
    }
    for (int i = 0; i < rows.count(); i++) {
      int here = found[words.get(rows.row(i))];
      feature[rows.step(i)] = here < 0 ? Double.NaN : here == category ? 1 : 0;
    }
    return feature;
  }

  /** The category of each distinct text of a column, -1 for missing. */
  private int[] categoryOf(Words words, Covariate covariate, int column) {
    int[] known = categories.get(column);
    if (known != null) {
      return known;
    }
    int[] found = new int[words.distinctCount()];
    for (int code = 0; code < found.length; code++) {
      String text = words.text(code);
      found[code] = Sample.missing(text) ? -1 : covariate.levels().indexOf(text);
      if (found[code] < 0 && !Sample.missing(text)) {
        throw unknown(text, covariate).at(table.place(words.firstRow(code), column));
      }
    }
    categories.put(column, found);
    return found;
  }

  /** Says that a model has not seen a category. */
  static InputException unknown(String text, Covariate covariate) {
    return new InputException(
        "'"
            + Message.shown(text)
            + "' is none of the categories that the model knows ("
            + Wording.quoted(covariate.levels())
            + ")");
  }

  /**
   * The features of one series that never change.
   *
   * @param rows the rows of the series
   * @param series its name
   * @throws InputException if one changes, or is missing
   */
  double[] statics(SeriesRows rows, String series) {
    List<Double> values = new ArrayList<>();
    for (Covariate covariate : covariates) {
      if (covariate.role() != Role.STATIC) {
        continue;
      }
      int column = sample.names().indexOf(covariate.column());
      Words words = table.words.get(column);
      Doubles numbers = table.numbers.get(column);
      int[] found = words == null ? new int[0] : categoryOf(words, covariate, column);
      double first = value(numbers, words, found, rows.row(0));
      for (int i = 0; i < rows.count(); i++) {
        double value = value(numbers, words, found, rows.row(i));
        if (Double.isNaN(value) || value != first) {
          throw changes(value, rows.row(i), column, series);
        }
      }
      if (words == null) {
        values.add(first);
      } else {
        for (int category = 0; category < covariate.levels().size(); category++) {
          values.add(category == (int) first ? 1.0 : 0.0);
        }
      }
    }
    return values.stream().mapToDouble(v -> v).toArray();
  }

  private static double value(
      @Nullable Doubles numbers, @Nullable Words words, int[] found, int row) {
    if (words != null) {
      int category = found[words.get(row)];
      return category < 0 ? Double.NaN : category;
    }
    return numbers == null ? Double.NaN : numbers.get(row);
  }

  private InputException changes(double value, int row, int column, String series) {
    Place place = table.place(row, column);
    String name = place.column().orElseThrow();
    return new InputException(
            (Double.isNaN(value) ? "no value" : "another value than before")
                + " in series '"
                + Message.shown(series)
                + "'")
        .at(place)
        .mend(
            "a static covariate has one value a series; in place of ",
            setting("statics"),
            " pass ",
            setting("past", name),
            " or ",
            setting("future", name));
  }
}
