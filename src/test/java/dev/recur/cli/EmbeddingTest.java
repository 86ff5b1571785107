package dev.recur.cli;

import static dev.recur.cli.Terminal.QUICK;
import static dev.recur.cli.Terminal.SAMPLES;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a network learns of each series of a panel. */
class EmbeddingTest {
  @TempDir private Path folder;

  /** The last months of three shops. */
  private Path shops() throws IOException {
    List<String> lines = Files.readAllLines(SAMPLES.resolve("shops.csv"));
    return Files.write(
        folder.resolve("shops.csv"),
        lines.stream().filter(line -> line.compareTo("2023-09") >= 0).toList());
  }

  /** A series that counts 1, 2, 3, 4 and over again, and one that counts 4, 3, 2, 1. */
  private Path upAndDown() throws IOException {
    List<String> lines = new ArrayList<>(List.of("t,way,value"));
    for (int t = 0; t < 80; t++) {
      lines.add(t + ",up," + (1 + t % 4));
      lines.add(t + ",down," + (4 - t % 4));
    }
    return Files.write(folder.resolve("ways.csv"), lines);
  }

  private double rmse(int size, List<String> model) throws IOException {
    List<Object> words = new ArrayList<>(List.of("train", upAndDown(), "--json", "-f"));
    words.addAll(List.of("-o", folder.resolve("ways.recur"), "--horizon", 1, "--test", 4));
    words.addAll(List.of("--season", 1, "--lookback", 1, "--transform", "none", "--epochs", 200));
    words.addAll(List.of("--validation", 4, "--patience", 200, "--batch", 16));
    words.addAll(List.of("--decoder", "recursive", "--learning-rate", 0.02, "--hidden", 32));
    words.addAll(List.of("--embedding", size));
    words.addAll(model);
    Terminal trained = run(words.toArray()).requireDone();
    return new ObjectMapper().readTree(trained.out()).at("/metrics/rmse").doubleValue();
  }

  /**
   * Of a value alone nobody can tell the next: it is one of two that lie 2 apart, so the error is 1
   * at the least. Whoever knows the series makes none.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--model gru",
        "--model lstm --layers 2",
        "--model rnn --ensemble 2",
        "--model mlp",
        "--model gru --bidirectional --skip true"
      })
  void seriesThatLookTheSameAreToldApart(String model) throws IOException {
    List<String> words = List.of(model.split(" ", -1));
    double without = rmse(0, words);
    assertTrue(without > 0.999, "RMSE " + without);
    double with = rmse(2, words);
    assertTrue(with < 0.5, "RMSE " + with);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--model lstm --decoder recursive",
        "--model mlp --decoder direct --segment 3 --refit",
        "--model gru --decoder direct --ensemble 2",
        "--model rnn --decoder seq2seq --attention"
      })
  void theSameSeedGivesTheSameBytesAndTheFileTheSameScore(String options) throws IOException {
    Path shops = shops();
    Path first = folder.resolve("first.recur");
    Path again = folder.resolve("again.recur");
    List<String> words = List.of((options + " --embedding 3").split(" ", -1));
    Terminal trained = run("train", shops, "-o", first, QUICK, words).requireDone();
    run("train", shops, "-o", again, QUICK, words, "--threads", 3).requireDone();
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(again));
    if (!words.contains("--refit")) {
      Terminal scored = run("evaluate", first, shops).requireDone();
      assertEquals(trained.out(), scored.out());
      assertFalse(scored.err().contains("not trained on"), scored.err());
    }
    assertEquals(
        run("forecast", first).requireDone().out(),
        run("forecast", first, shops).requireDone().out());
    run("evaluate", first, shops, "--folds", 2, "--refit-every", 1, "--compare", "naive")
        .requireDone();
  }

  @Test
  void aSeriesThatWasNotTrainedOnIsForecastAndSaid() throws IOException {
    Path shops = shops();
    Path model = folder.resolve("shops.recur");
    run("train", shops, "-o", model, QUICK, "--embedding", 3).requireDone();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(shops)) {
      lines.add(line.replace("Market", "Airport"));
    }
    Path renamed = Files.write(folder.resolve("renamed.csv"), lines);
    Terminal before = run("forecast", model, shops).requireDone();
    Terminal after = run("forecast", model, renamed).requireDone();
    String note =
        "1 of 3 series were not trained on, Airport first: they have the mean of the learned"
            + " vectors";
    assertTrue(after.err().contains(note), after.err());
    assertFalse(before.err().contains("not trained on"), before.err());
    assertEquals(
        before.lines().stream().filter(line -> !line.contains("Market")).toList(),
        after.lines().stream().filter(line -> !line.contains("Airport")).toList());
    assertEquals(7, after.lines().stream().filter(line -> line.contains("Airport")).count());
    Terminal scored = run("evaluate", model, renamed, "--compare", "naive").requireDone();
    assertTrue(scored.err().contains(note), scored.err());
  }

  @Test
  void aStateThatIsCarriedAlongTheSeriesHasNoEmbedding() throws IOException {
    Terminal refused =
        run("train", shops(), "-o", folder.resolve("m.recur"), "--embedding", 2, "--tbptt", 8);
    assertEquals(3, refused.code());
    assertTrue(refused.err().contains("without skip, segments or embedding"), refused.err());
  }
}
