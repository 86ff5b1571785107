package dev.recur.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Calendar;
import dev.recur.series.Frequency;
import dev.recur.series.Notation;
import dev.recur.series.SeasonStrength;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MstlTest {
  private static final Frequency HOURLY = Frequency.of(Frequency.Unit.HOUR);

  /** A level of 50, a day and a week of hours. */
  private static double[] hours(int length, double weekly, double noise) {
    Random random = new Random(3);
    return IntStream.range(0, length)
        .mapToDouble(
            t ->
                50
                    + 10 * Math.sin(2 * Math.PI * t / 24)
                    + (t / 24 % 7 < 5 ? weekly : -2.5 * weekly)
                    + noise * random.nextGaussian())
        .toArray();
  }

  @Test
  void seasonsThatRepeatExactlyGoOn() throws CannotFitException {
    double[] all = hours(8 * 168 + 168, 4, 0);
    double[] values = Arrays.copyOf(all, 8 * 168);
    double[] forecast = Mstl.fit(values, List.of(24, 168)).forecast(168);
    assertArrayEquals(Arrays.copyOfRange(all, 8 * 168, 9 * 168), forecast, 0.3);
  }

  /** By {@code MSTL(y, periods=(24, 168), windows=(11, 15), stl_kwargs={"seasonal_deg": 0})}. */
  @Test
  void seasonsAreThoseOfStatsmodels() throws CannotFitException {
    double[] values = ReferenceSeries.named("m4-h1").train();
    double[][] seasons = Mstl.decomposed(values, List.of(24, 168));
    assertEquals(31.87228623, seasons[0][values.length - 1], 1e-6);
    assertEquals(40.8497126, seasons[1][values.length - 1], 1e-6);
  }

  @Test
  void theWeekIsFoundBesideTheDayWhereItIsSeen() {
    assertEquals(List.of(24, 168), seasons(hours(6 * 168, 4, 1)));
    assertEquals(List.of(24), seasons(hours(6 * 168, 0, 1)));
    assertEquals(List.of(24), seasons(hours(2 * 168, 4, 1)));
    assertEquals(List.of(), seasons(hours(60, 4, 1)));
  }

  @Test
  void whereThereIsNoSeasonNoneIsTakenOut() throws CannotFitException {
    Calendar calendar = Calendar.of(HOURLY, Notation.of("yyyy-MM-dd HH:mm"), "2024-01-01 00:00");
    TimeSeries both = TimeSeries.of("both", calendar, hours(6 * 168, 4, 1));
    assertEquals(
        Ets.fit(both.target(0), 1).description(),
        Mstl.fit(both, 0, 1, List.of()).description().substring("MSTL [], ".length()));
  }

  @Test
  void seriesHaveSeveralSeasonsWhereMostHave() {
    Calendar calendar = Calendar.of(HOURLY, Notation.of("yyyy-MM-dd HH:mm"), "2024-01-01 00:00");
    TimeSeries both = TimeSeries.of("both", calendar, hours(6 * 168, 4, 1));
    TimeSeries day = TimeSeries.of("day", calendar, hours(6 * 168, 0, 1));
    assertTrue(SeasonStrengths.areSeveral(List.of(both, both, day), 24));
    assertFalse(SeasonStrengths.areSeveral(List.of(both, day), 24));
    assertFalse(SeasonStrengths.areSeveral(List.of(both), 1));
  }

  @Test
  void seasonsThatAreNamedAreTakenWhereTheyAreSeenThreeTimes() throws CannotFitException {
    Calendar calendar = Calendar.of(HOURLY, Notation.of("yyyy-MM-dd HH:mm"), "2024-01-01 00:00");
    TimeSeries day = TimeSeries.of("day", calendar, hours(6 * 168, 0, 1));
    assertTrue(Mstl.fit(day, 0, 24, List.of(168)).description().startsWith("MSTL [24,168]"));
    assertTrue(Mstl.fit(day, 0, 24, List.of(400)).description().startsWith("MSTL [24]"));
  }

  private static List<Integer> seasons(double[] values) {
    return SeasonStrengths.of(values, 24, HOURLY).stream().map(SeasonStrength::steps).toList();
  }

  @Test
  void intervalsCatchWhatTheySay() throws CannotFitException {
    double[] all = hours(12 * 168, 4, 2);
    int inside = 0;
    int points = 0;
    for (int origin = 8 * 168; origin + 24 <= all.length; origin += 48) {
      Mstl fit = Mstl.fit(Arrays.copyOf(all, origin), List.of(24, 168));
      double[] low = fit.quantile(0.1, 24).orElseThrow();
      double[] high = fit.quantile(0.9, 24).orElseThrow();
      for (int h = 0; h < 24; h++) {
        inside += all[origin + h] >= low[h] && all[origin + h] <= high[h] ? 1 : 0;
        points++;
      }
    }
    double share = (double) inside / points;
    assertTrue(share > 0.65 && share < 0.9, "caught " + share);
  }
}
