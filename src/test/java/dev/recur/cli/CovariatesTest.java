package dev.recur.cli;

import static dev.recur.cli.Terminal.column;
import static dev.recur.cli.Terminal.run;
import static dev.recur.cli.Terminal.runWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known beside the target reaches the forecast, from the file and from the calendar. */
class CovariatesTest {
  private static final List<String> TINY =
      List.of(
          "--decoder",
          "recursive",
          "--hidden",
          "8",
          "--lookback",
          "3",
          "--transform",
          "standard",
          "--epochs",
          "40",
          "--batch",
          "16",
          "--learning-rate",
          "0.02",
          "--horizon",
          "6");

  private static final LocalDate START = LocalDate.of(2021, 1, 1);
  private static final int DAYS = 200;

  @TempDir private static Path shared;
  private static Path data;
  private static Path model;

  @TempDir private Path folder;

  /** Whether a day has a promotion: as good as random, so that no history tells. */
  private static boolean promotion(int day) {
    return new Random(7919L * day + 5).nextInt(100) < 40;
  }

  private static String sky(int day) {
    return List.of("sun", "rain", "snow").get(new Random(104_729L * day + 3).nextInt(3));
  }

  private static double sales(int day) {
    double sky = sky(day).equals("sun") ? 20 : sky(day).equals("rain") ? 0 : -15;
    return 100 + (promotion(day) ? 60 : 0) + sky;
  }

  private static String row(int day, String sales) {
    return START.plusDays(day) + "," + sales + "," + promotion(day) + "," + sky(day) + "\n";
  }

  private static String history() {
    StringBuilder text = new StringBuilder("day,sales,promotion,sky\n");
    for (int t = 0; t < DAYS; t++) {
      text.append(row(t, Double.toString(sales(t))));
    }
    return text.toString();
  }

  @BeforeAll
  static void train() throws IOException {
    data = Files.writeString(shared.resolve("sales.csv"), history());
    model = shared.resolve("sales.recur");
    run("train", data, "-o", model, "--target", "sales", "--future", "promotion,sky", TINY)
        .requireDone();
  }

  private static double rmse(Terminal run) throws IOException {
    return new ObjectMapper().readTree(run.requireDone().out()).at("/metrics/rmse").doubleValue();
  }

  @Test
  void aTruthValueAndACategoryKnownAheadTellTheTarget() throws IOException {
    double with = rmse(run("evaluate", model, data, "--json"));
    Path blind = folder.resolve("blind.recur");
    double without = rmse(run("train", data, "-o", blind, "--target", "sales", "--json", TINY));

    assertTrue(with < 8, "with " + with);
    assertTrue(without > 20, "without " + without);
  }

  @Test
  void aForecastWithoutTheRowsAheadListsThemAndOffersATable() throws IOException {
    Terminal run = run("forecast", model);

    assertEquals(3, run.code());
    assertEquals("", run.out());
    assertEquals(
        "recur: the future covariates 'promotion', 'sky' are missing for 2021-07-20 to 2021-07-25;"
            + " add rows with an empty target, or pass --future-data (--future-template writes the"
            + " table to fill in)\n",
        run.err());
    assertEquals(run.err(), run("forecast", model, data, "-q").err());

    Path table = folder.resolve("ahead.csv");
    assertEquals("", run("forecast", model, "--future-template", table).requireDone().out());
    assertEquals(
        """
        day,promotion,sky
        2021-07-20,,
        2021-07-21,,
        2021-07-22,,
        2021-07-23,,
        2021-07-24,,
        2021-07-25,,
        """,
        Files.readString(table));
    assertEquals(3, run("forecast", model, "--future-template", table).code(), "it is there");
    assertTrue(run("forecast", model, "--future-data", table).err().contains("are missing for"));
  }

