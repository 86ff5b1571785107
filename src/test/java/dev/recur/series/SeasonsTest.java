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

    assertEquals(expected, Seasons.find(values, Frequency.parse(frequency)));
  }

  @ParameterizedTest
  @CsvSource({"monthly", "hourly", "none", "daily"})
  void findsNoneInNoiseNorInARandomWalkNorInAConstant(String frequency) {
    double[] noise = wave(9, 400, 100, 0);
    double[] walk = noise.clone();
    Arrays.parallelPrefix(walk, Double::sum);

    assertEquals(1, Seasons.find(noise, Frequency.parse(frequency)));
    assertEquals(1, Seasons.find(walk, Frequency.parse(frequency)));
    assertEquals(1, Seasons.find(new double[400], Frequency.parse(frequency)));
    assertEquals(1, Seasons.find(new double[] {1}, Frequency.parse(frequency)));
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
        series[t] += 0.6 * Math.sin(Math.PI * t / 2);
      }
      panel.add(series);
      alone += Seasons.find(series, quarterly) == 4 ? 1 : 0;
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
}
