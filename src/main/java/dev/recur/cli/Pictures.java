package dev.recur.cli;

import dev.recur.chart.Chart;
import dev.recur.chart.EvaluationCharts;
import dev.recur.chart.ExplanationCharts;
import dev.recur.chart.ForecastCharts;
import dev.recur.chart.InspectionCharts;
import dev.recur.chart.SearchCharts;
import dev.recur.chart.Sheet;
import dev.recur.chart.Shown;
import dev.recur.chart.TrainingCharts;
import dev.recur.evaluation.Comparison;
import dev.recur.forecast.Levels;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.Explanation;
import dev.recur.pipeline.HeldOutForecasts;
import dev.recur.series.Panel;
import dev.recur.tune.TrialScore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What commands draw. It stands apart from them so that nothing of a picture is loaded where none
 * is wanted: the methods of a command are looked at when it is made.
 */
final class Pictures {
  /** Series beside learning curves, at most. */
  private static final int SERIES = 6;

  private Pictures() {}

  /** Draws a backtest. */
  static void of(Comparison comparison, PlotOptions plot, Picture picture) {
    Set<String> only = plot.only(comparison.folds().panel());
    picture.draw(new EvaluationCharts(comparison).sheet(only, plot.last()));
  }

  /** Draws what drives the forecasts of a model. */
  static void of(Explanation explained, Picture picture) {
    picture.draw(ExplanationCharts.of(explained.metric().title(), explained.columns()));
  }

  /** Draws a search. */
  static void of(List<TrialScore> scores, Picture picture) {
    picture.draw(SearchCharts.of(scores, OptionNames::of));
  }

  /** Draws what there is to see in a panel whose missing values are missing. */
  static void of(Panel panel, int season, PlotOptions plot, Picture picture) {
    picture.draw(InspectionCharts.of(panel, season, plot.only(panel), plot.last()));
  }

  /**
   * What was held out from a model with the forecasts of it, and how its networks learnt.
   *
   * @param panel the whole series that it was trained on, or as it keeps their ends
   * @param whole whether they are whole
   * @param plot what of it is drawn
   * @param most series
   */
  static Sheet of(SavedModel model, Panel panel, boolean whole, PlotOptions plot, int most) {
    Set<String> only = plot.only(panel);
    List<Chart> ends = heldOut(model, panel, only, Math.min(most, SERIES)).charts(plot.last());
    List<Chart> curves = TrainingCharts.of(model, Optional.of(panel).filter(x -> whole));
    List<List<Chart>> groups = curves.isEmpty() ? List.of(ends) : List.of(ends, curves);
    return new Sheet("Training of " + model.model().name(), groups, Optional.empty())
        .of(
            new Shown(
                ends.size(),
                only.isEmpty() ? panel.size() : only.size(),
                panel.schema().targets().size()));
  }

  /**
   * Returns the ends of series with what was held out from a model and the forecasts of it.
   *
   * @param only names of the series; empty for all
   * @param most series
   */
  static ForecastCharts heldOut(SavedModel model, Panel panel, Set<String> only, int most) {
    Levels levels = model.intervals().levels();
    ForecastCharts charts = new ForecastCharts(panel, levels, model.season(), only, most);
    HeldOutForecasts.of(model, panel, charts.shown(), levels).forEach(charts::addHeldOut);
    return charts;
  }
}
