package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {
  private final Draws draws = Sample.draws();

  @Test
  void bitsAreThoseOfTheReferenceImplementation() {
    // xoshiro256plusplus.c of Blackman and Vigna from the state 1, 2, 3, 4
    Draws reference = new Draws(new long[] {1, 2, 3, 4});
    assertArrayEquals(
        new long[] {
          41943041L,
          58720359L,
          3588806011781223L,
          3591011842654386L,
          -9218127359498767411L,
          -8473074601504656454L
        },
        LongStream.generate(reference::bits).limit(6).toArray());
  }

  @Test
  void seedNumberAndPurposeEachMakeAnotherStream() {
    long first = new Draws(1, 2, 3).bits();
    assertEquals(first, new Draws(1, 2, 3).bits());
    assertNotEquals(first, new Draws(2, 2, 3).bits());
    assertNotEquals(first, new Draws(1, 3, 3).bits());
    assertNotEquals(first, new Draws(1, 2, 4).bits());
    assertNotEquals(first, new Draws(2, 1, 3).bits());
  }

  @ParameterizedTest
  @CsvSource({"1, 0.317311", "1.959964, 0.05", "3, 0.0026998", "3.442620, 0.00057600"})
  void asManyNormalDrawsLieBeyondABoundAsTablesSay(double bound, double share) {
    int count = 2_000_000;
    double[] normal = Sample.many(count, draws::normal);
    double beyond = Arrays.stream(normal).filter(x -> Math.abs(x) > bound).count();
    assertEquals(share, beyond / count, 4 * Math.sqrt(share / count));
    assertEquals(0, Sample.mean(normal), .003);
  }

  @ParameterizedTest
  @ValueSource(doubles = {.4, 1, 3.5, 40})
  void gammaHasItsShapeAsMeanAndVariance(double shape) {
    double[] gamma = Sample.many(200_000, () -> draws.gamma(shape));
    assertEquals(shape, Sample.mean(gamma), .01 * (1 + shape));
    assertEquals(shape, Sample.variance(gamma), .02 * (1 + shape));
  }

  @ParameterizedTest
  @CsvSource({"3, 3.182446", "8, 2.306004"})
  void oneInTwentyOfStudentsLiesBeyondTheTable(double freedom, double bound) {
    double[] student = Sample.many(200_000, () -> draws.student(freedom));
    assertEquals(.05, Arrays.stream(student).filter(x -> Math.abs(x) > bound).count() / 2e5, .002);
  }

  @ParameterizedTest
  @ValueSource(doubles = {.2, 3, 39, 41, 900})
  void poissonHasEqualMeanAndVariance(double mean) {
    double[] counts = Sample.many(200_000, () -> (double) draws.poisson(mean));
    assertEquals(mean, Sample.mean(counts), .02 * Math.sqrt(mean));
    assertEquals(mean, Sample.variance(counts), .02 * mean);
  }

  @Test
  void theLogarithmOfALogUniformDrawIsUniform() {
    double[] logs = Sample.many(100_000, () -> Math.log(draws.logUniform(.01, 100)));
    assertEquals(0, Sample.mean(logs), .03);
    assertEquals(Math.pow(Math.log(1e4), 2) / 12, Sample.variance(logs), .1);
  }

  @Test
  void weightsArePickedInProportion() {
    double[] picked = new double[3];
    for (int i = 0; i < 100_000; i++) {
      picked[draws.pick(new double[] {1, 0, 3})]++;
    }
    assertEquals(25_000, picked[0], 600);
    assertEquals(0, picked[1]);
  }
}
