package dev.recur.page;

import dev.recur.chart.Band;
import dev.recur.chart.Bars;
import dev.recur.chart.Chart;
import dev.recur.chart.Line;
import dev.recur.chart.Mark;
import dev.recur.chart.Markup;
import dev.recur.chart.Span;
import dev.recur.chart.Thinning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Charts as data for the script of a page: JSON that is safe within a {@code script} element. Each
 * takes its share of the room; of a long history the end is kept whole and the extremes of what
 * lies before it.
 */
final class ChartData {
  private static final int A_VALUE = 10;
  private static final int A_PLACE = 6;
  private static final int FEWEST = 60;

  /** Sample paths may take one of so many parts of the room of a chart. */
  private static final int PATHS = 3;

  private final int share;
  private final int room;
  private final StringBuilder charts = new StringBuilder();
  private final StringBuilder labels = new StringBuilder();
  private final Map<List<String>, Integer> known = new HashMap<>();
  private int count;

  /**
   * Begins.
   *
   * @param charts how many there will be
   * @param room characters that they may take
   */
  ChartData(int charts, int room) {
    this.room = room;
    share = room / Math.max(1, charts);
  }

  /**
   * Adds a chart, unless there is no room for it.
   *
   * @param view steps at its end that are seen first
   * @return whether there was room
   */
  boolean add(Chart whole, int view) {
    Chart chart = withFewerPaths(whole);
    int[] kept = kept(chart, view);
    List<String> times = Arrays.stream(kept).mapToObj(chart.axis()::label).toList();
    StringBuilder json = new StringBuilder("{\"t\":");
    text(chart.title(), json);
    json.append(",\"n\":").append(chart.steps()).append(",\"v\":").append(view);
    if (kept.length < chart.steps()) {
      json.append(",\"at\":").append(Arrays.toString(kept).replace(" ", ""));
    }
    json.append(",\"m\":[");
    Marks marks = new Marks(kept, resolution(chart), json);
    chart.marks().forEach(mark -> mark.draw(marks));
    json.append("],\"l\":");
    boolean isNew = !known.containsKey(times);
    int more = json.length() + (isNew ? times.stream().mapToInt(t -> t.length() + 3).sum() : 0);
    if (charts.length() + labels.length() + more > room) {
      return false;
    }
    if (isNew) {
      known.put(times, known.size());
      labels.append(labels.isEmpty() ? "" : ",").append('[');
      for (int i = 0; i < times.size(); i++) {
        labels.append(i == 0 ? "" : ",");
        text(times.get(i), labels);
      }
      labels.append(']');
    }
    charts.append(count++ == 0 ? "" : ",\n").append(json).append(known.get(times)).append('}');
    return true;
  }

