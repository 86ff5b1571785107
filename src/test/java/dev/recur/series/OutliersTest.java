package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Outlier.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutliersTest {

  /** Growing sales with a season of 12 and noise of 5 %. */
  private static double[] sales(int length, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      double season = 1 + 0.2 * Math.sin(Math.PI * t / 6);
      values[t] = (100 + 0.5 * t) * season * (1 + 0.05 * random.nextGaussian());
    }
    return values;
  }

  /** A day and a half of hours, and half a year of weeks. */
  @ParameterizedTest
  @CsvSource({"16, 24", "22, 24", "24, 24", "30, 52", "52, 52"})
  void slipsAreFoundInLessThanOneSeason(int length, int season) {
    double[] values = sales(length, 1);
    values[length / 2] *= 10;
    List<Outlier> found = Outliers.find(values, season);
    assertEquals(List.of(length / 2), found.stream().map(Outlier::step).toList());
    double[] damped = Outliers.damped(values, season);
    assertEquals(sales(length, 1)[length / 2], damped[length / 2], 0.3 * damped[length / 2]);
  }

  /** As weather services and loggers write what they have not measured. */
  @ParameterizedTest
  @CsvSource({"-999", "-99.9", "9999.9", "99999", "-9999"})
  void codesForMissingValuesAreFoundThoughTheyComeAgain(double code) {
    double[] values = sales(84, 3);
    values[20] = code;
    values[41] = code;
    values[42] = code;
    List<Outlier> found = Outliers.find(values, 12);
    assertEquals(List.of(20, 41), found.stream().map(Outlier::step).toList());
    assertTrue(found.stream().allMatch(outlier -> outlier.kind() == Kind.CODE), found::toString);
  }

  @ParameterizedTest
  @ValueSource(doubles = {99, 99.9})
  void ninesAmongValuesOfTheirSizeAreNone(double usual) {
    double[] values = sales(84, 3);
    values[20] = usual;
    values[41] = usual;
    assertEquals(List.of(), Outliers.find(values, 12));
  }

  @ParameterizedTest
  @CsvSource({"0.1, LOST_DIGIT", "10, EXTRA_DIGIT", "3, SPIKE", "0, ZERO", "25, SPIKE", "0.3, DIP"})
  void aSlipIsFoundWhereItIsAndCalledWhatItLooksLike(double factor, Kind kind) {
    for (int length : new int[] {48, 84, 200}) {
      for (int at : new int[] {2, length / 2, length - 1}) {
        double[] clean = sales(length, at);
        double[] values = clean.clone();
        values[at] *= factor;

        List<Outlier> found = Outliers.find(values, 12);

        assertEquals(1, found.size(), () -> at + " of " + length + ": " + found);
        Outlier one = found.get(0);
        assertEquals(at, one.step());
        assertEquals(1, one.steps());
        assertEquals(kind, one.kind());
        assertEquals(clean[at], one.usual(), 0.25 * clean[at]);
        double[] damped = Outliers.damped(values, 12);
        assertEquals(one.usual(), damped[at]);
        damped[at] = values[at];
        assertArrayEquals(values, damped);
      }
    }
  }

  @Test
  void aValueCountedTwiceIsTold() {
    double[] values = new double[60];
    Arrays.setAll(values, t -> 100 + Math.sin(t));
    values[31] *= 2;

    assertEquals(Kind.DOUBLED, Outliers.find(values, 1).get(0).kind());
  }

  @Test
  void aDeadDayIsOneOutlier() {
    double[] values = sales(240, 5);
    Arrays.fill(values, 100, 106, 0);

    List<Outlier> found = Outliers.find(values, 12);

    assertEquals(1, found.size());
    assertEquals(100, found.get(0).step());
    assertEquals(6, found.get(0).steps());
    assertEquals(Kind.ZERO, found.get(0).kind());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 3, 5})
  void aShiftOfLevelIsFoundAndTheOldLevelRaisedToTheNew(double factor) {
    double[] clean = sales(96, 8);
    double[] values = clean.clone();
    for (int t = 50; t < values.length; t++) {
      values[t] *= factor;
    }

    List<Outlier> found = Outliers.find(values, 12);
    double[] damped = Outliers.damped(values, 12);

    assertEquals(1, found.size(), found::toString);
    assertEquals(Kind.SHIFT, found.get(0).kind());
    assertEquals(50, found.get(0).step());
    for (int t = 0; t < values.length; t++) {
      assertEquals(factor * clean[t], damped[t], 0.1 * factor * clean[t]);
    }
  }

  @Test
  void negativeValuesAreJudgedAsTheyAre() {
    double[] values = new double[80];
    Random random = new Random(1);
    Arrays.setAll(values, t -> random.nextGaussian());
    values[40] = 100;

    assertEquals(List.of(40), Outliers.find(values, 1).stream().map(Outlier::step).toList());
    values[40] = -100;
    assertEquals(Kind.DIP, Outliers.find(values, 1).get(0).kind());
  }

  private static double student(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      squares += Math.pow(random.nextGaussian(), 2);
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  private static double[] made(String kind, int length, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    double level = 0;
    for (int t = 0; t < length; t++) {
      double normal = random.nextGaussian();
      level += normal;
      values[t] =
          switch (kind) {
            case "normal" -> 100 + 10 * normal;
            case "student" -> 100 + 5 * student(random);
            case "lognormal" -> Math.exp(normal);
            case "walk" -> level;
            case "prices" -> Math.exp(0.05 * level);
            case "counts" -> Math.floor(-3 * Math.log(random.nextDouble()));
            case "seldom" -> random.nextDouble() < 0.3 ? 1 + random.nextInt(9) : 0;
            case "promotions" -> (100 + 8 * normal) * ((t + seed) % 9 == 3 ? 3 : 1);
            case "december" -> (100 + 8 * normal) * (t % 12 == 11 ? 4 : 1);
            default -> throw new IllegalArgumentException(kind);
          };
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "normal, 0",
    "student, 18",
    "lognormal, 0",
    "walk, 6",
    "prices, 0",
    "counts, 0",
    "seldom, 0",
    "promotions, 0",
    "december, 0"
  })
  void whatIsOnlyWildIsNoOutlier(String kind, int most) {
    for (int length : new int[] {36, 84, 200}) {
      int claimed = 0;
      for (int seed = 0; seed < 300; seed++) {
        double[] values = made(kind, length, seed);
        int season = kind.equals("december") ? 12 : 1;
        claimed += Outliers.find(values, season).isEmpty() ? 0 : 1;
      }

      assertTrue(claimed <= most, claimed + " of 300 " + kind + " " + length);
    }
  }

  @Test
  void fewValuesAndConstantsTellNothing() {
    assertEquals(List.of(), Outliers.find(new double[] {1, 1, 10, 1}, 1));
    assertEquals(List.of(), Outliers.find(new double[100], 1));
    assertEquals(List.of(), Outliers.find(new double[0], 12));
  }
}