  private static String table(int from, int to) {
    StringBuilder text = new StringBuilder("day,promotion,sky\n");
    for (int t = from; t < to; t++) {
      text.append(row(t, "").replaceFirst(",", ""));
    }
    return text.toString();
  }

  @Test
  void aForecastFollowsWhatIsKnownAheadWhereverItStands() throws IOException {
    Path ahead = Files.writeString(folder.resolve("ahead.csv"), table(DAYS - 3, DAYS + 9));
    StringBuilder longer = new StringBuilder(history());
    for (int t = DAYS; t < DAYS + 6; t++) {
      longer.append(row(t, ""));
    }
    Path whole = Files.writeString(folder.resolve("whole.csv"), longer);

    Terminal fromTable = run("forecast", model, data, "--future-data", ahead).requireDone();
    double[] forecast = column(fromTable.lines(), 1);
    assertEquals(6, forecast.length);
    for (int step = 0; step < 6; step++) {
      assertEquals(sales(DAYS + step), forecast[step], 25, "step " + step);
    }
    assertEquals(fromTable.out(), run("forecast", model, whole).requireDone().out());
    assertEquals(
        fromTable.out(), run("forecast", model, "--future-data", ahead).requireDone().out());
    assertEquals(
        fromTable.out(),
        runWith(table(DAYS, DAYS + 6), "forecast", model, "--future-data", "-")
            .requireDone()
            .out());
  }

