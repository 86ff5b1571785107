package dev.recur.cli;

import static dev.recur.cli.Terminal.names;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.config.TrainingConfig;
import dev.recur.network.ForkingSpec;
import dev.recur.network.ForkingState;
import dev.recur.pretrained.Checkpoint;
import dev.recur.pretrained.PretrainedNetwork;
import dev.recur.pretrained.PretrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainCommandTest {
  private static final List<String> SMALL = List.of("--hidden", "3", "--layers", "1");

  @TempDir private Path folder;

  @Test
  void theSameSeedAndStepsGiveTheSameBytesForAnyThreads() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Terminal done = run("pretrain", "-o", one, "--steps", 2, "--threads", 1, SMALL).requireDone();
    run("pretrain", "-o", two, "--steps", 2, "--threads", 2, SMALL).requireDone();
    assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
    assertTrue(done.err().contains("step 2/2  loss "), done.err());
    assertEquals("", done.out());
  }

  @Test
  void aTrainingGoesOnFromItsCheckpointOnlyIfAsked() throws IOException {
    Path file = folder.resolve("w");
    run("pretrain", "-o", file, "--steps", 2, SMALL).requireDone();
    assertEquals(List.of("w"), names(folder));
    byte[] weights = Files.readAllBytes(file);
    Files.delete(file);
    Path checkpoint = folder.resolve("w.checkpoint");
    byte[] begun = begun(2);
    Files.write(checkpoint, begun);
    Terminal refused = run("pretrain", "-o", file, "--steps", 2, SMALL);
    assertEquals(3, refused.code());
    assertTrue(refused.err().contains("pass --resume or --force"), refused.err());
    Terminal other = run("pretrain", "-o", file, "-f", "--steps", 3, "--resume", SMALL);
    assertEquals(3, other.code());
    assertTrue(other.err().contains("of a training with other settings"), other.err());
    assertArrayEquals(begun, Files.readAllBytes(checkpoint));
    run("pretrain", "-o", file, "--steps", 2, "--resume", SMALL).requireDone();
    assertArrayEquals(weights, Files.readAllBytes(file));
    assertEquals(List.of("w"), names(folder));
  }

  /** A checkpoint before the first of so many steps. */
  private static byte[] begun(int steps) {
    ForkingSpec spec = PretrainedNetwork.spec(3, 1, PretrainedNetwork.SPEC.width());
    long seed = TrainingConfig.defaults().seed();
    PretrainingConfig config =
        new PretrainingConfig(spec, seed, steps, PretrainingConfig.LEARNING_RATE);
    return new Checkpoint(config, ForkingState.of(spec.initial(seed))).encode();
  }

  @Test
  void weightsOfAnotherSizeAreNoBeginning() throws IOException {
    Path file = folder.resolve("w");
    run("pretrain", "-o", file, "--steps", 1, SMALL).requireDone();
    Path next = folder.resolve("next");
    Terminal refused = run("pretrain", "-o", next, "--steps", 1, "--from", file, "--hidden", 4);
    assertEquals(3, refused.code());
    assertFalse(Files.exists(next));
    run("pretrain", "-o", next, "--steps", 1, "--from", file, SMALL).requireDone();
  }
}
