package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same months, named by their first days and by their last. */
class HolidayLabelTest {
  private static final String STARTS = "38-holidays-month-start.csv";
  private static final String ENDS = "38b-holidays-month-end.csv";

  @TempDir private Path folder;

  private Terminal train(String name, Object... more) throws URISyntaxException {
    Path data = Path.of(HolidayLabelTest.class.getResource("cases/" + name).toURI());
    return run(
            "train",
            data,
            Terminal.QUICK,
            "--holidays",
            "DE",
            "-f",
            "-o",
            folder.resolve(name + ".recur"),
            List.of(more))
        .requireDone();
  }

  private Path model(String name) {
    return folder.resolve(name + ".recur");
  }

  @Test
  void monthsHaveTheSameScoreByWhicheverEndTheyAreNamed() throws URISyntaxException {
    Terminal starts = train(STARTS);
    Terminal ends = train(ENDS);

    assertFalse(starts.err().contains("up to each date"), starts.err());
    assertTrue(ends.err().contains("holidays of DE up to each date"), ends.err());
    assertEquals(starts.out(), ends.out());
    assertEquals(
        values(run("forecast", model(STARTS)).requireDone()),
        values(run("forecast", model(ENDS)).requireDone()),
        "a model remembers the end");
  }

  @Test
  void theOptionDecides() throws URISyntaxException {
    String asFound = train(ENDS).out();

    assertEquals(asFound, train(ENDS, "--label", "end").out());
    assertNotEquals(asFound, train(ENDS, "--label", "start").out());
    assertEquals(train(STARTS).out(), train(STARTS, "--label", "start").out());
  }

  /** The cells of a forecast without their times. */
  private static String values(Terminal forecast) {
    return forecast.out().replaceAll("(?m)^[^,]*,", "");
  }
}
