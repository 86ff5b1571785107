package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the numbers of a file are written is asked where it cannot be told, and remembered. */
class NumbersCommandTest {
  @TempDir private Path folder;

  private Path months(String name, int first, int count) throws IOException {
    StringBuilder text = new StringBuilder("month;y\n");
    for (int i = first; i < first + count; i++) {
      int value = 1100 + 7 * i;
      text.append("%d-%02d;".formatted(2015 + i / 12, 1 + i % 12));
      text.append(value / 1000).append('.').append("%03d\n".formatted(value % 1000));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void theAdviceOfARefusalLeadsToAForecastWhichIsWrittenPlainly() throws IOException {
    String file = months("open.csv", 0, 48).toString();

    Terminal refused = run("forecast", file, "-H", "1");
    Terminal forecast = run("forecast", file, "-H", "1", "--decimal", "comma", "--levels", "none");

    assertEquals(3, refused.code());
    assertTrue(refused.err().contains("pass --decimal comma for 1100, or"), refused.err());
    assertEquals(0, forecast.code(), forecast.err());
    assertTrue(forecast.err().contains("read as thousands: 1.100 is 1100"), forecast.err());
    assertTrue(forecast.out().matches("month;y\n2019-01;14[0-9]{2}(,[0-9]+)?\n"), forecast.out());
  }

  @Test
  void aModelRemembersTheDecimalMark() throws IOException {
    Path data = months("open.csv", 0, 48);
    Path newer = months("newer.csv", 12, 48);
    String model = folder.resolve("m.recur").toString();

    Terminal train =
        run("train", data.toString(), "-o", model, "--model", "drift", "--decimal", "point");
    Terminal forecast = run("forecast", model, newer.toString(), "-H", "1", "--levels", "none");

    assertEquals(0, train.code(), train.err());
    assertEquals(0, forecast.code(), forecast.err());
    assertEquals(1.52, Double.parseDouble(forecast.out().strip().split(";", -1)[2]), 1e-9);
    assertFalse(forecast.err().contains("thousands"), forecast.err());
  }

  @Test
  void inspectShowsTheQuestionAndACommandThatAnswersIt() throws IOException {
    Terminal inspect = run("inspect", months("open.csv", 0, 48).toString());

    assertTrue(inspect.out().contains("1.100 may be 1100 or 1.1"), inspect.out());
    assertTrue(inspect.out().contains("--decimal comma -o"), inspect.out());
  }
}
