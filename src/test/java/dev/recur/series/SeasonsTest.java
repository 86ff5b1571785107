package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonsTest {

  private static double[] wave(int period, int length, double noise, double trend) {
    Random random = new Random(7);
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = Math.sin(2 * Math.PI * t / period) + trend * t + noise * random.nextGaussian();
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({
    "monthly, 12, 12",
    "hourly, 24, 24",
    "hourly, 168, 168",
    "30 minutes, 48, 48",
    "weekly, 52, 52",
    "daily, 7, 7",
    "quarterly, 4, 4",
    "none, 25, 25",
    "none, 48, 48",
    "monthly, 7, 1",
    "yearly, 5, 1"
  })
  void confirmsTheSeasonsOfTheCalendar(String frequency, int period, int expected) {
    double[] values = wave(period, 10 * period + 7, 0.01, 0.05);

    assertEquals(expected, Seasons.find(List.of(values), Frequency.parse(frequency)));
  }

  @ParameterizedTest
  @CsvSource({"monthly", "hourly", "none", "daily"})
  void findsNoneInNoiseNorInARandomWalkNorInAConstant(String frequency) {
    double[] noise = wave(9, 400, 100, 0);
    double[] walk = noise.clone();
    Arrays.parallelPrefix(walk, Double::sum);

    assertEquals(1, Seasons.find(List.of(noise), Frequency.parse(frequency)));
    assertEquals(1, Seasons.find(List.of(walk), Frequency.parse(frequency)));
    assertEquals(1, Seasons.find(List.of(new double[400]), Frequency.parse(frequency)));
    assertEquals(1, Seasons.find(List.of(new double[] {1}), Frequency.parse(frequency)));
  }

  @ParameterizedTest
  @CsvSource({
    "hourly, 24, 168",
    "30 minutes, 48, 336",
    "daily, 7, 365",
    "monthly, 12, ",
    "hourly, 168, ",
    "none, 24, 168",
    "none, 48, 336",
    "none, 7, 365",
    "none, 12, "
  })
  void besideADayAWeekMayStandAndBesideAWeekAYear(String frequency, int season, Integer longer) {
    List<Integer> expected = longer == null ? List.of() : List.of(longer);
    assertEquals(expected, Seasons.beside(season, Frequency.parse(frequency)));
  }

  @Test
  void theMeanOverTheSeriesDecides() {
    double[] seasonal = wave(12, 120, 0.01, 0);
    double[] noise = wave(12, 120, 100, 0);
    List<double[]> mostlyNoise = new ArrayList<>(Collections.nCopies(11, noise));
    mostlyNoise.add(seasonal);
    Frequency monthly = Frequency.parse("monthly");

    assertEquals(12, Seasons.find(List.of(seasonal, noise, seasonal), monthly));
    assertEquals(1, Seasons.find(mostlyNoise, monthly));
  }

  @Test
  void aPanelShowsASeasonThatMostOfItsSeriesAreTooNoisyToShow() {
    Frequency quarterly = Frequency.parse("quarterly");
    List<double[]> panel = new ArrayList<>();
    int alone = 0;
    for (int i = 0; i < 40; i++) {
      double[] series = Fixtures.noise(80, i);
      for (int t = 0; t < series.length; t++) {
        series[t] += 0.4 * Math.sin(Math.PI * t / 2);
      }
      panel.add(series);
      alone += Seasons.find(List.of(series), quarterly) == 4 ? 1 : 0;
    }

    assertTrue(alone < 20, alone + " of 40");
    assertEquals(4, Seasons.find(panel, quarterly));
  }

  @Test
  void seriesTooShortForASeasonConfirmNone() {
    double[] seasonal = wave(12, 120, 0.01, 0);
    List<double[]> mostlyShort = List.of(seasonal, new double[20], new double[20]);

    assertEquals(1, Seasons.find(mostlyShort, Frequency.parse("monthly")));
  }

  @ParameterizedTest
  @CsvSource({
    "monthly, 12, 36",
    "monthly, 12, 60",
    "quarterly, 4, 12",
    "weekly, 52, 200",
    "daily, 7, 24"
  })
  void threeToFiveSeasonsConfirmAClearOne(String frequency, int season, int length) {
    double[] smooth = wave(season, length, 0.1, 0.02);
    double[] oneHigh = Fixtures.noise(length, 3);
    for (int t = 0; t < length; t++) {
      oneHigh[t] = 20 + oneHigh[t] + (t % season == season - 1 ? 12 : 0);
    }

    assertEquals(season, Seasons.find(List.of(smooth), Frequency.parse(frequency)));
    assertEquals(season, Seasons.find(List.of(oneHigh), Frequency.parse(frequency)));
  }

  @ParameterizedTest
  @CsvSource({"169, 9, 0.5", "30, 12, 0.4", "97, 20, 0.5"})
  void aSmoothPeriodUnderNoiseIsFoundWithoutTime(int period, int periods, double noise) {
    double[] values = wave(period, periods * period + 5, noise, 0);

    assertEquals(period, Seasons.find(List.of(values), Frequency.parse("none")));
  }

  @ParameterizedTest
  @CsvSource({
    "monthly, 12, 36",
    "monthly, 12, 60",
    "monthly, 12, 120",
    "quarterly, 4, 24",
    "daily, 7, 60",
    "weekly, 52, 220",
    "hourly, 24, 240"
  })
  void neitherASpikeNorADeadDayNorAShiftHidesASeason(String frequency, int season, int length) {
    double[] clean = wave(season, length, 0.3, 0);
    Arrays.setAll(clean, t -> 10 + 3 * clean[t]);
    for (int at : new int[] {length / 3, length / 2 + 1, length - 1 - season / 4}) {
      double[] lostDigit = clean.clone();
      lostDigit[at] /= 10;
      double[] tripled = clean.clone();
      tripled[at] *= 3;
      double[] tenfold = clean.clone();
      tenfold[at] *= 10;
      double[] dead = clean.clone();
      Arrays.fill(dead, at, Math.min(length, at + (season == 24 ? 24 : 1)), 0);
      double[] shifted = clean.clone();
      Arrays.setAll(shifted, t -> clean[t] + (t >= at ? 25 : 0));
      for (double[] values : List.of(lostDigit, tripled, tenfold, dead, shifted)) {
        assertEquals(
            season,
            Seasons.find(List.of(values), Frequency.parse(frequency)),
            () -> at + " of " + frequency + " " + length);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"36", "60", "90", "120"})
  void neitherASpikeNorAShiftNorACurveIsASeason(int length) {
    double[] spike = new double[length];
    spike[length / 2] = 1;
    double[] shift = new double[length];
    Arrays.fill(shift, length / 2, length, 1);
    double[] growth = new double[length];
    Arrays.setAll(growth, t -> Math.exp(t / 10.0));
    double[] saturation = new double[length];
    Arrays.setAll(saturation, t -> 1 / (1 + Math.exp((length / 2.0 - t) / 4)));
    double[] noisySpike = Fixtures.noise(length, length);
    noisySpike[length / 2] += 50;
    double[] noisyShift = Fixtures.noise(length, length);
    for (int t = length / 2; t < length; t++) {
      noisyShift[t] += 50;
    }
    for (double[] values : List.of(spike, shift, growth, saturation, noisySpike, noisyShift)) {
      assertEquals(
          1,
          Seasons.find(List.of(values), Frequency.parse("monthly")),
          () -> Arrays.toString(values));
    }
  }

  @ParameterizedTest
  @CsvSource({"1825, 365, 365", "1824, 365, 1", "2500, 7, 7"})
  void aYearOfDaysIsFoundInFiveOfThemUnlessThereIsAWeek(int length, int period, int expected) {
    double[] values = wave(period, length, 1, 0.001);
    assertEquals(expected, Seasons.find(List.of(values), Frequency.parse("daily")));
  }

  /** 1,000 series of each kind and length pass at most 36 times; here 150 of them. */
  @ParameterizedTest
  @CsvSource({
    "0, monthly, 36", "0, monthly, 84", "0, quarterly, 20", "0, none, 60", "0, none, 120",
    "0.9, monthly, 36", "0.9, monthly, 84", "0.9, weekly, 200", "0.9, none, 60", "0.9, none, 120",
    "1, monthly, 36", "1, monthly, 84", "1, hourly, 100", "1, none, 60", "1, none, 120",
    "0.9, daily, 1900", "1, daily, 1900"
  })
  void chanceRarelyPassesForASeason(double coefficient, String frequency, int length) {
    int claimed = 0;
    for (int seed = 0; seed < 150; seed++) {
      double[] noise = Fixtures.noise(length + 100, seed);
      double[] values = new double[length];
      double value = 0;
      for (int t = 0; t < noise.length; t++) {
        value = coefficient * value + noise[t];
        if (t >= 100) {
          values[t - 100] = value;
        }
      }
      claimed += Seasons.find(List.of(values), Frequency.parse(frequency)) > 1 ? 1 : 0;
    }

    assertTrue(claimed <= 7, claimed + " of 150");
  }
}