  /** The chart with as many of its sample paths as fit into their part of its room. */
  private Chart withFewerPaths(Chart chart) {
    int left = share / PATHS;
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : chart.marks()) {
      if (mark instanceof Line line && line.kind() == Line.Kind.PATH) {
        left -= A_VALUE * line.values().length;
        if (left < 0) {
          continue;
        }
      }
      marks.add(mark);
    }
    return new Chart(chart.title(), chart.axis(), chart.steps(), marks);
  }

  /** The number of charts there was room for. */
  int count() {
    return count;
  }

  /** The data. */
  @Override
  public String toString() {
    return "{\"charts\":[" + charts + "],\n\"labels\":[" + labels + "]}";
  }

  /** The smallest difference that matters. */
  private static double resolution(Chart chart) {
    double[] range = chart.range();
    return (range[1] - range[0]) * 1e-6;
  }

  /** The steps that are kept: all, or all but those of a history that cannot be told apart. */
  private int[] kept(Chart chart, int view) {
    int[] all = new int[chart.steps()];
    Arrays.setAll(all, t -> t);
    boolean[] others = new boolean[all.length];
    double[] history = new double[all.length];
    Arrays.fill(history, Double.NaN);
    int[] values = {0};
    Mark.Pen seen =
        new Mark.Pen() {
          @Override
          public void line(Line line) {
            if (line.kind() == Line.Kind.OUTLIER) {
              keepValues(line);
            } else if (line.kind() == Line.Kind.HISTORY) {
              System.arraycopy(line.values(), 0, history, line.start(), line.values().length);
            } else {
              Arrays.fill(others, line.start(), line.start() + line.values().length, true);
              values[0] += line.values().length;
            }
          }

          private void keepValues(Line line) {
            double[] values = line.values();
            for (int t = 0; t < values.length; t++) {
              others[line.start() + t] |= Double.isFinite(values[t]);
            }
          }

          @Override
          public void band(Band band) {
            Arrays.fill(others, band.start(), band.start() + band.length(), true);
            values[0] += 2 * band.length();
          }

          @Override
          public void bars(Bars bars) {
            Arrays.fill(others, true);
          }

          @Override
          public void span(Span span) {}
        };
    chart.marks().forEach(mark -> mark.draw(seen));
    int label = chart.axis().label(0).length() + 3;
    int rest = share - values[0] * A_VALUE;
    if (all.length * A_VALUE <= rest && all.length * (A_VALUE + label) <= room - labels.length()) {
      return all;
    }
    int most = Math.max(FEWEST, rest / (A_VALUE + A_PLACE + label));
    int whole = 2 * view <= most ? Math.max(0, all.length - view) : all.length;
    boolean[] kept = others.clone();
    Arrays.fill(kept, whole, all.length, true);
    double[] before = Arrays.copyOf(history, whole);
    for (int t : Thinning.kept(before, most - (all.length - whole))) {
      kept[t] = true;
    }
    return Arrays.stream(all).filter(t -> kept[t]).toArray();
  }

  /** A text as JSON without anything that could end the element it stands in. */
  private static void text(String text, StringBuilder json) {
    json.append('"');
    Markup.visible(text)
        .chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c > 0x7e) {
                json.append(String.format("\\u%04x", c));
              } else {
                json.append((char) c);
              }
            });
    json.append('"');
  }

  /** Writes marks at the steps that are kept. */
  private static final class Marks implements Mark.Pen {
    private static final int SHORT = 12;

    /** Gaps of a chart that are marked; of more, the line itself tells. */
    private static final int MOST_SPANS = 500;

    private final int[] kept;
    private final double resolution;
    private final StringBuilder json;
    private boolean first = true;
    private int spans;

    Marks(int[] kept, double resolution, StringBuilder json) {
      this.kept = kept;
      this.resolution = resolution;
      this.json = json;
    }

    @Override
    public void line(Line line) {
      double[] values = line.values();
      begin(line.kind().name(), line.label(), line.start());
      values(line.start(), values);
      json.append(']');
    }

    @Override
    public void band(Band band) {
      double[] low = new double[band.length()];
      double[] high = new double[band.length()];
      Arrays.setAll(low, band::low);
      Arrays.setAll(high, band::high);
      begin(band.isInner() ? "INNER" : "OUTER", band.label(), band.start());
      values(band.start(), low);
      json.append(',');
      values(band.start(), high);
      json.append(']');
    }

    @Override
    public void span(Span span) {
      if (++spans > MOST_SPANS) {
        return;
      }
      begin(span.kind().name(), span.label());
      json.append(span.start()).append(',').append(span.steps()).append(']');
    }

    @Override
    public void bars(Bars bars) {
      throw new IllegalStateException("bars are not explored");
    }

    private void begin(String kind, String label, int start) {
      int place = Arrays.binarySearch(kept, start);
      begin(kind, label);
      json.append(place < 0 ? -1 - place : place).append(',');
    }

    private void begin(String kind, String label) {
      json.append(first ? "[\"" : ",[\"").append(kind).append("\",");
      first = false;
      text(label, json);
      json.append(',');
    }

    private void values(int start, double[] values) {
      List<String> written = new ArrayList<>();
      for (int t : kept) {
        if (t >= start && t < start + values.length) {
          written.add(number(values[t - start]));
        }
      }
      json.append('[').append(String.join(",", written)).append(']');
    }

    /** A number that is short, and off by less than can be seen or matters. */
    private String number(double value) {
      if (!Double.isFinite(value)) {
        return "null";
      }
      if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        return Long.toString((long) value);
      }
      String exact = Double.toString(value);
      String near = Float.toString((float) value);
      boolean enough =
          exact.length() > SHORT && Math.abs(Double.parseDouble(near) - value) <= resolution;
      return enough ? near : exact;
    }
  }
}
