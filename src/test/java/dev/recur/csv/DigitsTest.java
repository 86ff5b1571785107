package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Calendar;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of a forecast have as many digits as mean something. */
class DigitsTest {
  private static Digits beside(double... values) {
    Calendar calendar = Calendar.rows();
    return Digits.of(
        new Panel(Schema.of("y", calendar), List.of(TimeSeries.of("y", calendar, values))));
  }

  /** The last value of the data, a forecast, and what is written of it. */
  @ParameterizedTest
  @CsvSource({
    "112,431.66871234567,431.6687",
    "112,12345678.96871234567,12345679.0",
    "112,0.00123456789,0.00123457",
    "1.25,902.0379844128072,902.038",
    "0.001,902.0379844128072,902.038",
    "0.00001,902.0379844128072,902.037984",
    "1e9,1234567890.4567,1234567890.5",
    "0.1,0,0",
    "112,-431.66871234567,-431.6687"
  })
  void aTenthOfTheLastDigitAndSixAtLeast(double last, double value, double written) {
    assertEquals(written, beside(7, last).round(value, 0, RoundingMode.HALF_EVEN));
  }

  @ParameterizedTest
  @CsvSource({
    "112,431.668,431.6680",
    "112,431.6,431.6",
    "1.25,431.6684,431.668",
    "112,43.168,43.1680"
  })
  void besideWholeNumbersNoneLooksLikeThousands(double last, double value, String written) {
    assertEquals(written, beside(7, last).text(value, 0, '.'));
  }

  @Test
  void theRoundingOfSumsIsNoDigit() {
    assertEquals(
        902.038, beside(0.1 + 0.2, 7.1 + 0.2).round(902.0379844128072, 0, RoundingMode.HALF_EVEN));
  }

  /** Means of amounts, which a division gave all the digits that a double has. */
  @ParameterizedTest
  @CsvSource({"3,902.038", "7,902.038", "9,902.038", "17,902.038"})
  void theDigitsOfMeansTellNothing(int events, double written) {
    Digits digits = beside(72.25, 100.0 / events, 1.0 / events, 20_000.01 / events);
    assertEquals(written, digits.round(902.0379844128072, 0, RoundingMode.HALF_EVEN));
  }

  @ParameterizedTest
  @CsvSource({"2,900", "3,902", "8,902.03798", "17,902.0379844128072", "99,902.0379844128072"})
  void asManyAsTheUserSays(int digits, double written) {
    assertEquals(written, Digits.of(digits).round(902.0379844128072, 0, RoundingMode.HALF_EVEN));
  }

  @Test
  void whatLayBetweenTwoNumbersStillDoes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      Digits digits =
          i % 2 == 0 ? Digits.of(1 + random.nextInt(8)) : beside(0.25, random.nextInt(9));
      double size = Math.pow(10, random.nextInt(-8, 13));
      double lower = (random.nextDouble() - 0.5) * size;
      double point = lower + random.nextDouble() * size * Math.pow(10, -random.nextInt(9));
      double upper = point + random.nextDouble() * size * Math.pow(10, -random.nextInt(9));
      double down = digits.round(lower, 0, RoundingMode.FLOOR);
      double near = digits.round(point, 0, RoundingMode.HALF_EVEN);
      double up = digits.round(upper, 0, RoundingMode.CEILING);

      assertTrue(down <= near && near <= up, lower + " " + point + " " + upper);
      assertTrue(down <= lower && upper <= up, lower + " " + point + " " + upper);
    }
  }
}
