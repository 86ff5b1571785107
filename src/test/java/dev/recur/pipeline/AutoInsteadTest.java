package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.evaluation.PointScore;
import dev.recur.forecast.Forecaster;
import dev.recur.model.Model;
import dev.recur.model.SavedModel;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AutoInsteadTest {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+) did worse than auto would have: held-out (.+) (\\S+), that of auto's members"
              + " without training (\\S+); try model=auto");

  private static final TrainConfig NAIVE =
      new Settings().config().withModel(ModelChoice.parse("naive"));

  private final List<String> notes = new ArrayList<>();

  private SavedModel train(TrainConfig config, Panel panel) {
    return new TrainRun(config, Fixtures.notes(notes))
        .run(panel, DataSettings.NONE, Fixtures.PROVENANCE);
  }

  /** The only line about it. */
  private Matcher line() {
    List<Matcher> lines = notes.stream().map(LINE::matcher).filter(Matcher::matches).toList();
    assertEquals(1, lines.size(), notes.toString());
    return lines.get(0);
  }

  @Test
  void aModelThatDidWorseIsToldWithBothScores() {
    Panel panel = Fixtures.panel(Fixtures.series("wave", Fixtures.seasonal(80, 4, 1)));
    PointScore score = train(NAIVE, panel).score().model().overall();
    assertEquals("naive", line().group(1));
    assertEquals("RMSE", line().group(2));
    assertEquals(String.format(Locale.ROOT, "%.4g", score.rmse()), line().group(3));
    assertTrue(Double.parseDouble(line().group(4)) < score.rmse(), notes.toString());
  }

  @Test
  void itsErrorIsThatOfTheMeanOfTheMembersByTheirUsualWeights() {
    TimeSeries series = Fixtures.series("wave", Fixtures.seasonal(80, 4, 1));
    Panel panel = Fixtures.panel(series);
    SavedModel naive = train(NAIVE, panel);
    int horizon = naive.horizon();
    TimeSeries history = series.slice(0, series.length() - horizon);
    double[] mean = new double[horizon];
    Map<String, Double> weights =
        Map.of("pretrained", 0.68, "ets", 0.05, "theta", 0.19, "sarima", 0.05);
    weights.forEach(
        (name, weight) -> {
          Model member = train(NAIVE.withModel(ModelChoice.parse(name)), panel).model();
          try (Forecaster forecaster = member.forecaster()) {
            TimeSeries points =
                forecaster.forecast(List.of(history), horizon, new double[0]).get(0).points();
            for (int step = 0; step < horizon; step++) {
              mean[step] += weight / 0.97 * points.target(0, step);
            }
          }
        });
    double squares = 0;
    for (int step = 0; step < horizon; step++) {
      squares += Math.pow(mean[step] - series.target(0, series.length() - horizon + step), 2);
    }
    notes.clear();
    train(NAIVE, panel);
    assertEquals(String.format(Locale.ROOT, "%.4g", Math.sqrt(squares / horizon)), line().group(4));
  }

  @Test
  void inAPanelSomeSeriesAreScoredByMase() {
    List<TimeSeries> series = new ArrayList<>();
    for (int s = 0; s < 25; s++) {
      series.add(Fixtures.series("s" + s, Fixtures.seasonal(40 + s, 4, s)));
    }
    SavedModel model = train(NAIVE, Fixtures.panel(series.toArray(TimeSeries[]::new)));
    double sum = 0;
    for (int i = 0; i < 20; i++) {
      // Evenly spread over the 25.
      sum += model.score().model().perSeries().get("s" + i * 25 / 20).mase().orElseThrow();
    }
    assertEquals("MASE over 20 series", line().group(2));
    assertEquals(String.format(Locale.ROOT, "%.4g", sum / 20), line().group(3));
  }

  @Test
  void nothingIsSaidOfAutoOrOfAModelThatMadeNoError() {
    Panel line = Fixtures.panel(Fixtures.series("line", Fixtures.upTo(48)));
    train(NAIVE.withModel(ModelChoice.parse("drift")), line);
    Panel wave = Fixtures.panel(Fixtures.series("wave", Fixtures.seasonal(60, 4, 1)));
    train(NAIVE.withModel(new ModelChoice.Auto()), wave);
    assertTrue(notes.stream().noneMatch(note -> note.contains("did worse")), notes.toString());
  }
}
