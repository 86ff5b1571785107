package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.cli.Worded;
import dev.recur.csv.ColumnUse;
import dev.recur.csv.ColumnUse.Role;
import dev.recur.csv.ColumnUse.Why;
import dev.recur.csv.Finding;
import dev.recur.csv.NumberStyle;
import dev.recur.csv.NumberStyle.Kind;
import dev.recur.series.Aggregation;
import dev.recur.series.Calendar;
import dev.recur.series.DecimalMark;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Opening;
import dev.recur.series.Schema;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FindingTextTest {
  private static InputException emptyCell() {
    return new InputException("the cell is empty").at(Place.of("f.csv", 7, "units"));
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "s" + i).toList();
  }

  private static ColumnUse ignored(String name, Why why) {
    return new ColumnUse(name, Role.IGNORED, why, Optional.empty());
  }

  /** The sentences, as users know them. */
  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of("sheet 'Sales'", new Finding.Sheet("Sales")),
        Arguments.of("1 line above the header passed over", new Finding.Titles(1)),
        Arguments.of(
            "7 rows around the header passed over", new Finding.TopRows(7, Optional.empty())),
        Arguments.of(
            "77 rows around the header passed over, years among them",
            new Finding.TopRows(77, Optional.of(Frequency.Unit.YEAR))),
        Arguments.of(
            "a year a row, months across the top from 'Jan' to 'Dec': read as one row a step",
            new Finding.TimesAcross(12, "Jan", "Dec")),
        Arguments.of(
            "times across the top from '2020' to '2025': read as one row a step",
            new Finding.TimesAcross(0, "2020", "2025")),
        Arguments.of(
            "no time column, rows are counted from 1 to 9; target 'y' (9 values)",
            new Finding.StepsInRows(Schema.of("y", Calendar.rows()), "1", "9", 1, 9)),
        Arguments.of(
            "one series a row, no time: 3 series of 13 to 60 values",
            new Finding.SeriesInRows(3, 13, 60)),
        Arguments.of(
            "one series a row, no time: 3 series of 13 values",
            new Finding.SeriesInRows(3, 13, 13)),
        Arguments.of(
            "ignored: 'id' (row numbers), 'shop' (text without a role; tells series apart with"
                + " --series shop)",
            new Finding.Ignored(
                List.of(ignored("id", Why.ROW_NUMBERS), ignored("shop", Why.TEXT_OF_EVENTS)))),
        Arguments.of(
            "read as thousands and amounts in $: $1,106 is 1106 (a, b)",
            new Finding.Numbers(
                new NumberStyle(List.of(Kind.THOUSANDS, Kind.AMOUNT), "$", "$1,106", 1106),
                List.of("a", "b"))),
        Arguments.of("decimal comma", new Finding.DecimalComma()),
        Arguments.of(
            "read as decimals: 1.106 is 1.106 (--decimal comma reads 1106)",
            new Finding.OpenMark("1.106", DecimalMark.POINT, "1106", "1.106")),
        Arguments.of(
            "read as thousands: 1,106 is 1106 (--decimal comma reads 1.106)",
            new Finding.OpenMark("1,106", DecimalMark.COMMA, "1106", "1.106")),
        Arguments.of(
            "left out behind the last row: line 9, 'Source: us'",
            new Finding.Behind(9, "Source: us")),
        Arguments.of(
            "times are cut to milliseconds (line 2: '10:00:00.0001')",
            new Finding.CutTimes(2, "10:00:00.0001")),
        Arguments.of(
            "times are those of Europe/Berlin, written on the clock of UTC",
            new Finding.ClockOf("Europe/Berlin", "UTC")),
        Arguments.of(
            "offsets change with the summer time of Europe/Berlin (another zone: --zone)",
            new Finding.SummerTime("Europe/Berlin")),
        Arguments.of(
            "times read as dd/MM/yyyy, which leaves no gap", new Finding.TimePattern("dd/MM/yyyy")),
        Arguments.of(
            "every step is the last business day of its month",
            new Finding.OpenDay(Opening.BUSINESS_DAYS, 31)),
        Arguments.of(
            "every step is the first business day of its month from day 15 on",
            new Finding.OpenDay(Opening.BUSINESS_DAYS, 15)),
        Arguments.of(
            "every step is the third Friday of its month",
            new Finding.OpenDay(Opening.days(EnumSet.of(DayOfWeek.FRIDAY)), 15)),
        Arguments.of(
            "2 rows on another day of their month count as it (line 4: 2024-03-28)",
            new Finding.MovedRows(2, 4, "2024-03-28")),
        Arguments.of(
            "1 row at other times than 'business-daily' left out (line 8: 2024-01-06; all rows:"
                + " --frequency daily)",
            new Finding.ClosedTimes(1, Frequency.parse("business-daily"), 8, "2024-01-06")),
        Arguments.of("rows sorted by time", new Finding.Sorted()),
        Arguments.of(
            "2 steps before the first value of every column left out", new Finding.Leading(2)),
        Arguments.of(
            "1 row without a value at the end: to be forecast, from 2024-05 on",
            new Finding.ToForecast(1, 1, "2024-05")),
        Arguments.of(
            "4 rows without a value at the end of 2 series: to be forecast, from 2024-05 on in the"
                + " first",
            new Finding.ToForecast(4, 2, "2024-05")),
        Arguments.of(
            "1 missing value and 2 missing steps filled by 'interpolate' (line 7: column 'units':"
                + " the cell is empty)",
            new Finding.Filled(1, 2, MissingPolicy.INTERPOLATE, emptyCell())),
        Arguments.of(
            "2 missing steps seen as gaps (line 7: 2 steps are missing)",
            new Finding.Filled(
                0,
                2,
                MissingPolicy.GAPS,
                new InputException("2 steps are missing").at("f.csv", 7))),
        Arguments.of(
            "2 series left out, which cannot be used: s1; s2", new Finding.BadSeries(names(2))),
        Arguments.of(
            "12 series left out, which cannot be used: s1; s2; s3; s4; s5; s6; s7; s8; s9; s10 and"
                + " 2 more",
            new Finding.BadSeries(names(12))),
        Arguments.of(
            "9 events aggregated: count of every step, daily, 0 where there is none",
            new Finding.Aggregated(9, Aggregation.COUNT, Frequency.parse("daily"), false)),
        Arguments.of(
            "9 events aggregated: mean of every step, daily, each in the step nearest to it",
            new Finding.Aggregated(9, Aggregation.MEAN, Frequency.parse("daily"), true)),
        Arguments.of(
            "first step left out, whose events begin later than in all others: 2024-05",
            new Finding.BegunStep("2024-05")),
        Arguments.of(
            "the hour from 2024-10-27 02:00 comes twice on this clock: the order of the rows tells"
                + " which one an event is in",
            new Finding.DoubledHour(LocalDateTime.of(2024, 10, 27, 2, 0), 6, true)),
        Arguments.of(
            "the hour from 2024-10-27 02:00 comes twice on this clock: 6 events in it counted in"
                + " the first, as the order of the rows tells nothing",
            new Finding.DoubledHour(LocalDateTime.of(2024, 10, 27, 2, 0), 6, false)),
        Arguments.of(
            "last step left out, which is not over: 2024-05", new Finding.OpenStep("2024-05")),
        Arguments.of(
            "3 series left out, which have events in no other step", new Finding.WithoutSteps(3)),
        Arguments.of(
            "1 event without a value left out (line 7: column 'units': the cell is empty)",
            new Finding.WithoutValue(1, emptyCell())),
        Arguments.of("no UTF-8, read as windows-1252 (another: --encoding)", new Finding.Western()),
        Arguments.of("left out: line 3, a total without a time", new Finding.DatelessTotal(3)),
        Arguments.of(
            "left out: 'x, Total', the sum of other series (--hierarchy region,branch forecasts"
                + " sums)",
            new Finding.SumSeries(List.of("x, Total"), List.of("region", "branch"))),
        Arguments.of(
            "series 'Total' is not the sum of the others, and is forecast like them",
            new Finding.NoTotal("Total", true)),
        Arguments.of(
            "column 'load' is the sum of the others in every row, and is forecast beside them",
            new Finding.LikeTotal("load")),
        Arguments.of(
            "which column is to be forecast? pass --target a",
            new Finding.Open(
                new InputException("which column is to be forecast?")
                    .mend("pass ", Message.setting("targets", "a")))));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void aFindingIsWordedInOneLine(String sentence, Finding finding) {
    assertEquals(sentence, Worded.asOptions(finding));
  }

  @Test
  void everyKindOfFindingStandsAbove() {
    Set<Class<?>> kinds =
        Arrays.stream(Finding.class.getPermittedSubclasses()).collect(Collectors.toSet());
    assertEquals(kinds, FindingText.worded());
    assertEquals(
        kinds, sentences().map(row -> row.get()[1].getClass()).collect(Collectors.toSet()));
  }
}
