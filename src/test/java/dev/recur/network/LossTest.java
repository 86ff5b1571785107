package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossTest {
  /** Scales that change nothing, of one window. */
  private static final WindowScales PLAIN =
      new WindowScales(1, new float[1], new float[] {1}, new float[] {1});

  private static final int TARGETS = 2;
  private static final int AHEAD = 3;
  private static final int VALUES = TARGETS * AHEAD;
  private static final int BATCH = 40;
  private static final int FROM = 7;
  private static final int COUNT = 19;

  /** Windows 7 to 25 of a batch of 40: two targets, three steps ahead. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Example(float[] targets, WindowScales scales, float[] predictions) {
    static Example random(Loss loss, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[] levels = new float[TARGETS * BATCH];
      float[] spreads = new float[TARGETS * BATCH];
      float[] weights = new float[TARGETS * BATCH];
      for (int i = 0; i < levels.length; i++) {
        levels[i] = (float) (4 * random.nextGaussian());
        spreads[i] = (float) (0.5 + random.nextDouble());
        weights[i] = (float) (0.1 + random.nextDouble());
      }
      return new Example(
          coarse(random, VALUES * BATCH),
          new WindowScales(TARGETS, levels, spreads, weights),
          coarse(random, VALUES * loss.outputsPerValue() * COUNT));
    }

    /** Multiples of 1/64, so that their differences have no rounding. */
    private static float[] coarse(SplittableRandom random, int length) {
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = Math.round(64 * 1.5 * random.nextGaussian()) / 64f;
      }
      return values;
    }

    LossBlock block(Loss loss) {
      LossBlock block = new LossBlock(loss, VALUES * loss.outputsPerValue(), COUNT);
      block.batch(targets, scales, BATCH);
      return block;
    }
  }

  static Stream<Loss> losses() {
    QuantileOutputs quantiles = new QuantileOutputs(List.of(0.05, 0.3, 0.5, 0.9));
    return Stream.of(
        PointLoss.mse(),
        PointLoss.parse("mae"),
        PointLoss.parse("huber"),
        PointLoss.parse("mase"),
        PointLoss.parse("smape"),
        PointLoss.parse("2*mase+smape"),
        PointLoss.parse("mse+0.5*mae+huber"),
        new QuantileLoss(PointLoss.parse("huber"), quantiles),
        new QuantileLoss(PointLoss.parse("mase+smape"), quantiles),
        new QuantileLoss(PointLoss.parse("mase"), new QuantileOutputs(List.of(0.9))));
  }

  @Test
  void pinballCountsATenthBesideThePoint() {
    QuantileOutputs outputs = new QuantileOutputs(List.of(0.2, 0.5, 0.9));
    QuantileLoss loss = new QuantileLoss(PointLoss.parse("mae"), outputs);
    Example example = Example.random(loss, 5);
    float[] quantiles = outputs.quantiles(example.predictions(), COUNT);
    double expected = 0;
    for (int value = 0; value < VALUES; value++) {
      for (int i = 0; i < COUNT; i++) {
        double actual = example.targets()[value * BATCH + FROM + i];
        double low = actual - quantiles[value * 3 * COUNT + i];
        double point = actual - quantiles[(value * 3 + 1) * COUNT + i];
        double high = actual - quantiles[(value * 3 + 2) * COUNT + i];
        expected += Math.abs(point);
        expected += 0.1 * Math.max(0.2 * low, -0.8 * low);
        expected += 0.1 * Math.max(0.9 * high, -0.1 * high);
      }
    }
    LossBlock block = example.block(loss);
    assertEquals(expected, block.evaluate(example.predictions(), FROM, COUNT, 1), 1e-3);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theGradientIsTheSlopeOfTheLoss(Loss loss) {
    Example example = Example.random(loss, 3);
    LossBlock block = example.block(loss);
    float[] raw = example.predictions();
    double scale = 0.25;
    double before = block.evaluate(raw, FROM, COUNT, (float) scale);
    float[] gradients = block.gradients.clone();
    float step = 1f / 1024;
    int kinks = 0;
    for (int i = 0; i < raw.length; i++) {
      boolean point = i / COUNT % loss.outputsPerValue() == loss.pointOutput();
      if (point && loss.outputsPerValue() > 1) {
        continue;
      }
      float value = raw[i];
      raw[i] = value + step;
      double above = block.evaluate(raw, FROM, COUNT, 1);
      raw[i] = value - step;
      double below = block.evaluate(raw, FROM, COUNT, 1);
      raw[i] = value;
      double bend = (above - 2 * before + below) / step;
      if (Math.abs(bend) > 0.02) {
        kinks++;
      } else {
        assertEquals(scale * (above - below) / (2 * step), gradients[i], 1e-3, loss + " " + i);
      }
    }
    assertTrue(kinks < raw.length / 10, kinks + " kinks of " + raw.length);
  }

  @ParameterizedTest
  @CsvSource({"mse", "mae", "huber", "mase", "smape", "0.5*smape+2*mase"})
  void theLossIsTheSumOfItsDefinitionOverValuesAndWindows(String text) {
    PointLoss loss = PointLoss.parse(text);
    Example example = Example.random(loss, 4);
    double expected = 0;
    for (int target = 0; target < TARGETS; target++) {
      for (int step = 0; step < AHEAD; step++) {
        for (int window = 0; window < COUNT; window++) {
          int value = target * AHEAD + step;
          float f = example.predictions()[value * COUNT + window];
          float y = example.targets()[value * BATCH + FROM + window];
          int at = target * BATCH + FROM + window;
          for (PointLoss.Term term : loss.terms()) {
            expected += term.factor() * defined(term.kind(), f, y, example.scales(), at);
          }
        }
      }
    }
    double sum = example.block(loss).evaluate(example.predictions(), FROM, COUNT, 1);
    assertEquals(expected, sum, 1e-4 * expected);
  }

  /** The definitions of docs/losses.md. */
  private static double defined(
      PointLoss.Kind kind, double f, double y, WindowScales scales, int at) {
    double error = Math.abs(f - y);
    double level = scales.levels()[at];
    double spread = scales.spreads()[at];
    double sizes = Math.abs(level + spread * f) + Math.abs(level + spread * y);
    return switch (kind) {
      case MSE -> error * error;
      case MAE -> error;
      case HUBER -> error <= 1 ? error * error / 2 : error - 0.5;
      case MASE -> scales.weights()[at] * error;
      case SMAPE -> 2 * spread * error / Math.max(sizes, 0.1 * spread);
    };
  }

  @Test
  void aRelativeErrorNearZeroNeitherExplodesNorIsLost() {
    PointLoss smape = PointLoss.parse("smape");
    for (float y : new float[] {0, 1e-30f, -1e-6f, 0.001f}) {
      for (float f : new float[] {0, -1e-30f, 1e-6f, 0.01f, 1, -1e30f}) {
        LossBlock block = new LossBlock(smape, 1, 1);
        block.batch(new float[] {y}, PLAIN, 1);
        double value = block.evaluate(new float[] {f}, 0, 1, 1);
        assertTrue(value >= 0 && value <= 2, f + " for " + y + ": " + value);
        assertTrue(Math.abs(block.gradients[0]) <= 40, f + " for " + y);
        assertTrue(block.gradients[0] * (f - y) >= 0, f + " for " + y);
      }
    }
  }

  @Test
  void aPerfectPredictionHasNoLossAndNoGradient() {
    for (PointLoss.Kind kind : PointLoss.Kind.values()) {
      LossBlock block = new LossBlock(PointLoss.of(kind), 1, 1);
      block.batch(new float[] {0.75f}, PLAIN, 1);
      assertEquals(0, block.evaluate(new float[] {0.75f}, 0, 1, 1));
      assertEquals(0, block.gradients[0], kind.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mse", "mae", "huber", "mase", "smape", "mase+smape", "2*mase+0.25*mse"})
  void aLossIsWrittenAsItIsRead(String text) {
    assertEquals(text, PointLoss.parse(text).toString());
    assertEquals(PointLoss.parse(text), PointLoss.parse(PointLoss.parse(text).toString()));
  }

  @Test
  void spacesAndNeedlessFactorsAreRead() {
    assertEquals("2*mase+smape", PointLoss.parse(" 2.0 * mase + 1*smape ").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rmse| 'rmse' in the loss 'rmse' is none of mse, mae, huber, mase, smape",
        "mase+| '' in the loss 'mase+' is none of mse",
        "| '' in the loss '' is none of mse",
        "x*mase| 'x' in the loss 'x*mase' is not a number above 0",
        "-1*mase| '-1' in the loss '-1*mase' is not a number above 0",
        "0*mse| '0' in the loss '0*mse' is not a number above 0",
        "2mase| '2mase' in the loss '2mase' is none of",
        "NaN*mase| 'NaN' in the loss 'NaN*mase' is not a number above 0"
      })
  void whatIsNoLossIsRefusedWithTheLossesThereAre(String line) {
    String text = line.substring(0, line.indexOf('|'));
    String words = line.substring(text.length() + 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> PointLoss.parse(text)).getMessage();
    assertTrue(message.startsWith(words), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mase+smape", "mse"})
  void aBatchOfBlocksLearnsTheMeanOfItsWindows(String text) {
    NetworkSpec spec = new NetworkSpec(CellType.GRU, 2, 3, 1, VALUES, 0);
    int batch = 130;
    Windows windows = Windows.random(spec, 2, batch, 6);
    SplittableRandom random = new SplittableRandom(8);
    float[][] scales = new float[3][TARGETS * batch];
    for (float[] values : scales) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (0.5 + random.nextDouble());
      }
    }
    PointLoss loss = PointLoss.parse(text);
    StepOptions options = new StepOptions(2, batch, loss, 0.01, Clip.none(), 2, 1);
    float[] initial = Parameters.initial(spec, 5);
    double meanLoss = 0;
    float[] meanGradients = new float[initial.length];
    try (TrainingStep together = new TrainingStep(spec, initial, options);
        TrainingStep alone = new TrainingStep(spec, initial, options)) {
      for (int window = 0; window < batch; window++) {
        alone.parameters(initial);
        meanLoss +=
            alone.step(
                    column(windows.inputs(), batch, window),
                    column(windows.targets(), batch, window),
                    new WindowScales(
                        TARGETS,
                        column(scales[0], batch, window),
                        column(scales[1], batch, window),
                        column(scales[2], batch, window)),
                    1)
                / batch;
        float[] gradients = alone.gradients();
        for (int i = 0; i < gradients.length; i++) {
          meanGradients[i] += gradients[i] / batch;
        }
      }
      double all =
          together.step(
              windows.inputs(),
              windows.targets(),
              new WindowScales(TARGETS, scales[0], scales[1], scales[2]),
              batch);
      assertEquals(meanLoss, all, 1e-5);
      assertArrayEquals(meanGradients, together.gradients(), 1e-5f);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mse", "mae", "huber", "mase", "smape", "2*mase+smape"})
  void aPointBesideQuantilesLearnsAsAPointAlone(String text) {
    PointLoss point = PointLoss.parse(text);
    QuantileLoss loss = new QuantileLoss(point, QuantileOutputs.USUAL);
    Example beside = Example.random(loss, 6);
    float[] points = new float[VALUES * COUNT];
    for (int value = 0; value < VALUES; value++) {
      int from = (value * 5 + 2) * COUNT;
      System.arraycopy(beside.predictions(), from, points, value * COUNT, COUNT);
    }
    LossBlock block = beside.block(loss);
    block.evaluate(beside.predictions(), FROM, COUNT, 0.25f);
    LossBlock alone = new Example(beside.targets(), beside.scales(), points).block(point);
    alone.evaluate(points, FROM, COUNT, 0.25f);
    for (int value = 0; value < VALUES; value++) {
      for (int i = 0; i < COUNT; i++) {
        assertEquals(
            alone.gradients[value * COUNT + i], block.gradients[(value * 5 + 2) * COUNT + i]);
      }
    }
  }

  private static float[] column(float[] values, int batch, int window) {
    float[] column = new float[values.length / batch];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[i * batch + window];
    }
    return column;
  }

  @Test
  void scalesThatAreMissingOrTooShortAreRefused() {
    NetworkSpec spec = new NetworkSpec(CellType.RNN, 1, 2, 1, 2, 0);
    StepOptions options = new StepOptions(1, 2, PointLoss.parse("mase"), 0.01, Clip.none(), 1, 1);
    float[] two = new float[2];
    float[] four = new float[4];
    try (TrainingStep step = new TrainingStep(spec, Parameters.initial(spec, 1), options)) {
      assertThrows(IllegalArgumentException.class, () -> step.step(two, four, 2));
      for (WindowScales scales :
          List.of(
              new WindowScales(2, two, four, four),
              new WindowScales(2, four, four, two),
              new WindowScales(3, four, four, four))) {
        assertThrows(IllegalArgumentException.class, () -> step.step(two, four, scales, 2));
      }
    }
  }
}
