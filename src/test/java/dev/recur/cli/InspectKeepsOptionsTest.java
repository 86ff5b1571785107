package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What inspect and train propose can be run as it stands. */
class InspectKeepsOptionsTest {
  @TempDir private Path folder;

  private Path file() throws IOException {
    StringBuilder text = new StringBuilder("month,open,close,note\n");
    for (int t = 0; t < 84; t++) {
      if (t != 40) {
        text.append(
            "%d-%02d,%d,%d,x\n".formatted(2015 + t / 12, 1 + t % 12, 50 + t % 12, 90 + t % 7));
      }
    }
    return Files.writeString(folder.resolve("prices.csv"), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--target close --missing previous",
        "--time month --target open,close --frequency monthly --missing zero",
        "--target close --zone Europe/Berlin --decimal point --missing interpolate --skip-bad-series"
      })
  void theCommandOfInspectHasTheOptionsItWasAskedWith(String options) throws IOException {
    String file = file().toString();
    Terminal inspect = run("inspect", file, Arrays.asList(options.split(" ", -1))).requireDone();
    String next = inspect.lines().get(inspect.lines().size() - 1);

    assertTrue(next.startsWith("next: recur train " + file), next);
    for (String word : options.split(" ", -1)) {
      assertTrue(Arrays.asList(next.split(" ", -1)).contains(word), next);
    }
    List<String> words = new ArrayList<>(Arrays.asList(next.substring(12).split(" ", -1)));
    words.set(words.size() - 1, folder.resolve("m.recur").toString());
    words.addAll(List.of("--model", "naive"));
    Terminal train = run(words.toArray());
    assertEquals(0, train.code(), next + "\n" + train.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "year", "id", "Jahr"})
  void aColumnThatCountsIsNotProposedAsATarget(String counting) throws IOException {
    StringBuilder text = new StringBuilder("date,%s,sales,promo\n".formatted(counting));
    for (int t = 0; t < 60; t++) {
      text.append(
          "%d-%02d-01,%d,%d,%b\n"
              .formatted(
                  2015 + t / 12,
                  1 + t % 12,
                  counting.equals("index") ? t : 2015 + t / 12,
                  50 + t % 12,
                  t % 5 == 0));
    }
    Path file = Files.writeString(folder.resolve("s.csv"), text);
    Terminal inspect = run("inspect", file, "--time", "date").requireDone();

    assertTrue(
        inspect.out().contains("recur train " + file + " --time date --target sales")
            || !inspect.out().contains("--target"),
        inspect.out());
    assertFalse(inspect.out().contains("--target " + counting), inspect.out());
  }

  @Test
  void foldsThatTheDataDoNotHaveAreNotProposed() throws IOException {
    Terminal train =
        run(
            "train",
            file(),
            "-o",
            folder.resolve("m.recur"),
            "--target",
            "close",
            "--missing",
            "previous",
            "--horizon",
            12,
            "--model",
            "naive");

    assertEquals(0, train.code(), train.err());
    assertFalse(train.out().contains("--folds"), train.out());
    assertTrue(
        train.out().contains("cannot rule out chance; it takes 8, more than these data have."),
        train.out());
  }
}
