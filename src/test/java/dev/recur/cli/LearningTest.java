package dev.recur.cli;

import static dev.recur.cli.Terminal.SAMPLES;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "gru", "rnn"})
  void aSineWaveIsContinuedForFiftyStepsAfterAFewEpochs(String cell) throws IOException {
    Terminal train =
        run(
            "train",
            SAMPLES.resolve("sine.csv"),
            "--horizon",
            50,
            "--model",
            cell,
            "--epochs",
            25,
            "-o",
            folder.resolve("sine.recur"),
            "--json");
    double rmse =
        new ObjectMapper().readTree(train.requireDone().out()).at("/metrics/rmse").doubleValue();
    assertTrue(rmse < 0.05, "RMSE " + rmse);
  }
}
