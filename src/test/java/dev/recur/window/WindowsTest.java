package dev.recur.window;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.Fixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsTest {
  private static final int TARGETS = 2;

  private static final int STATIC = 7;

  /** A window as a slow loop finds it: shapes [feature][lookback] and [target][ahead]. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Expected(double[][] inputs, double[][] targets) {}

  /** Series of two targets, a past and a future covariate, of these lengths. */
  private static List<double[][]> features(int... lengths) {
    List<double[][]> features = new ArrayList<>();
    for (int s = 0; s < lengths.length; s++) {
      double[][] one = new double[TARGETS + 2][];
      for (int f = 0; f < one.length; f++) {
        one[f] = Fixtures.seasonal(lengths[s], 5, 10L * s + f);
      }
      features.add(one);
    }
    return features;
  }

  /** Every first step from first to end, with a lookback before it, each stride steps. */
  private static List<Expected> slowly(
      List<double[][]> features, int first, int endsBefore, WindowSpec spec) {
    List<Expected> expected = new ArrayList<>();
    for (double[][] series : features) {
      int skipped = 0;
      for (int t = first; t + spec.ahead() <= series[0].length - endsBefore; t++) {
        if (t >= spec.lookback() && skipped++ % spec.stride() == 0) {
          expected.add(slowly(series, t, spec));
        }
      }
    }
    return expected;
  }

  private static Expected slowly(double[][] series, int t, WindowSpec spec) {
    double[][] inputs = new double[series.length + 1][spec.lookback()];
    double[][] targets = new double[TARGETS][spec.ahead()];
    for (int f = 0; f < series.length; f++) {
      double mean = 0;
      for (int k = 1; k <= spec.lookback(); k++) {
        mean += series[f][t - k] / spec.lookback();
      }
      double spread = 0;
      for (int k = 1; k <= spec.lookback(); k++) {
        spread += Math.abs(series[f][t - k] - mean) / spec.lookback();
      }
      boolean scaled = spec.scaled() && f < TARGETS;
      double centre = scaled ? mean : 0;
      double unit = !scaled ? 1 : Math.max(spread, 1e-3 * Math.abs(mean));
      int later = f == TARGETS + 1 ? spec.ahead() : 0;
      for (int k = 1; k <= spec.lookback(); k++) {
        int at = Math.min(t - k + later, series[f].length - 1);
        inputs[f][spec.lookback() - k] = (series[f][at] - centre) / unit;
      }
      for (int step = 0; f < TARGETS && step < spec.ahead(); step++) {
        targets[f][step] = (series[f][t + step] - centre) / unit;
      }
    }
    Arrays.fill(inputs[series.length], STATIC);
    return new Expected(inputs, targets);
  }

  private static Windows windows(
      List<double[][]> features, int first, int endsBefore, WindowSpec spec) {
    List<Sequence> sequences =
        features.stream()
            .map(
                f ->
                    new Sequence(
                        new Features(
                            new double[][] {f[0], f[1]},
                            new double[][] {f[2]},
                            new double[][] {f[3]},
                            new double[] {STATIC}),
                        first,
                        f[0].length - endsBefore,
                        1,
                        1))
            .toList();
    return new Windows(sequences, spec);
  }

  static Stream<Arguments> cuts() {
    return Stream.of(
        Arguments.of(List.of(20), 0, 0, WindowSpec.oneStep(5, 1, false)),
        Arguments.of(List.of(20), 0, 0, WindowSpec.oneStep(1, 1, false)),
        Arguments.of(List.of(20), 0, 0, WindowSpec.oneStep(19, 1, false)),
        Arguments.of(List.of(20), 0, 0, WindowSpec.oneStep(20, 1, false)),
        Arguments.of(List.of(20), 0, 0, WindowSpec.oneStep(5, 4, false)),
        Arguments.of(List.of(21), 0, 0, WindowSpec.oneStep(5, 4, false)),
        Arguments.of(List.of(20), 9, 3, WindowSpec.oneStep(5, 1, false)),
        Arguments.of(List.of(20), 3, 0, WindowSpec.oneStep(5, 3, false)),
        Arguments.of(List.of(12, 30, 7), 0, 0, WindowSpec.oneStep(6, 1, false)),
        Arguments.of(List.of(12, 4, 30, 6, 7), 0, 0, WindowSpec.oneStep(6, 2, false)),
        Arguments.of(List.of(4, 4, 12), 0, 0, WindowSpec.oneStep(6, 5, false)),
        Arguments.of(List.of(20), 0, 0, WindowSpec.oneStep(5, 1, true)),
        Arguments.of(List.of(20), 0, 0, new WindowSpec(5, 3, 1, 1, false)),
        Arguments.of(List.of(20, 9), 7, 2, new WindowSpec(6, 4, 3, 2, true)),
        Arguments.of(List.of(12, 4, 30), 2, 1, WindowSpec.oneStep(6, 2, true)));
  }

  @ParameterizedTest(name = "lengths {0}, targets from {1} to {2} before the end, {3}")
  @MethodSource("cuts")
  void windowsAreThoseOfASlowLoop(
      List<Integer> lengths, int from, int endsBefore, WindowSpec spec) {
    List<double[][]> features = features(lengths.stream().mapToInt(Integer::intValue).toArray());
    Windows windows = windows(features, from, endsBefore, spec);
    List<Expected> expected = slowly(features, from, endsBefore, spec);
    assertEquals(expected.size(), windows.count());

    int capacity = 7;
    WindowBatch batch = windows.newBatch(capacity);
    int[] backwards = new int[windows.count()];
    for (int i = 0; i < backwards.length; i++) {
      backwards[i] = backwards.length - 1 - i;
    }
    for (int start = 0; start < backwards.length; start += capacity) {
      int size = Math.min(capacity, backwards.length - start);
      windows.cut(backwards, start, size, batch);
      assertEquals(size, batch.size());
      for (int b = 0; b < size; b++) {
        assertSame(expected.get(backwards[start + b]), batch, b, spec);
      }
    }
  }

  /** Order in memory: [lookback][feature][batch], the batch fastest; [target][ahead][batch]. */
  private static void assertSame(Expected expected, WindowBatch batch, int b, WindowSpec spec) {
    int features = expected.inputs().length;
    for (int f = 0; f < features; f++) {
      for (int t = 0; t < spec.lookback(); t++) {
        float value = batch.inputs()[t * features * batch.size() + f * batch.size() + b];
        assertEquals(expected.inputs()[f][t], value, 1e-4, "feature " + f + " step " + t);
      }
    }
    for (int k = 0; k < TARGETS; k++) {
      for (int step = 0; step < spec.ahead(); step++) {
        int row = k * spec.ahead() + step;
        assertEquals(expected.targets()[k][step], batch.targets()[row * batch.size() + b], 1e-4);
      }
    }
  }

  @Test
  void theStepAfterTheWindowIsItsTarget() {
    Windows windows =
        new Windows(
            List.of(new Sequence(Fixtures.features(new double[] {10, 11, 12, 13, 14}), 0, 5, 1)),
            WindowSpec.oneStep(3, 1, false));
    assertEquals(2, windows.count());
    WindowBatch batch = windows.newBatch(2);
    windows.cut(new int[] {0, 1}, 0, 2, batch);
    assertArrayEquals(new float[] {10, 11, 11, 12, 12, 13}, batch.inputs());
    assertArrayEquals(new float[] {13, 14}, batch.targets());
  }

  @Test
  void decodedWindowsAreFollowedByWhatIsKnownOfTheStepsToBePredicted() {
    double[][] future = {Fixtures.upTo(11), Fixtures.upTo(11)};
    Arrays.setAll(future[1], t -> 100.0 + t);
    double[][] none = new double[0][];
    Features features =
        new Features(new double[][] {Fixtures.upTo(9)}, none, future, new double[] {7});
    WindowSpec spec = new WindowSpec(4, 2, 1, 1, false).withDecoded();
    Windows windows = new Windows(List.of(new Sequence(features, 0, 9, 1)), spec);
    WindowBatch batch = windows.newBatch(3);
    windows.cut(new int[] {0, 1, 3}, 0, 3, batch);
    assertEquals((4 * 4 + 2 * 2) * 3, batch.inputs().length);
    int[] firstPredicted = {4, 5, 7};
    for (int b = 0; b < 3; b++) {
      for (int step = 0; step < 2; step++) {
        int at = (4 * 4 + step * 2) * 3 + b;
        assertEquals(future[0][firstPredicted[b] + step], batch.inputs()[at]);
        assertEquals(future[1][firstPredicted[b] + step], batch.inputs()[at + 3]);
      }
    }
    Windows plain =
        new Windows(List.of(new Sequence(features, 0, 9, 1)), new WindowSpec(4, 2, 1, 1, false));
    WindowBatch alone = plain.newBatch(3);
    plain.cut(new int[] {0, 1, 3}, 0, 3, alone);
    assertArrayEquals(alone.inputs(), Arrays.copyOf(batch.inputs(), alone.inputs().length));
  }

  @Test
  void nothingIsCutBeforeABatchAsks() {
    double[] values = Fixtures.upTo(10);
    Windows windows =
        new Windows(
            List.of(new Sequence(Fixtures.features(values), 0, 10, 1)),
            WindowSpec.oneStep(3, 1, false));
    values[3] = 77;
    WindowBatch batch = windows.newBatch(1);
    windows.cut(new int[] {0}, 0, 1, batch);
    assertEquals(77f, batch.targets()[0]);
  }

  @ParameterizedTest
  @MethodSource("wrongSequences")
  void aSequenceRefusesStepsItDoesNotHave(double[][] targets, int from, int to) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Sequence(Fixtures.features(targets), from, to, 1, 1));
  }

  static Stream<Arguments> wrongSequences() {
    double[][] two = {{1, 2, 3}, {4, 5, 6}};
    return Stream.of(Arguments.of(two, -1, 3), Arguments.of(two, 0, 4), Arguments.of(two, 2, 1));
  }

  @Test
  void aBatchSaysHowItsWindowsWereScaled() {
    // 2, 4, 9: level 5, spread 8/3; a scaled unit is 4/3 ordinary errors of size 2.
    Sequence sequence =
        new Sequence(Fixtures.features(new double[] {2, 4, 9, 1}), 0, 4, new double[] {2});
    Windows windows = new Windows(List.of(sequence), WindowSpec.oneStep(3, 1, true));
    WindowBatch batch = windows.newBatch(1);
    windows.cut(new int[] {0}, 0, 1, batch);
    assertEquals(5f, batch.levels()[0]);
    assertEquals(8 / 3f, batch.spreads()[0]);
    assertEquals(4 / 3f, batch.weights()[0]);
  }

  @Test
  void aWindowThatWouldTeachWhatWasFilledInIsLeftOut() {
    double[] values = {10, 11, 12, 13, 14, 15, 16, 17, 18};
    Sequence sequence =
        new Sequence(Fixtures.features(values), 0, 9, 1).withFilled(0, 1, 0, 0, 1, 1, 0, 1, 0);

    assertEquals(List.of(2, 3, 6, 8), firstTargets(sequence, 1));
    assertEquals(List.of(2, 3, 5, 6, 7), firstTargets(sequence, 2), "one of two may be filled in");
  }

  @Test
  void ofSeveralTargetsHalfMayBeFilledIn() {
    Sequence sequence =
        new Sequence(
                Fixtures.features(new double[5], new double[] {10, 11, 12, 13, 14}), 0, 5, 1, 1)
            .withFilled(0, 0, 1, 2, 0);

    Windows windows = new Windows(List.of(sequence), WindowSpec.oneStep(2, 1, false));
    assertEquals(2, windows.count(), "steps 2 and 4, not 3");
  }

  /** The first step that each window predicts, of values that count from 10. */
  private static List<Integer> firstTargets(Sequence sequence, int ahead) {
    Windows windows = new Windows(List.of(sequence), new WindowSpec(2, ahead, 1, 1, false));
    WindowBatch batch = windows.newBatch(1);
    List<Integer> targets = new ArrayList<>();
    for (int window = 0; window < windows.count(); window++) {
      windows.cut(new int[] {window}, 0, 1, batch);
      targets.add((int) batch.targets()[0] - 10);
      assertEquals(targets.get(window) + 9, batch.inputs()[1], "the window ends before it");
    }
    return targets;
  }
}
