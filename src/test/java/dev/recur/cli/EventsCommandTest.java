package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events on the command line, from the refusal that offers to aggregate them. */
class EventsCommandTest {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  @TempDir private Path folder;
  private String events = "";

  /** Some twenty payments a day, of 63 days and part of another. */
  @BeforeEach
  void write() throws IOException {
    Path file = folder.resolve("payments.csv");
    Files.writeString(file, "time,shop,amount\n" + payments(0, 63));
    events = file.toString();
  }

  private static String payments(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int day = from; day <= to; day++) {
      SplittableRandom random = new SplittableRandom(day);
      LocalDateTime at = LocalDateTime.parse("2024-01-01T00:00").plusDays(day);
      for (int i = 0; i < (day == to ? 5 : 20 + day % 7); i++) {
        at = at.plusSeconds(1 + random.nextInt(3000));
        text.append(STAMP.format(at))
            .append(random.nextInt(2) == 0 ? ",a," : ",b,")
            .append(1 + random.nextInt(99))
            .append('\n');
      }
    }
    return text.toString();
  }

  private List<String> advice() {
    Terminal refused = run("forecast", events, "-H", "3");
    Matcher advice =
        Pattern.compile("pass (--aggregate sum --frequency daily)").matcher(refused.err());

    assertEquals(3, refused.code());
    assertEquals(1, refused.err().lines().count());
    assertTrue(advice.find(), refused.err());
    return Arrays.asList(advice.group(1).split(" ", -1));
  }

  private static Object[] with(List<String> more, String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(more);
    return all.toArray();
  }

  @Test
  void theRefusalOffersWhatLeadsToAForecast() {
    Terminal forecast = run(with(advice(), "forecast", events, "-H", "3"));

    assertEquals(0, forecast.code(), forecast.err());
    assertEquals(
        List.of("time", "2024-03-04", "2024-03-05", "2024-03-06"),
        forecast.out().lines().map(line -> line.split(",", -1)[0]).toList());
    assertTrue(
        forecast.err().contains("last step left out, which is not over: 2024-03-04"),
        forecast.err());
  }

  @Test
  void aModelAggregatesNewerEventsAsThoseItWasTrainedOn() throws IOException {
    String model = folder.resolve("m.recur").toString();
    Terminal train =
        run(
            with(
                advice(),
                "train",
                events,
                "-o",
                model,
                "--model",
                "seasonal-naive",
                "--series",
                "shop",
                "--season",
                "7",
                "-q"));
    Path newer = folder.resolve("newer.csv");
    Files.writeString(newer, "time,shop,amount\n" + payments(0, 70));

    Terminal forecast = run("forecast", model, newer.toString(), "-H", "2");
    Terminal evaluate = run("evaluate", model, newer.toString(), "--horizon", "3");

    assertEquals(0, train.code(), train.err());
    assertEquals(0, forecast.code(), forecast.err());
    assertEquals(
        List.of("time,shop", "2024-03-11,a", "2024-03-12,a", "2024-03-11,b", "2024-03-12,b"),
        forecast
            .out()
            .lines()
            .map(line -> line.replaceAll("^([^,]*,[^,]*),.*", "$1"))
            .sorted(Comparator.comparing(line -> line.endsWith("b") ? 1 : 0))
            .toList());
    double[] week = new double[1];
    payments(0, 70)
        .lines()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[0].startsWith("2024-03-04") && cells[1].equals("a"))
        .forEach(cells -> week[0] += Double.parseDouble(cells[2]));
    assertEquals(
        week[0],
        forecast
            .out()
            .lines()
            .filter(line -> line.startsWith("2024-03-11,a"))
            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
            .sum());
    assertEquals(0, evaluate.code(), evaluate.err());
    Terminal said = run("forecast", model, newer.toString(), "--aggregate", "mean");
    assertEquals(2, said.code());
    assertTrue(said.err().startsWith("recur: --aggregate goes without a model"), said.err());
  }

  @Test
  void aForecastOfEventsIsScoredByTheEventsThatCame() throws IOException {
    Path forecast = folder.resolve("f.csv");
    run(with(advice(), "forecast", events, "-H", "3", "-o", forecast.toString()));
    Path newer = folder.resolve("newer.csv");
    Files.writeString(newer, "time,shop,amount\n" + payments(0, 70));

    Terminal scored =
        run(
            with(
                advice(),
                "evaluate",
                "--forecast",
                forecast.toString(),
                "--actuals",
                newer.toString()));

    assertEquals(0, scored.code(), scored.err());
    assertTrue(scored.out().contains("3 values"), scored.out());
  }

  @Test
  void inspectShowsTheSeriesOfEvents() {
    Terminal inspect = run(with(advice(), "inspect", events));

    assertEquals(0, inspect.code(), inspect.err());
    assertTrue(inspect.out().contains("series     1 of 63 steps"), inspect.out());
    assertTrue(inspect.out().contains("frequency  daily"), inspect.out());
  }

  @Test
  void anUnknownAggregationIsAnsweredWithAllThatAreKnown() {
    Terminal run = run("forecast", events, "--aggregate", "median", "--frequency", "daily");

    assertEquals(2, run.code());
    assertTrue(run.err().contains("sum, mean, count, last, min"), run.err());
  }
}
