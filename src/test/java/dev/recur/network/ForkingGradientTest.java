package dev.recur.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForkingGradientTest {
  private static final ForkingSpec SPEC = new ForkingSpec(3, 4, 2, 5, 2, 7, 3);
  private static final double[] PROBABILITIES = {.1, .5, .9};
  private static final int STEPS = 9;

  static Stream<Parameter> tensors() {
    return SPEC.layout().stream();
  }

  /** Against central differences of the loss along random directions within one tensor. */
  @ParameterizedTest
  @MethodSource("tensors")
  void gradientIsTheSlopeOfTheLoss(Parameter tensor) {
    SplittableRandom random = new SplittableRandom(7);
    float[] parameters = SPEC.initial(1);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) random.nextDouble(-.3, .3);
    }
    ForkingBlock block = block(random);
    try (ForkingWeights weights = new ForkingWeights(SPEC);
        ForkingWeights gradient = new ForkingWeights(SPEC);
        ForkingGradient network =
            new ForkingGradient(SPEC, PROBABILITIES, weights, gradient, STEPS)) {
      weights.set(parameters, 0);
      float[] flat = new float[parameters.length];
      network.add(block, flat);
      for (int trial = 0; trial < 4; trial++) {
        float[] direction = new float[parameters.length];
        double slope = 0;
        double size = 0;
        for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
          direction[i] = random.nextBoolean() ? 1 : -1;
          slope += (double) flat[i] * direction[i];
          size += Math.abs(flat[i]);
        }
        double step = 2e-3;
        weights.set(moved(parameters, direction, step), 0);
        double above = network.loss(block);
        weights.set(moved(parameters, direction, -step), 0);
        double below = network.loss(block);
        assertEquals((above - below) / (2 * step), slope, 2e-3 * size + 2e-4);
      }
    }
  }

  private static float[] moved(float[] parameters, float[] direction, double step) {
    float[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (step * direction[i]);
    }
    return moved;
  }

  private static ForkingBlock block(SplittableRandom random) {
    ForkingBlock block = new ForkingBlock(SPEC, STEPS);
    int[] origins = new int[ForkingBlock.ORIGINS];
    Arrays.setAll(origins, i -> Math.min(STEPS - 1, 2 + i / 3));
    block.begin(STEPS, origins);
    for (int column = 0; column < ForkingBlock.COLUMNS; column++) {
      for (int step = 0; step < STEPS; step++) {
        block.inputs(step, column, drawn(random, SPEC.inputs()));
      }
      for (int origin = 0; origin < ForkingBlock.ORIGINS; origin++) {
        for (int ahead = 0; ahead < ForkingBlock.AHEAD; ahead++) {
          float[] lags = drawn(random, SPEC.lags());
          float weight = ahead == 3 ? 0 : 1 + column % 3;
          float target = (float) random.nextDouble(-2, 2);
          block.pair(origin, ahead, column, drawn(random, SPEC.known()), lags, target, weight);
        }
      }
    }
    return block;
  }

  private static float[] drawn(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
