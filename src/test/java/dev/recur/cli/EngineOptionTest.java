package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.artifact.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineOptionTest {
  /** Standard deviation of the airline passengers, thousands. */
  private static final double SCALE = 120;

  @TempDir private Path folder;

  private double[] points(String engine, String options) {
    Path model = folder.resolve(engine + ".recur");
    Terminal.run(
            "train",
            Terminal.AIRLINE,
            "-H",
            12,
            "--seed",
            3,
            "--epochs",
            10,
            List.of(options.split(" ", -1)),
            "--engine",
            engine,
            "-o",
            model)
        .requireDone();
    return Terminal.column(Terminal.run("forecast", model).requireDone().lines(), 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--ensemble 2",
        "--ensemble 1 --model lstm --skip false --transform standard",
        "--ensemble 1 --model peephole-lstm --layers 2 --weight-decay 0.1 --clip-by layer",
        "--ensemble 1 --model rnn --activation relu --schedule cosine --warmup 0.2 --refit",
        "--ensemble 1 --model mlp --layers 2 --clip 0.1 --clip-by value",
        "--ensemble 1 --bidirectional --layer-norm --transform window",
        "--ensemble 1 --decoder direct",
        "--ensemble 1 --model lstm --decoder direct --layers 2 --loss mse --skip false --segment 4",
      })
  void forecastsAreThoseOfTheOwnStep(String options) {
    assertArrayEquals(points("recur", options), points("dl4j", options), 1e-4 * SCALE);
  }

  @Test
  void theModelFileNamesTheEngineAndIsTheSameForTheSameSeed() throws Exception {
    Path model = folder.resolve("m.recur");
    List<String> said =
        List.of("--engine dl4j --ensemble 2 --dropout 0.2 -H 3 -f -o".split(" ", -1));
    Object[] train = {"train", Terminal.AIRLINE, Terminal.QUICK, said, model};
    Terminal.run(train).requireDone();
    byte[] first = Files.readAllBytes(model);
    Terminal.run(train).requireDone();
    assertArrayEquals(first, Files.readAllBytes(model));
    assertEquals("dl4j", engine(model));
    assertEquals(0, Terminal.run("evaluate", model, Terminal.AIRLINE).code());
  }

  private static String engine(Path model) {
    return ModelFile.read(model).model().networks().get(0).training().spec().engine().toString();
  }

  @ParameterizedTest
  @CsvSource({
    "--decoder seq2seq,with --decoder seq2seq: Deeplearning4j has no such layers",
    "--embedding 2,with --embedding: Deeplearning4j has no such layer",
    "--tbptt 12,with --tbptt: its fit does not go on along whole series",
  })
  void whatItCannotTrainIsRefusedInOneLine(String options, String why) {
    Terminal train =
        Terminal.run(
            "train",
            Terminal.AIRLINE,
            "--engine",
            "dl4j",
            List.of(options.split(" ", -1)),
            "-o",
            folder.resolve("m.recur"));
    assertEquals(2, train.code());
    assertTrue(train.err().startsWith("recur: --engine dl4j " + why), train.err());
    assertEquals(2, train.err().lines().count(), train.err());
  }
}
