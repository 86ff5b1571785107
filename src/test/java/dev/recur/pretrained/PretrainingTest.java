package dev.recur.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.network.ForkingSpec;
import dev.recur.network.ForkingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PretrainingTest {
  private static final ForkingSpec SPEC = PretrainedNetwork.spec(4, 2, 6);

  private static PretrainingConfig config(int steps) {
    return new PretrainingConfig(SPEC, 7, steps, 5e-3);
  }

  private static Checkpoint start(int steps) {
    return new Checkpoint(config(steps), ForkingState.of(SPEC.initial(7)));
  }

  /** Keeps the losses. */
  private static final class Kept implements PretrainingListener {
    final List<Double> losses = new ArrayList<>();

    @Override
    public void stepped(int done, double loss) {
      losses.add(loss);
    }

    @Override
    public void saved(Checkpoint checkpoint, double unseenLoss) {}
  }

  @Test
  void oneThreadAndTwoGiveTheSameWeights() {
    float[] one = new Pretraining(start(4), 1, Pretraining.CHECKPOINT_STEPS).run(new Kept()).flat();
    float[] two = new Pretraining(start(4), 2, Pretraining.CHECKPOINT_STEPS).run(new Kept()).flat();
    assertArrayEquals(one, two);
    assertNotEquals(one[0], SPEC.initial(7)[0]);
  }

  @Test
  void theLossFalls() {
    Kept kept = new Kept();
    new Pretraining(start(60), 2, Pretraining.CHECKPOINT_STEPS).run(kept);
    double first = kept.losses.subList(0, 10).stream().mapToDouble(l -> l).average().orElseThrow();
    double last = kept.losses.subList(50, 60).stream().mapToDouble(l -> l).average().orElseThrow();
    assertTrue(last < 0.95 * first, first + " to " + last);
  }

  @Test
  void aDamagedCheckpointOrOneOfAnotherTrainingIsNone() {
    byte[] bytes = start(4).encode();
    assertTrue(Checkpoint.decode(bytes, config(4)).isPresent());
    assertFalse(Checkpoint.decode(bytes, config(5)).isPresent());
    assertFalse(Checkpoint.decode(Arrays.copyOf(bytes, bytes.length - 1), config(4)).isPresent());
    for (int at : new int[] {0, 60, 200, bytes.length - 1}) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      assertFalse(Checkpoint.decode(damaged, config(4)).isPresent(), "byte " + at);
    }
  }

  @Test
  void aTrainingThatGoesOnFromACheckpointEndsWithTheSameWeights() {
    float[] whole =
        new Pretraining(start(5), 2, Pretraining.CHECKPOINT_STEPS).run(new Kept()).flat();
    ForkingState state = start(5).state();
    Pretraining first =
        new Pretraining(new Checkpoint(config(5), state), 2, Pretraining.CHECKPOINT_STEPS);
    List<byte[]> kept = new ArrayList<>();
    try {
      first.run(
          new PretrainingListener() {
            @Override
            public void stepped(int done, double loss) {
              if (done == 2) {
                kept.add(new Checkpoint(config(5), state).encode());
                throw new IllegalStateException("stopped");
              }
            }

            @Override
            public void saved(Checkpoint checkpoint, double unseenLoss) {}
          });
    } catch (IllegalStateException e) {
      assertTrue(e.getMessage().contains("stopped"));
    }
    Checkpoint again = Checkpoint.decode(kept.get(0), config(5)).orElseThrow();
    assertArrayEquals(
        whole, new Pretraining(again, 1, Pretraining.CHECKPOINT_STEPS).run(new Kept()).flat());
  }
}
