package dev.recur.pipeline;

import static dev.recur.series.Message.setting;

import dev.recur.classical.SeasonStrengths;
import dev.recur.csv.ColumnUse;
import dev.recur.csv.Reading;
import dev.recur.fit.FoundOutliers;
import dev.recur.series.DemandClass;
import dev.recur.series.FoundOutlier;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.SeasonStrength;
import dev.recur.series.Seasons;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What recur understands of a data file.
 *
 * @param file its name
 * @param frequency the step in words
 * @param season steps in a season, 1 for none
 * @param seasons that and longer ones that most series show, the strongest first
 * @param demand series of each class of demand; empty where no series has steps of none between
 * @param columns every column and its use
 * @param series every series
 * @param missingCells values that are missing in a row
 * @param missingSteps steps without a row
 * @param firstMissing the first of them
 * @param outliers every one
 * @param question what the user has to choose before training
 * @param settings that a training on the file needs
 */
public record Inspection(
    String file,
    String frequency,
    int season,
    List<SeasonStrength> seasons,
    Map<DemandClass, Long> demand,
    List<ColumnUse> columns,
    List<SeriesSummary> series,
    long missingCells,
    long missingSteps,
    List<InputException> firstMissing,
    List<FoundOutlier> outliers,
    Optional<InputException> question,
    List<Message.Setting> settings) {
  private static final double CLEAR_TREND = 0.5;
  private static final int MOST_VALUES_OF_A_CHART = 72;
  private static final int CHARTS = 3;

  /** Series whose seasons are looked at. */
  private static final int SERIES_OF_SEASONS = 20;

  /** Copies the lists. */
  public Inspection {
    seasons = List.copyOf(seasons);
    demand = Collections.unmodifiableMap(new TreeMap<>(demand));
    columns = List.copyOf(columns);
    series = List.copyOf(series);
    firstMissing = List.copyOf(firstMissing);
    settings = List.copyOf(settings);
    outliers = List.copyOf(outliers);
  }

  /**
   * One series of a file.
   *
   * @param name its keys, or its targets
   * @param length steps
   * @param first time stamp
   * @param last time stamp
   * @param missing values of its targets that are missing
   * @param least value of the first target
   * @param greatest value of the first target
   * @param trend rising, falling or none: a straight line explains more than half of the variance
   * @param demand class of the first target; empty where it has values below zero or none above
   * @param chart means of equal parts of the first target, [part]; empty for all but the first few
   */
  public record SeriesSummary(
      String name,
      int length,
      String first,
      String last,
      int missing,
      double least,
      double greatest,
      String trend,
      Optional<DemandClass> demand,
      List<Double> chart) {
    /** Copies the list. */
    public SeriesSummary {
      chart = List.copyOf(chart);
    }
  }

  /**
   * Inspects a file that was read with missing values kept.
   *
   * @param file its name as the user gave it
   * @param reading what was read
   */
  public static Inspection of(String file, Reading reading) {
    Frequency frequency = reading.panel().schema().frequency();
    List<double[]> values = new ArrayList<>();
    List<SeriesSummary> summaries = new ArrayList<>();
    for (TimeSeries series : reading.panel().series()) {
      for (int k = 0; k < series.targetCount(); k++) {
        values.add(series.target(k));
      }
      summaries.add(summary(series, summaries.size() < CHARTS));
    }
    int season = Seasons.choose(values, frequency).steps();
    return new Inspection(
        file,
        frequency.toString(),
        season,
        seasons(values, season, frequency),
        demand(summaries),
        reading.columns(),
        summaries,
        reading.missing().cells(),
        reading.missing().steps(),
        reading.missing().first(),
        FoundOutliers.of(reading.panel().series(), season),
        reading.question(),
        settings(reading, summaries));
  }

  private static List<SeasonStrength> seasons(List<double[]> all, int season, Frequency frequency) {
    Map<Integer, List<Double>> strengths = new TreeMap<>();
    int asked = Math.min(SERIES_OF_SEASONS, all.size());
    for (int i = 0; i < asked; i++) {
      double[] values = filled(all.get((int) ((long) i * all.size() / asked)));
      for (SeasonStrength one : SeasonStrengths.of(values, season, frequency)) {
        strengths.computeIfAbsent(one.steps(), x -> new ArrayList<>()).add(one.strength());
      }
    }
    return strengths.entrySet().stream()
        .filter(one -> 2 * one.getValue().size() > asked)
        .map(
            one ->
                new SeasonStrength(
                    one.getKey(),
                    one.getValue().stream().mapToDouble(d -> d).average().orElseThrow()))
        .sorted(Comparator.comparingDouble(SeasonStrength::strength).reversed())
        .toList();
  }

  /** Returns values with the last one known in place of each that is missing. */
  private static double[] filled(double[] values) {
    double[] filled = Arrays.copyOfRange(values, firstKnown(values), values.length);
    for (int t = 1; t < filled.length; t++) {
      filled[t] = Double.isFinite(filled[t]) ? filled[t] : filled[t - 1];
    }
    return filled;
  }

  private static int firstKnown(double[] values) {
    int first = 0;
    while (first < values.length && !Double.isFinite(values[first])) {
      first++;
    }
    return first;
  }

  private static Map<DemandClass, Long> demand(List<SeriesSummary> series) {
    Map<DemandClass, Long> classes =
        series.stream()
            .flatMap(one -> one.demand().stream())
            .collect(Collectors.groupingBy(found -> found, Collectors.counting()));
    return classes.keySet().stream().anyMatch(DemandClass::isIntermittent) ? classes : Map.of();
  }

  private static List<Message.Setting> settings(Reading reading, List<SeriesSummary> series) {
    List<Message.Setting> settings = new ArrayList<>();
    reading.question().ifPresent(open -> settings.add(open.remedy().settings().get(0)));
    if (reading.missing().cells() + reading.missing().steps() > 0) {
      settings.add(setting("missing", "interpolate"));
    }
    long empty = series.stream().filter(s -> Double.isNaN(s.least())).count();
    if (empty > 0 && empty < series.size()) {
      settings.add(setting("skipBadSeries"));
    }
    return settings;
  }

  private static SeriesSummary summary(TimeSeries series, boolean chart) {
    double[] values = series.target(0);
    int missing = 0;
    for (int k = 0; k < series.targetCount(); k++) {
      missing += series.missingCount(k);
    }
    double[] known = Arrays.stream(values).filter(Double::isFinite).toArray();
    return new SeriesSummary(
        series.name(),
        series.length(),
        series.calendar().label(0),
        series.calendar().label(series.length() - 1),
        missing,
        Arrays.stream(known).min().orElse(Double.NaN),
        Arrays.stream(known).max().orElse(Double.NaN),
        trend(values),
        DemandClass.of(values),
        chart ? chart(values) : List.of());
  }

  private static String trend(double[] values) {
    double n = 0;
    double sumT = 0;
    double sumY = 0;
    for (int t = 0; t < values.length; t++) {
      if (Double.isFinite(values[t])) {
        n++;
        sumT += t;
        sumY += values[t];
      }
    }
    double tt = 0;
    double yy = 0;
    double ty = 0;
    for (int t = 0; t < values.length; t++) {
      if (Double.isFinite(values[t])) {
        tt += (t - sumT / n) * (t - sumT / n);
        yy += (values[t] - sumY / n) * (values[t] - sumY / n);
        ty += (t - sumT / n) * (values[t] - sumY / n);
      }
    }
    boolean clear = n > 2 && yy > 0 && ty * ty / (tt * yy) > CLEAR_TREND;
    return !clear ? "none" : ty > 0 ? "rising" : "falling";
  }

  private static List<Double> chart(double[] values) {
    int parts = Math.min(MOST_VALUES_OF_A_CHART, values.length);
    List<Double> means = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) values.length * part / parts);
      int to = (int) ((long) values.length * (part + 1) / parts);
      means.add(
          Arrays.stream(values, from, to).filter(Double::isFinite).average().orElse(Double.NaN));
    }
    return means;
  }
}
