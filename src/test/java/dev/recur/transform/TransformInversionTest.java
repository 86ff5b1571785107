package dev.recur.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransformInversionTest {
  private static final List<List<Transform>> CHAINS =
      List.of(
          List.of(),
          List.of(Transform.LOG),
          List.of(Transform.DIFFERENCE),
          List.of(Transform.SEASONAL_DIFFERENCE),
          List.of(Transform.SEASONAL_MEAN),
          List.of(Transform.STANDARD),
          List.of(Transform.MINMAX),
          List.of(Transform.ROBUST),
          List.of(Transform.LOG, Transform.STANDARD),
          List.of(Transform.LOG, Transform.SEASONAL_DIFFERENCE, Transform.STANDARD),
          List.of(Transform.STANDARD, Transform.SEASONAL_DIFFERENCE),
          List.of(Transform.SEASONAL_DIFFERENCE, Transform.DIFFERENCE, Transform.MINMAX),
          List.of(Transform.DIFFERENCE, Transform.SEASONAL_DIFFERENCE),
          List.of(Transform.DIFFERENCE, Transform.DIFFERENCE, Transform.ROBUST),
          List.of(Transform.LOG, Transform.DIFFERENCE, Transform.SEASONAL_MEAN, Transform.STANDARD),
          List.of(Transform.MINMAX, Transform.DIFFERENCE, Transform.STANDARD));

  static Stream<Arguments> chainsAndSeeds() {
    List<Arguments> rows = new ArrayList<>();
    for (List<Transform> chain : CHAINS) {
      for (long seed = 1; seed <= 5; seed++) {
        rows.add(Arguments.of(chain, seed));
      }
    }
    return rows.stream();
  }

  /** Returns a positive random walk of a random scale: small, usual or large numbers. */
  private static double[] walk(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[60 + random.nextInt(40)];
    double scale = Math.pow(10, random.nextInt(-4, 7));
    double log = 0;
    for (int t = 0; t < values.length; t++) {
      log += 0.1 * random.nextGaussian();
      values[t] = scale * Math.exp(log);
    }
    return values;
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("chainsAndSeeds")
  void invertingWhatWasAppliedGivesTheValuesBack(List<Transform> transforms, long seed) {
    double[] values = walk(seed);
    int season = 2 + (int) (seed % 3) * 5;
    int trainLength = values.length - 10;
    TransformChain chain =
        TransformChain.fit(transforms, Arrays.copyOf(values, trainLength), season);
    double[] before = values.clone();
    double[] transformed = chain.apply(values);

    assertEquals(values.length - chain.lag(), transformed.length);
    double[] first = Arrays.copyOf(values, chain.lag());
    double[] rest = Arrays.copyOfRange(values, chain.lag(), values.length);
    double tolerance = 1e-9 * Arrays.stream(values).max().orElseThrow();
    assertArrayEquals(rest, chain.invert(transformed, first), tolerance);

    double[] history = Arrays.copyOf(values, trainLength);
    double[] tail = Arrays.copyOfRange(transformed, trainLength - chain.lag(), transformed.length);
    double[] end = Arrays.copyOfRange(values, trainLength, values.length);
    assertArrayEquals(end, chain.invert(tail, history), tolerance);
    assertArrayEquals(before, values, "the arguments are left as they were");
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("chainsAndSeeds")
  void applyingToASliceEqualsASliceOfWhatWasApplied(List<Transform> transforms, long seed) {
    double[] values = walk(seed);
    TransformChain chain = TransformChain.fit(transforms, values, 3);
    double[] whole = chain.apply(values);
    double[] slice = chain.apply(Arrays.copyOfRange(values, 11, 30));
    assertArrayEquals(Arrays.copyOfRange(whole, 11, 30 - chain.lag()), slice);
  }

  @ParameterizedTest
  @EnumSource(Transform.class)
  void aFlatSeriesComesBackAsItWas(Transform transform) {
    double[] flat = new double[12];
    Arrays.fill(flat, 7.5);
    FittedTransform fitted = transform.fit(flat, 3);
    double[] transformed = fitted.apply(flat);
    double expected = transform == Transform.LOG ? Math.log(7.5) : 0;
    for (double value : transformed) {
      assertEquals(expected, value, 1e-12);
    }
    double[] rest = new double[12 - fitted.lag()];
    Arrays.fill(rest, 7.5);
    assertArrayEquals(rest, fitted.invert(transformed, Arrays.copyOf(flat, fitted.lag())), 1e-12);
  }

  @ParameterizedTest
  @EnumSource(
      value = Transform.class,
      names = {"DIFFERENCE", "SEASONAL_DIFFERENCE", "SEASONAL_MEAN"})
  void aHistoryShorterThanTheLagCannotBeContinued(Transform transform) {
    FittedTransform fitted = transform.fit(new double[] {1, 2, 3}, 5);
    double[] history = new double[fitted.lag() - 1];
    assertThrows(IllegalArgumentException.class, () -> fitted.invert(new double[] {1}, history));
    TransformChain chain = new TransformChain(List.of(fitted));
    assertThrows(IllegalArgumentException.class, () -> chain.invert(new double[] {1}, history));
  }
}
