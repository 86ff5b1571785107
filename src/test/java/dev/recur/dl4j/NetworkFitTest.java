package dev.recur.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.network.Batches;
import dev.recur.network.CellType;
import dev.recur.network.Clip;
import dev.recur.network.Deeplearning4j;
import dev.recur.network.Fitting;
import dev.recur.network.Loss;
import dev.recur.network.NetworkOptions;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import dev.recur.network.PointLoss;
import dev.recur.network.QuantileLoss;
import dev.recur.network.QuantileOutputs;
import dev.recur.network.StepOptions;
import dev.recur.network.TrainingStep;
import dev.recur.network.Variants;
import dev.recur.network.WindowScales;
import dev.recur.network.Windows;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Training through {@code fit} against the training step, which knows no Deeplearning4j. */
class NetworkFitTest {
  private static final int LOOKBACK = 5;
  private static final int BATCH = 40;
  private static final int PASSES = 3;

  /** Random batches, every fourth a smaller one, each pass other ones. */
  private static final class RandomBatches implements Batches {
    private static final int COUNT = 7;

    private final NetworkSpec spec;
    private int taken;
    private int turned;
    private Windows windows;
    private float[] after = {};

    RandomBatches(NetworkSpec spec) {
      this.spec = spec;
      windows = Windows.random(spec, LOOKBACK, BATCH, 0);
    }

    @Override
    public boolean hasNext() {
      return taken < COUNT;
    }

    @Override
    public int nextBatch() {
      taken++;
      turned++;
      int batch = taken % 4 == 3 ? 21 : BATCH;
      windows = Windows.random(spec, LOOKBACK, batch, turned);
      return batch;
    }

    @Override
    public float[] inputs() {
      return windows.inputs();
    }

    @Override
    public float[] targets() {
      return windows.targets();
    }

    @Override
    public WindowScales scales() {
      float[] ones = new float[BATCH];
      Arrays.fill(ones, 1.5f);
      float[] levels = new float[BATCH];
      Arrays.fill(levels, 20);
      return new WindowScales(1, levels, ones, ones);
    }

    @Override
    public double learningRate() {
      return 0.01 / (1 + 0.1 * turned);
    }

    @Override
    public void stepped(Consumer<float[]> parameters) {
      after = new float[Parameters.count(spec)];
      parameters.accept(after);
    }

    double pass(Fitting fitting) {
      taken = 0;
      return fitting.pass(this);
    }
  }

  private static NetworkSpec plain(CellType cell, int layers, int outputs) {
    return new NetworkSpec(cell, 2, 9, layers, outputs, 0);
  }

  static Stream<NetworkSpec> networks() {
    NetworkOptions dense = NetworkOptions.none().withLookback(LOOKBACK);
    return Stream.of(
            Variants.of(plain(CellType.LSTM, 1, 3), LOOKBACK),
            Variants.of(plain(CellType.LSTM, 2, 1), LOOKBACK),
            Stream.of(new NetworkSpec(CellType.MLP, 2, 9, 2, 1, 0, dense.withSkip(3))))
        .flatMap(kinds -> kinds)
        .filter(spec -> Deeplearning4j.lacks(spec).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void fitEndsAtTheParametersOfTheTrainingSteps(NetworkSpec spec) {
    assertSame(
        spec, new StepOptions(LOOKBACK, BATCH, PointLoss.mse(), 0.01, Clip.none(), 2, 1), 2e-5f);
  }

  static Stream<Arguments> options() {
    QuantileOutputs quantiles = QuantileOutputs.USUAL;
    Loss sum = PointLoss.parse("mase+4*smape");
    return Stream.of(
        Arguments.of(PointLoss.mse(), Clip.globalNorm(0.01), 0.0, 1),
        Arguments.of(PointLoss.mse(), new Clip(Clip.Kind.LAYER, 0.01), 0.5, 1),
        Arguments.of(sum, new Clip(Clip.Kind.VALUE, 1e-3), 0.5, 1),
        Arguments.of(
            new QuantileLoss((PointLoss) sum, quantiles),
            Clip.globalNorm(0.1),
            0.0,
            quantiles.count()));
  }

  @ParameterizedTest
  @MethodSource("options")
  void lossesClippingAndDecayAreTheSame(Loss loss, Clip clip, double decay, int outputs) {
    NetworkOptions options = NetworkOptions.none().withSkip(3).withNormalized(true);
    NetworkSpec spec = plain(CellType.PEEPHOLE_LSTM, 2, 2 * outputs).with(options);
    assertSame(spec, new StepOptions(LOOKBACK, BATCH, loss, 0.01, clip, decay, 2, 1), 2e-4f);
  }

  private static void assertSame(NetworkSpec spec, StepOptions options, float tolerance) {
    float[] initial = Parameters.initial(spec, 4);
    RandomBatches ours = new RandomBatches(spec);
    RandomBatches theirs = new RandomBatches(spec);
    try (TrainingStep step = new TrainingStep(spec, initial, options);
        Fitting fit = Deeplearning4j.find().orElseThrow().fitting(spec, initial, options)) {
      for (int pass = 0; pass < PASSES; pass++) {
        double expected = ours.pass(step);
        assertEquals(expected, theirs.pass(fit), 1e-5 * expected);
        assertArrayEquals(ours.after, theirs.after, tolerance);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dropping")
  void dropoutChangesWhatIsLearned(NetworkSpec spec) {
    StepOptions options =
        new StepOptions(LOOKBACK, BATCH, PointLoss.mse(), 0.01, Clip.none(), 1, 1);
    double with = loss(spec, options);
    double without = loss(without(spec), options);
    assertEquals(without, with, 0.3 * without);
    assertNotEquals(without, with, 1e-4 * without);
  }

  private static double loss(NetworkSpec spec, StepOptions options) {
    try (Fitting fit = new NetworkFit(spec, Parameters.initial(spec, 4), options)) {
      return new RandomBatches(spec).pass(fit);
    }
  }

  private static NetworkSpec without(NetworkSpec spec) {
    return new NetworkSpec(
        spec.cell(),
        spec.features(),
        spec.hidden(),
        spec.layers(),
        spec.outputs(),
        0,
        spec.options().withRecurrentDropout(0));
  }

  static Stream<NetworkSpec> dropping() {
    NetworkSpec spec = new NetworkSpec(CellType.GRU, 2, 9, 2, 1, 0.5);
    NetworkOptions none = NetworkOptions.none();
    return Stream.of(
        spec, spec.with(none.withSkip(4)), without(spec).with(none.withRecurrentDropout(0.5)));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void whatDeeplearning4jLacksIsRefused(NetworkSpec spec) {
    StepOptions options =
        new StepOptions(LOOKBACK, BATCH, PointLoss.mse(), 0.01, Clip.none(), 1, 1);
    float[] initial = Parameters.initial(spec, 4);
    assertThrows(IllegalArgumentException.class, () -> new NetworkFit(spec, initial, options));
  }

  static Stream<NetworkSpec> lacking() {
    return Variants.of(plain(CellType.LSTM, 1, 2), LOOKBACK)
        .filter(spec -> Deeplearning4j.lacks(spec).isPresent());
  }
}
