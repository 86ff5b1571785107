package dev.recur.cli;

import dev.recur.chart.ForecastCharts;
import dev.recur.evaluation.Comparison;
import dev.recur.model.SavedModel;
import dev.recur.page.EvaluationPage;
import dev.recur.page.HowMade;
import dev.recur.page.Page;
import dev.recur.page.TrainingPage;
import dev.recur.series.Panel;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** The pages of commands, apart from them for the reason that {@link Pictures} are. */
final class Pages {
  private Pages() {}

  /** The page of a backtest. */
  static Function<HowMade, Page> of(
      Comparison comparison, OptionalInt last, Optional<SavedModel> model) {
    return how -> EvaluationPage.of(comparison, last, model, how, OptionNames::of);
  }

  /** The page of a training, with the forecasts of what was held out. */
  static Function<HowMade, Page> of(SavedModel model, Panel panel) {
    ForecastCharts charts = Pictures.heldOut(model, panel, Set.of(), PageOption.MOST_SERIES);
    return how -> TrainingPage.of(model, panel, charts, how, OptionNames::of);
  }
}
