package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.column;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backtest that fits again is the slow way by hand: for every origin cut the file, train,
 * forecast, and score with plain arithmetic.
 */
class BacktestRefitTest {
  private static final int HORIZON = 4;
  private static final int FOLDS = 20;
  private static final int STRIDE = 3;

  private static final List<String> QUICK =
      List.of("--hidden", "3", "--epochs", "3", "--horizon", "4", "-q");

  @TempDir private Path folder;

  private Path cut(int rows) throws IOException {
    List<String> lines = Files.readAllLines(AIRLINE);
    return Files.write(folder.resolve("cut" + rows + ".csv"), lines.subList(0, 1 + rows));
  }

  private Path trained(Path data, List<String> options) {
    Path model = folder.resolve("m.recur");
    run("train", data, "-o", model, "-f", QUICK, options).requireDone();
    return model;
  }

  private double[] forecastsOf(Path predictions) throws IOException {
    return column(Files.readAllLines(predictions), 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The file is cut a horizon after the origin; what is chosen is chosen at every origin.
        "--model gru --lookback 12 --validation 4",
        "--model lstm --transform log,difference,standard --lookback 8 --validation 10",
        "--model rnn --transform window --seed 5 --stride 2 --validation 4",
        "--model gru --decoder direct --lookback 12 --ensemble 2 --validation 4"
      })
  void twentyFoldsAreTwentyTrainingsByHand(String options) throws IOException {
    List<String> settings = List.of(options.split(" ", -1));
    double[] all = column(Files.readAllLines(AIRLINE), 1);
    double[] byHand = new double[FOLDS * HORIZON];
    double squares = 0;
    double errors = 0;
    for (int f = 0; f < FOLDS; f++) {
      int observed = 144 - HORIZON - (FOLDS - 1 - f) * STRIDE;
      // Training holds out the last horizon of what it is given.
      Path model = trained(cut(observed + HORIZON), settings);
      double[] forecast =
          column(run("forecast", model, cut(observed), "--digits", 17).requireDone().lines(), 1);
      for (int step = 0; step < HORIZON; step++) {
        byHand[f * HORIZON + step] = forecast[step];
        double error = forecast[step] - all[observed + step];
        squares += error * error;
        errors += Math.abs(error);
      }
    }
    Path model = trained(AIRLINE, settings);
    Path predictions = folder.resolve("predictions.csv");
    Terminal run =
        run(
            "evaluate",
            model,
            AIRLINE,
            "--json",
            "-q",
            "--compare",
            "naive",
            "--folds",
            FOLDS,
            "--stride",
            STRIDE,
            "--refit-every",
            1,
            "--predictions",
            predictions);
    JsonNode json = new ObjectMapper().readTree(run.requireDone().out());
    assertArrayEquals(byHand, forecastsOf(predictions));
    int points = FOLDS * HORIZON;
    assertEquals(points, json.get("points").intValue());
    assertEquals(Math.sqrt(squares / points), json.at("/metrics/rmse").doubleValue(), 1e-9);
    assertEquals(errors / points, json.at("/metrics/mae").doubleValue(), 1e-9);
    int first = 144 - HORIZON - (FOLDS - 1) * STRIDE;
    double scale = 0;
    for (int t = 12; t < first; t++) {
      scale += Math.abs(all[t] - all[t - 12]) / (first - 12);
    }
    assertEquals(errors / points / scale, json.at("/metrics/mase").doubleValue(), 1e-9);
  }

  @Test
  void anOriginTooEarlyForTheMeanOfThreeSeasonsIsFittedWithADifference() {
    Path model = folder.resolve("mean.recur");
    List<Object> quick = List.of("--hidden", 3, "--epochs", 2, "--ensemble", 2);
    Terminal train = run("train", AIRLINE, "-o", model, "--horizon", 12, quick).requireDone();
    assertTrue(train.err().contains("transform log, seasonal-mean, standard"), train.err());
    // Validation takes 12 of the 63 values before the first origin; the mean alone takes 36.
    run("evaluate", model, AIRLINE, "--folds", 24, "--stride", 3, "--refit-every", 24, "-q")
        .requireDone();
  }

  @Test
  void fittingAtEveryThirdOriginUsesEachFitThrice() throws IOException {
    Path model = trained(AIRLINE, List.of("--model", "gru"));
    Path every = folder.resolve("every.csv");
    Path third = folder.resolve("third.csv");
    List<Object> folds = List.of("--folds", 6, "--stride", 1, "-q", "--compare", "none");
    run("evaluate", model, AIRLINE, folds, "--refit-every", 1, "--predictions", every)
        .requireDone();
    run("evaluate", model, AIRLINE, folds, "--refit-every", 3, "--predictions", third)
        .requireDone();
    double[] one = forecastsOf(every);
    double[] three = forecastsOf(third);
    for (int f = 0; f < 6; f++) {
      double[] left = Arrays.copyOfRange(one, f * HORIZON, (f + 1) * HORIZON);
      double[] right = Arrays.copyOfRange(three, f * HORIZON, (f + 1) * HORIZON);
      if (f % 3 == 0) {
        assertArrayEquals(left, right, "fold " + f);
      } else {
        assertNotEquals(left[0], right[0], "fold " + f);
      }
    }
  }

  @Test
  void aModelThatWasRefittedIsFittedAgainLikeOneThatWasNot() throws IOException {
    List<Object> folds =
        List.of("--folds", 2, "--refit-every", 1, "-q", "--compare", "none", "--json");
    Path refitted = trained(AIRLINE, List.of("--model", "gru", "--refit"));
    String again = run("evaluate", refitted, AIRLINE, folds).requireDone().out();
    Path plain = trained(AIRLINE, List.of("--model", "gru"));
    assertEquals(again, run("evaluate", plain, AIRLINE, folds).requireDone().out());
  }
}
