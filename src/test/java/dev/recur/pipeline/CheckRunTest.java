package dev.recur.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.config.CheckConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Anomaly;
import dev.recur.evaluation.Checked;
import dev.recur.evaluation.FalseAlarms;
import dev.recur.fit.RunListener;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import dev.recur.split.SplitSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Newer values are held against forecasts that know nothing of them. */
class CheckRunTest {
  private static final int BEFORE = 240;
  private static final int LENGTH = 280;
  private static final int SERIES = 12;

  /** Series of a season of four with noise, the last of them with faults as planted. */
  private static Panel panel(int length, double size, int... faults) {
    TimeSeries[] series = new TimeSeries[SERIES];
    for (int s = 0; s < SERIES; s++) {
      SplittableRandom random = new SplittableRandom(s);
      double[] values = new double[LENGTH];
      double rest = 0;
      for (int t = 0; t < LENGTH; t++) {
        rest = 0.5 * rest + random.nextGaussian();
        values[t] = 50 + 5 * Math.sin(Math.PI * t / 2) + rest;
      }
      for (int at : faults) {
        values[at] += s >= SERIES / 2 ? size : 0;
      }
      series[s] = Fixtures.series("s" + s, values).slice(0, length);
    }
    return Fixtures.panel(series);
  }

  private static SavedModel model(String name) {
    TrainConfig config =
        new Settings()
            .transform("seasonal-difference,standard")
            .config()
            .withTest(Optional.of(new SplitSize.Steps(40)));
    return Fixtures.train(config.withModel(ModelChoice.parse(name)), panel(BEFORE, 0));
  }

  private static Checked check(SavedModel model, Panel panel) {
    return CheckRun.run(model, panel, CheckConfig.builder().threads(1).build(), RunListener.SILENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"theta", "gru"})
  void plantedFaultsAreFoundAndFalseAlarmsAreAsPromised(String name) {
    int[] faults = {250, 265};
    Checked checked = check(model(name), panel(LENGTH, 12, faults));
    List<Integer> found = new ArrayList<>();
    int others = 0;
    for (Anomaly anomaly : checked.anomalies()) {
      int at = Fixtures.monthly().indexOf(anomaly.time());
      boolean planted =
          at % 15 == 10
              && at >= 250
              && Integer.parseInt(anomaly.series().substring(1)) >= SERIES / 2;
      if (planted) {
        found.add(at);
      } else {
        others++;
      }
    }
    assertEquals(faults.length * SERIES / 2, found.size());
    int rest = SERIES * (LENGTH - BEFORE) - found.size();
    double most = new FalseAlarms(rest, others, checked.calibrating()).highestByChance(99);
    assertTrue((double) others / rest <= most, others + " of " + rest + " false alarms");
    FalseAlarms before = checked.before().orElseThrow();
    assertTrue(before.rate() <= before.highestByChance(99), before.toString());
    assertEquals(SERIES * (LENGTH - BEFORE), checked.values());
    assertTrue(checked.isMoreThanChance(), "faults are no chance");
  }

  @ParameterizedTest
  @ValueSource(doubles = {80, 95})
  void ofValuesWithoutAFaultAsManyLieOutsideAsPromised(double level) {
    CheckConfig config = CheckConfig.builder().threads(1).level(level).build();
    Checked checked = CheckRun.run(model("theta"), panel(LENGTH, 0), config, RunListener.SILENT);
    double promised = 1 - level / 100;
    // Chance is in the 396 values that calibrate and in the 480 that are checked.
    double deviation = Math.sqrt(promised * (1 - promised) * (1 / 396.0 + 1 / 480.0));
    double share = checked.anomalies().size() / (double) checked.values();
    assertEquals(promised, share, 2 * deviation);
  }

  @Test
  void valuesAfterAnAnomalyChangeNothingOfIt() {
    SavedModel model = model("theta");
    List<Anomaly> whole = check(model, panel(LENGTH, 12, 260, 275)).anomalies();
    List<Anomaly> ended = check(model, panel(261, 12, 260)).anomalies();
    assertTrue(ended.size() >= SERIES / 2, ended.toString());
    assertTrue(whole.containsAll(ended));
    assertTrue(whole.size() > ended.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"theta", "gru"})
  void newerRowsAloneAreCheckedAsTheWholeFileIs(String name) {
    SavedModel model = model(name);
    Panel whole = panel(LENGTH, 12, 260);
    List<TimeSeries> newer =
        whole.series().stream().map(series -> series.slice(BEFORE, LENGTH)).toList();
    List<Anomaly> alone = check(model, new Panel(whole.schema(), newer)).anomalies();
    assertEquals(check(model, whole).anomalies(), alone);
    assertNotEquals(List.of(), alone);
  }

  @Test
  void howFarItIsIsTold() {
    Counts counts = new Counts();
    CheckConfig config = CheckConfig.builder().threads(1).build();
    CheckRun.run(model("theta"), panel(LENGTH, 12, 260), config, counts);
    // Two halves that calibrate, the later held against the earlier, and what is newer.
    counts.requireToldToTheEnd(4, 10);
  }

  @Test
  void stepsBetweenAndNothingNewerAreRefused() {
    SavedModel model = model("theta");
    Panel whole = panel(LENGTH, 0);
    List<TimeSeries> late = List.of(whole.series().get(0).slice(BEFORE + 2, LENGTH));
    String gap =
        assertThrows(InputException.class, () -> check(model, new Panel(whole.schema(), late)))
            .getMessage();
    assertTrue(gap.startsWith("s0: begins at 2040-03, but the data that the model"), gap);
    String old =
        assertThrows(InputException.class, () -> check(model, panel(BEFORE, 0))).getMessage();
    assertTrue(old.contains("there is no value after the data that the model was"), old);
  }

  @Test
  void whatWeightsHaveLearntFromIsNotChecked() {
    CheckConfig early = CheckConfig.builder().threads(1).since(Optional.of("2025-01")).build();
    Panel whole = panel(LENGTH, 0);
    String refused =
        assertThrows(
                InputException.class,
                () -> CheckRun.run(model("gru"), whole, early, RunListener.SILENT))
            .getMessage();
    assertTrue(
        refused.contains("the weights of the model have learnt from the values up to"), refused);
  }
}
