package dev.recur.page;

import dev.recur.chart.Chart;
import dev.recur.chart.Markup;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Elements of a page; whatever text it is given is shown as it is. */
final class Html {
  private static final Pattern LARGE = Pattern.compile("(?<![\\w.&#])\\d{5,}(?![\\w;])");

  /** Three digits before which there are others, and behind which there are none or more threes. */
  private static final Pattern BEFORE_THREE = Pattern.compile("(?<=\\d)(\\d{3})(?=(?:\\d{3})*$)");

  private final StringBuilder html = new StringBuilder();

  /** Adds a paragraph. */
  Html paragraph(String text) {
    return element("p", text);
  }

  /** Adds a paragraph that is seen first. */
  Html headline(String text) {
    html.append("<p class=\"headline\">").append(isolated(text)).append("</p>\n");
    return this;
  }

  /** Adds lines as they stand in a terminal. */
  Html code(String text) {
    html.append("<pre><code>").append(Markup.escaped(text)).append("</code></pre>\n");
    return this;
  }

  private Html element(String name, String text) {
    html.append('<').append(name).append('>').append(isolated(text));
    html.append("</").append(name).append(">\n");
    return this;
  }

  /** Adds a list. */
  Html list(List<String> lines) {
    html.append("<ul>\n");
    lines.forEach(line -> element("li", line));
    html.append("</ul>\n");
    return this;
  }

  /** Adds names and what is said of each. */
  Html definitions(Map<String, String> said) {
    html.append("<dl>\n");
    said.forEach((name, text) -> element("dt", name).element("dd", text));
    html.append("</dl>\n");
    return this;
  }

  /** Adds a table. */
  Html table(Table table) {
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.append(Markup.escaped(table.caption())).append("\"><table>\n<caption>");
    html.append(isolated(table.caption())).append("</caption>\n<thead><tr>");
    for (String name : table.header()) {
      html.append("<th scope=\"col\">").append(isolated(name)).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    table.rows().forEach(row -> row(table.header(), row));
    html.append("</tbody></table></div>\n");
    return this;
  }

  private void row(List<String> header, Table.Row row) {
    html.append(row.strong() ? "<tr class=\"own\">" : "<tr>");
    for (int i = 0; i < row.cells().size(); i++) {
      String cell = isolated(row.cells().get(i));
      if (i > 0) {
        boolean time = header.get(i).equals(Table.FROM);
        html.append("<td>").append(time ? cell : grouped(cell)).append("</td>");
      } else if (row.chart().isEmpty()) {
        html.append("<th scope=\"row\">").append(cell).append("</th>");
      } else {
        html.append("<th scope=\"row\"><a href=\"#picture\" data-chart=\"");
        html.append(row.chart().getAsInt()).append("\">").append(cell).append("</a></th>");
      }
    }
    html.append("</tr>\n");
  }

  /** The digits of large numbers in groups, so that what is copied has nothing between them. */
  private static String grouped(String cell) {
    return LARGE
        .matcher(cell)
        .replaceAll(
            number ->
                BEFORE_THREE
                    .matcher(number.group())
                    .replaceAll("<span class=\"digits\">$1</span>"));
  }

  /** Adds what is folded away until it is asked for. */
  Html folded(String summary, Html inside) {
    html.append("<details><summary>").append(isolated(summary)).append("</summary>\n");
    html.append(inside).append("</details>\n");
    return this;
  }

  /** Adds charts, each with the alternative text of its title. */
  Html charts(List<Chart> charts) {
    html.append("<div class=\"charts\">\n");
    for (Chart chart : charts) {
      boolean alone = charts.size() == 1;
      html.append("<figure>").append(chart.svg(alone ? 800 : 400, alone ? 340 : 220));
      html.append("</figure>\n");
    }
    html.append("</div>\n");
    return this;
  }

  /** Adds an element that is made by this program alone. */
  Html raw(String element) {
    html.append(element);
    return this;
  }

  /** A text whose direction of writing ends with it. */
  static String isolated(String text) {
    return "<bdi>" + Markup.escaped(text) + "</bdi>";
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
