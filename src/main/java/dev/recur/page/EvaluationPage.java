package dev.recur.page;

import dev.recur.chart.Chart;
import dev.recur.chart.EvaluationCharts;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Part;
import dev.recur.evaluation.PointScore;
import dev.recur.model.SavedModel;
import dev.recur.report.EvaluationTable;
import dev.recur.report.LevelsText;
import dev.recur.series.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A backtest as a page. */
public final class EvaluationPage {
  private static final int MOST_SERIES = 1000;
  private static final int STILL = 6;

  /** Up to so many charts hold several rivals. */
  private static final int FEW = 12;

  private static final int RIVALS_OF_FEW = 3;

  private EvaluationPage() {}

  /**
   * Returns the page.
   *
   * @param comparison what is shown
   * @param last steps before the first origin that are seen first; empty for as many as are
   *     forecast
   * @param model that was scored, if it came from a file
   * @param how it was made
   * @param naming how settings are written
   */
  public static Page of(
      Comparison comparison,
      OptionalInt last,
      Optional<SavedModel> model,
      HowMade how,
      Message.Naming naming) {
    Evaluation score = comparison.evaluation();
    boolean standard = comparison.units().areStandard();
    ScoreTables tables = new ScoreTables(score, standard);
    EvaluationCharts charts = new EvaluationCharts(comparison);
    List<Chart> still = charts.worst(Set.of(), STILL, last, 0);
    int all = comparison.folds().panel().size() * comparison.folds().targets();
    List<Chart> explored =
        charts.worst(
            Set.of(),
            MOST_SERIES,
            OptionalInt.of(Integer.MAX_VALUE),
            all <= FEW ? RIVALS_OF_FEW : 1);
    Page page =
        new Page(
            charts.title(),
            EvaluationTable.heldOut(
                score,
                Page.several(comparison.folds().panel()),
                comparison.folds().origins().apart(),
                standard));
    page.section("verdict", "Verdict", VerdictWords.of(score, naming));
    page.picture(still, explored, still.stream().mapToInt(Chart::steps).max().orElseThrow());
    Html scores = new Html().table(tables.models("The model and its rivals", score));
    scores.paragraph(String.join(" ", EvaluationTable.legend(score, standard)));
    page.section("scores", "Scores", scores.charts(charts.scores()));
    levels(comparison, page);
    parts(Part.STEP, "step", "By step ahead", "Errors at each step", comparison, tables, page);
    if (all > 1) {
      Map<String, PointScore> series = score.model().perSeries();
      page.section("series", "By series", new Html().table(series(tables, series, explored)));
    }
    parts(Part.FOLD, "origin", "By origin", "Errors from each origin", comparison, tables, page);
    ScoreSections.intervals(score, page);
    page.section("made", "How it was made", how.made(model));
    return page.section("noticed", "What recur noticed", how.noticed(comparison.folds().panel()));
  }

  /** What adding up did to each level, where forecasts were made to. */
  private static void levels(Comparison comparison, Page page) {
    if (comparison.unreconciled().isEmpty()) {
      return;
    }
    String how = comparison.unreconciled().get().how();
    List<List<String>> cells = LevelsText.cells(comparison);
    List<Table.Row> rows = cells.subList(1, cells.size()).stream().map(Table.Row::of).toList();
    Html html = new Html();
    html.table(new Table("By level, before and after " + how, cells.get(0), rows));
    html.paragraph(String.join(" ", LevelsText.lines(comparison)));
    page.section("levels", "By level", html);
  }

  private static void parts(
      Part part,
      String what,
      String heading,
      String caption,
      Comparison comparison,
      ScoreTables tables,
      Page page) {
    Map<String, PointScore> parts = comparison.by(part, comparison.model());
    if (parts.size() > 1) {
      page.section(what, heading, new Html().table(tables.parts(caption, what, parts)));
    }
  }

  /** The scores of series in the order of their charts, the worst first. */
  private static Table series(
      ScoreTables tables, Map<String, PointScore> series, List<Chart> charts) {
    List<Table.Row> rows = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      String name = charts.get(i).title();
      PointScore score = series.get(name);
      if (score != null) {
        rows.add(new Table.Row(tables.cells(name, score), false, OptionalInt.of(i)));
      }
    }
    if (rows.isEmpty()) {
      return tables.parts("Errors of each series", "series", series);
    }
    return new Table("The worst series first", tables.header("series"), rows);
  }
}
