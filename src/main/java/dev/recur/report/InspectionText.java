package dev.recur.report;

import dev.recur.csv.ColumnUse;
import dev.recur.pipeline.Inspection;
import dev.recur.pipeline.Inspection.SeriesSummary;
import dev.recur.series.DemandClass;
import dev.recur.series.FoundOutlier;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.SeasonStrength;
import dev.recur.series.Visible;
import dev.recur.series.Wording;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** An inspection for a person, on one screen. */
public final class InspectionText {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final int MOST_COLUMNS = 12;
  private static final int MOST_SERIES = 3;
  private static final int MOST_OUTLIERS = 5;
  private static final int WIDEST_NAME = 24;

  private InspectionText() {}

  /**
   * Writes the inspection.
   *
   * @param inspection what is shown
   * @param said options that the file was read with, as words
   * @param naming how settings are written
   * @param out where it goes
   */
  public static void write(
      Inspection inspection, List<String> said, Message.Naming naming, PrintWriter out) {
    List<SeriesSummary> all = inspection.series();
    SeriesSummary first = all.get(0);
    out.println(Visible.text(inspection.file()));
    line("frequency", inspection.frequency(), out);
    line("season", inspection.season() == 1 ? "none found" : inspection.season() + " steps", out);
    if (inspection.seasons().size() > 1) {
      line("seasons", seasons(inspection.seasons()), out);
    }
    line("series", series(all), out);
    if (!inspection.demand().isEmpty()) {
      line("demand", demand(inspection.demand()), out);
    }
    if (all.size() == 1) {
      line("span", first.first() + " to " + first.last(), out);
    }
    line("missing", missing(inspection), out);
    for (InputException place : inspection.firstMissing()) {
      line("", place.withinFile(), out);
    }
    outliers(inspection.outliers(), out);
    out.println();
    columns(inspection.columns(), naming, out);
    out.println();
    for (SeriesSummary one : all.subList(0, Math.min(all.size(), MOST_SERIES))) {
      out.printf(
          Locale.ROOT,
          "%s: %s to %s, %s, trend %s%n%s%n",
          Visible.text(one.name()),
          Visible.text(one.first()),
          Visible.text(one.last()),
          range(one),
          one.trend(),
          chart(one.chart()));
    }
    if (all.size() > MOST_SERIES) {
      out.println("... and " + (all.size() - MOST_SERIES) + " more series");
    }
    out.println();
    inspection.question().ifPresent(open -> out.println(open.message(naming)));
    out.println("next: " + Visible.text(ShellCommand.train(inspection, said, naming)));
    out.flush();
  }

  private static void outliers(List<FoundOutlier> outliers, PrintWriter out) {
    int shown = Math.min(outliers.size(), MOST_OUTLIERS);
    for (int i = 0; i < shown; i++) {
      line(i == 0 ? "outliers" : "", OutlierText.of(outliers.get(i)), out);
    }
    if (outliers.size() > shown) {
      line("", "and " + (outliers.size() - shown) + " more", out);
    }
  }

  private static void line(String name, String text, PrintWriter out) {
    out.printf(Locale.ROOT, "  %-10s %s%n", name, Visible.text(text));
  }

  private static String series(List<SeriesSummary> all) {
    int shortest = all.stream().mapToInt(SeriesSummary::length).min().orElse(0);
    int longest = all.stream().mapToInt(SeriesSummary::length).max().orElse(0);
    return all.size()
        + " of "
        + (shortest == longest ? "" : shortest + " to ")
        + Wording.count(longest, "step");
  }

  private static String seasons(List<SeasonStrength> seasons) {
    return seasons.stream()
        .map(one -> String.format(Locale.ROOT, "%d (strength %.2f)", one.steps(), one.strength()))
        .collect(Collectors.joining(", "));
  }

  private static String demand(Map<DemandClass, Long> classes) {
    return classes.entrySet().stream()
        .map(one -> one.getValue() + " " + one.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String missing(Inspection inspection) {
    if (inspection.missingCells() + inspection.missingSteps() == 0) {
      return "none";
    }
    return Wording.count(inspection.missingCells(), "empty or missing cell")
        + ", "
        + Wording.count(inspection.missingSteps(), "step")
        + " without a row";
  }

  private static void columns(List<ColumnUse> columns, Message.Naming naming, PrintWriter out) {
    int width = 6;
    for (ColumnUse column : columns) {
      width = Math.max(width, Math.min(WIDEST_NAME, Visible.text(column.name()).length()));
    }
    for (ColumnUse column : columns.subList(0, Math.min(columns.size(), MOST_COLUMNS))) {
      String whole = Visible.text(column.name());
      String name =
          whole.length() <= WIDEST_NAME ? whole : whole.substring(0, WIDEST_NAME - 3) + "...";
      String why = Visible.text(FindingText.why(column).text(naming));
      out.printf(Locale.ROOT, "  %-" + width + "s  %-8s %s%n", name, column.role(), why);
    }
    if (columns.size() > MOST_COLUMNS) {
      out.println("  ... and " + Wording.count(columns.size() - MOST_COLUMNS, "more column"));
    }
  }

  private static String range(SeriesSummary series) {
    return number(series.least()) + " to " + number(series.greatest());
  }

  /** Six significant digits. */
  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString()
        : "unknown";
  }

  /** One block a part, from the lowest mean to the highest; a space where nothing is known. */
  static String chart(List<Double> means) {
    double least = means.stream().filter(Double::isFinite).min(Double::compare).orElse(0.0);
    double most = means.stream().filter(Double::isFinite).max(Double::compare).orElse(0.0);
    StringBuilder chart = new StringBuilder();
    for (double mean : means) {
      if (!Double.isFinite(mean)) {
        chart.append(' ');
        continue;
      }
      double height = most > least ? (mean - least) / (most - least) : 0.5;
      chart.append(BLOCKS.charAt((int) Math.min(BLOCKS.length() - 1.0, height * BLOCKS.length())));
    }
    return chart.toString();
  }
}
