package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateTest {
  private static final NetworkSpec SPEC = new NetworkSpec(CellType.LSTM, 2, 3, 2, 2, 0);

  private static StepOptions options(Clip clip, double weightDecay) {
    return new StepOptions(2, 4, PointLoss.mse(), 0.01, clip, weightDecay, 1, 1);
  }

  private static Update update(Clip clip, double weightDecay, long seed) {
    Update update = new Update(SPEC, Parameters.initial(SPEC, 1), options(clip, weightDecay));
    fill(update.gradients, seed);
    return update;
  }

  private static void fill(float[] gradients, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = (float) random.nextGaussian();
    }
  }

  @Test
  void decayTakesItsShareFromWeightsAndNothingFromBiases() {
    double decay = 0.3;
    Update update = update(Clip.none(), decay, 2);
    double[] expected = new double[update.parameters.length];
    double[] mean = new double[expected.length];
    double[] variance = new double[expected.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = update.parameters[i];
    }
    for (int t = 1; t <= 5; t++) {
      fill(update.gradients, t);
      double rate = 0.01 * t;
      // AdamW, algorithm 2 of Loshchilov and Hutter, with the bias correction written out.
      for (Parameter tensor : Parameters.layout(SPEC)) {
        double kept = tensor.shape().length == 2 ? 1 - rate * decay : 1;
        for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
          double gradient = update.gradients[i];
          mean[i] = 0.9 * mean[i] + 0.1 * gradient;
          variance[i] = 0.999 * variance[i] + 0.001 * gradient * gradient;
          double m = mean[i] / (1 - Math.pow(0.9, t));
          double v = variance[i] / (1 - Math.pow(0.999, t));
          expected[i] = kept * expected[i] - rate * m / Math.sqrt(v);
        }
      }
      update.apply(rate);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], update.parameters[i], 1e-4);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"NORM", "LAYER", "VALUE"})
  void clippingBoundsWhatItSaysAndKeepsTheDirection(Clip.Kind kind) {
    double limit = 0.5;
    Update update = update(new Clip(kind, limit), 0, 2);
    float[] before = update.gradients.clone();
    update.apply(0.01);
    if (kind == Clip.Kind.VALUE) {
      for (int i = 0; i < before.length; i++) {
        assertEquals(Math.max(-0.5, Math.min(0.5, before[i])), update.gradients[i], 1e-7);
      }
      return;
    }
    List<ParameterRange> parts =
        kind == Clip.Kind.LAYER
            ? ParameterRange.layers(Parameters.layout(SPEC))
            : List.of(new ParameterRange(0, before.length));
    for (ParameterRange part : parts) {
      double norm = norm(before, part);
      assertEquals(limit, norm(update.gradients, part), 1e-6);
      for (int i = part.from(); i < part.to(); i++) {
        assertEquals(before[i] * limit / norm, update.gradients[i], 1e-6);
      }
    }
  }

  private static double norm(float[] values, ParameterRange part) {
    double squares = 0;
    for (int i = part.from(); i < part.to(); i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(squares);
  }

  @ParameterizedTest
  @CsvSource({"NORM", "LAYER", "VALUE"})
  void gradientsBelowTheLimitStayAsTheyAre(Clip.Kind kind) {
    Update update = update(new Clip(kind, 1e3), 0, 2);
    float[] before = update.gradients.clone();
    update.apply(0.01);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i], update.gradients[i]);
    }
  }

  @Test
  void layersFollowOneAnotherWithoutGaps() {
    List<ParameterRange> layers = ParameterRange.layers(Parameters.layout(SPEC));
    assertEquals(3, layers.size());
    assertEquals(0, layers.get(0).from());
    assertEquals(SPEC.layer(0).parameters(), layers.get(0).to());
    assertEquals(layers.get(0).to(), layers.get(1).from());
    assertEquals(layers.get(1).to(), layers.get(2).from());
    assertEquals(Parameters.count(SPEC), layers.get(2).to());
  }
}
