package dev.recur.cli;

import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunedTest {
  @TempDir private Path folder;

  /** Weeks without a season that is said, all alike: what a network can learn from the others. */
  private Path panel() throws IOException {
    StringBuilder text = new StringBuilder("shop,t,y\n");
    for (int s = 0; s < 8; s++) {
      for (int t = 0; t < 64; t++) {
        int tooth = 100 - 15 * ((t + s) % 7);
        text.append("s%d,%d,%d\n".formatted(s, t + 1, tooth));
      }
    }
    return Files.writeString(folder.resolve("panel.csv"), text);
  }

  @Test
  void thePretrainedNetworkGoesOnLearningWhereThatIsBetterAndItsScoreIsThatOfItsFile()
      throws IOException {
    Path data = panel();
    Path model = folder.resolve("m.recur");
    Object[] asked = {
      "--model", "pretrained", "--season", 1, "-H", 7, "--from", "pretrained", "-o", model
    };
    Terminal train = run("train", data, List.of(asked)).requireDone();
    assertTrue(train.err().contains("; it goes on learning"), train.err());
    assertTrue(train.out().contains("\npretrained-tuned "), train.out());
    String score =
        train.out().lines().filter(l -> l.startsWith("pretrained-tuned")).findFirst().orElseThrow();
    assertTrue(run("evaluate", model, data).requireDone().out().contains(score));
    String tuned = run("forecast", model, data).requireDone().out();
    assertNotEquals(run("forecast", data, "-H", 7, "--season", 1).requireDone().out(), tuned);
    // What the weights have seen is not scored as if it were new.
    assertEquals(3, run("evaluate", model, data, "--folds", 6, "-q").code());
  }
}