  @Test
  void aModelKnowsWhatItsOwnFileKnewAhead() throws IOException {
    StringBuilder longer = new StringBuilder(history());
    for (int t = DAYS; t < DAYS + 4; t++) {
      longer.append(row(t, ""));
    }
    Path file = folder.resolve("m.recur");
    runWith(
            longer.toString(),
            "train",
            "-",
            "-o",
            file,
            "--target",
            "sales",
            "--future",
            "promotion,sky",
            TINY)
        .requireDone();

    assertEquals(5, run("forecast", file, "-H", 4).requireDone().lines().size());
    assertTrue(
        run("forecast", file, "-H", 6).err().contains("missing for 2021-07-24 to 2021-07-25;"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2021-07-22 -> 2021-07-22x      | :4: column 'day': '2021-07-22x' is not a time
          false -> perhaps               | column 'promotion': 'perhaps' is not a number; fix the cell
          promotion -> promo             | :1: no column 'promotion'; the file has 'day', 'promo', 'sky'
          2021-07-22 -> 2021-07-21       | :4: '2021-07-21' stands on an earlier line too
          2021-07-22 -> 2021-07-29       | are missing at 2021-07-22, 2021-07-26, 2021-07-27 and 1 more step
          """)
  void aTableThatIsWrongIsRefusedWithThePlace(String change, String words) throws IOException {
    String[] parts = change.split(" -> ", 2);
    String text = table(DAYS, DAYS + 6).replace(parts[0], parts[1]);
    Path ahead = Files.writeString(folder.resolve("ahead.csv"), text);

    Terminal run = run("forecast", model, "--future-data", ahead);

    assertEquals(3, run.code(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(words.strip()), run.err());
  }

  @Test
  void aCategoryThatTrainDidNotHaveIsRefused() throws IOException {
    String text = table(DAYS, DAYS + 6).replaceAll("(?m)(2021-07-23,\\w+,).*", "$1hail");
    Path ahead = Files.writeString(folder.resolve("ahead.csv"), text);

    assertEquals(
        "recur: "
            + ahead
            + ":5: column 'sky': 'hail' is none of the categories that the model knows ('rain',"
            + " 'snow', 'sun')\n",
        run("forecast", model, "--future-data", ahead).err());
  }

  @Test
  void aClassicalModelNeedsNoCovariates() {
    Path file = folder.resolve("naive.recur");
    run(
            "train",
            data,
            "-o",
            file,
            "--target",
            "sales",
            "--future",
            "promotion",
            "--model",
            "naive",
            "-H",
            6)
        .requireDone();

    assertEquals(7, run("forecast", file).requireDone().lines().size());
  }

  @Test
  void aHeldOutEndThatIsNoWholeNumberOfHorizonsIsScoredWithWhatIsKnown() throws IOException {
    Path file = folder.resolve("sarima.recur");
    Terminal train =
        run(
            "train",
            data,
            "-o",
            file,
            "--target",
            "sales",
            "--future",
            "promotion",
            "--model",
            "sarima",
            "-H",
            6,
            "--test",
            9);

    assertTrue(train.requireDone().out().startsWith("Held-out: 9 values"), train.out());
    assertEquals(train.out(), run("evaluate", file, data).requireDone().out());
    assertTrue(run("forecast", file).err().contains("'promotion' are missing for 2021-07-20 to"));
  }

  /** Sales on three weekdays only, and a gap in the last week. */
  private static String weekdays() {
    StringBuilder text = new StringBuilder("day,sales\n");
    for (int t = 0; t < DAYS; t++) {
      int weekday = START.plusDays(t).getDayOfWeek().getValue();
      if (t != DAYS - 20) {
        text.append(START.plusDays(t)).append(weekday <= 3 ? ",50\n" : ",10\n");
      }
    }
    return text.toString();
  }

  @Test
  void theCalendarIsKeptInTheModelAndNeedsNobody() throws IOException {
    Path week = Files.writeString(folder.resolve("week.csv"), weekdays());
    Path file = folder.resolve("week.recur");
    Terminal train =
        run(
                "train",
                week,
                "-o",
                file,
                TINY,
                "--season",
                "1",
                "--calendar",
                "weekday",
                "--missing",
                "previous",
                "--holidays",
                "US")
            .requireDone();
    assertTrue(
        train.err().contains("covariates: sin weekday, cos weekday, holidays of US"), train.err());

    Terminal forecast = run("forecast", file, "-H", 14).requireDone();
    double[] values = column(forecast.lines(), 1);
    for (int step = 0; step < values.length; step++) {
      int weekday = START.plusDays(DAYS + step).getDayOfWeek().getValue();
      assertEquals(weekday <= 3 ? 50 : 10, values[step], 10, "step " + step);
    }
    assertEquals(forecast.out(), run("forecast", file, week, "-H", 14).requireDone().out());
    assertEquals(train.out(), run("evaluate", file, week).requireDone().out());
    assertTrue(
        run("inspect", file)
            .requireDone()
            .out()
            .contains("covariates weekday (calendar), holidays of US"));
    assertEquals(3, run("evaluate", file, week, "--missing", "error").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--calendar month", "--holidays US"})
  void aFileWithoutTimeHasNoCalendar(String option) {
    String[] words = option.split(" ", 2);
    Terminal run =
        run(
            "train",
            Path.of("sample-data", "sine.csv"),
            "-o",
            folder.resolve("m"),
            words[0],
            words[1]);

    assertEquals(3, run.code(), run.err());
    assertTrue(run.err().endsWith("recur: " + option + ": the file has no time\n"), run.err());
  }

  @Test
  void theSeasonIsSaidAloud() throws IOException {
    Path week = Files.writeString(folder.resolve("week.csv"), weekdays());
    List<Object> naive = List.of("--model", "naive", "--missing", "seasonal", "-f");
    Path file = folder.resolve("m.recur");

    String found = run("train", week, "-o", file, naive).requireDone().err();
    assertTrue(found.contains("horizon 7, season 7, confirmed by the values\n"), found);
    String said = run("train", week, "-o", file, naive, "--season", 5).requireDone().err();
    assertTrue(said.contains("horizon 5, season 5\n"), said);
    String none =
        run("train", data, "--target", "sales", "-o", file, naive, "--season", "auto")
            .requireDone()
            .err();
    assertTrue(none.contains("horizon 7, season 1, none found in the values\n"), none);
    assertFalse(none.contains("covariates"), none);
  }
}
