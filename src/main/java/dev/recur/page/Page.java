package dev.recur.page;

import dev.recur.chart.Chart;
import dev.recur.chart.ForecastCharts;
import dev.recur.chart.Markup;
import dev.recur.chart.Shown;
import dev.recur.series.Panel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One page that loads nothing: its policy, within it, lets run only the style and the script that
 * it holds, known by their hashes, and forbids every request. It can be read without the script,
 * which adds to the picture what moves.
 */
public final class Page {
  /** Characters that the data of charts may take: of one series, and of many. */
  private static final int ROOM_OF_ONE = 270_000;

  private static final int ROOM = 3_900_000;

  private final String title;
  private final String about;
  private final List<Section> sections = new ArrayList<>();
  private String data = "";

  private record Section(String id, String heading, String body) {}

  /**
   * Begins a page.
   *
   * @param title of it
   * @param about a line below
   */
  Page(String title, String about) {
    this.title = title;
    this.about = about;
  }

  /** Says how many series or columns a panel has, if there are several. */
  static Optional<String> several(Panel panel) {
    int targets = panel.schema().targets().size();
    int all = panel.size() * targets;
    return all == 1
        ? Optional.empty()
        : Optional.of(new Shown(all, panel.size(), targets).toString());
  }

  /** Adds a section. */
  Page section(String id, String heading, Html body) {
    sections.add(new Section(id, heading, body.toString()));
    return this;
  }

  /**
   * Adds the section of the picture: the ends of series.
   *
   * @param charts of them
   * @param last steps of history that are seen first; empty for as many as make it readable
   */
  Page picture(ForecastCharts charts, OptionalInt last) {
    List<Chart> still = charts.sheet(last).charts();
    List<Chart> all = charts.charts(OptionalInt.of(Integer.MAX_VALUE));
    return picture(still, all, still.stream().mapToInt(Chart::steps).max().orElseThrow());
  }

  /**
   * Adds the section of the picture: some charts that stand still, and all to explore.
   *
   * @param still seen where no script runs, and on paper
   * @param all to explore, the first one seen first
   * @param view steps at the end of a chart that are seen first
   */
  Page picture(List<Chart> still, List<Chart> all, int view) {
    ChartData explored = new ChartData(all.size(), all.size() == 1 ? ROOM_OF_ONE : ROOM);
    for (Chart chart : all) {
      if (!explored.add(chart, view)) {
        break;
      }
    }
    data = explored.toString();
    Html body = new Html();
    if (explored.count() > 0) {
      body.raw(resource("explore.html"));
    }
    body.raw("<div class=\"still\">\n").charts(still).raw("</div>\n");
    if (still.size() < all.size()) {
      body.paragraph(
          "%d of %d series stand still; %d can be explored."
              .formatted(still.size(), all.size(), explored.count()));
    }
    return section("picture", "Picture", body);
  }

  /** Returns the bytes of the file, UTF-8. */
  public byte[] bytes() {
    String style = resource("page.css") + Chart.style();
    String script = resource("page.js");
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.append("style-src '").append(hash(style)).append("'; script-src '").append(hash(script));
    html.append("'; base-uri 'none'; form-action 'none'\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.append("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.append("<title>").append(Markup.escaped(title)).append("</title>\n");
    html.append("<style>").append(style).append("</style>\n</head>\n<body>\n<header>\n<h1>");
    html.append(Html.isolated(title)).append("</h1>\n<p>").append(Html.isolated(about));
    html.append("</p>\n<nav aria-label=\"Sections\"><ul>\n");
    for (Section section : sections) {
      html.append("<li><a href=\"#").append(section.id).append("\">").append(section.heading);
      html.append("</a></li>\n");
    }
    html.append("</ul></nav>\n</header>\n<main>\n");
    for (Section section : sections) {
      html.append("<section id=\"").append(section.id).append("\" aria-labelledby=\"");
      html.append(section.id).append("-h\">\n<h2 id=\"").append(section.id).append("-h\">");
      html.append(section.heading).append("</h2>\n").append(section.body).append("</section>\n");
    }
    html.append("</main>\n<footer><p>Made by recur. This page loads nothing.</p></footer>\n");
    html.append("<script type=\"application/json\" id=\"data\">").append(data);
    html.append("</script>\n<script>").append(script).append("</script>\n</body>\n</html>\n");
    return html.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hashed = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hashed);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
