package dev.recur.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.Fixtures;
import dev.recur.csv.Digits;
import dev.recur.fit.RunListener;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ForecastRun;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files of recur 0.1.0, and the forecasts that it made of them. */
class EarlierFileTest {
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+");

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = EarlierFileTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static String stored(String name) throws IOException {
    return new String(bytes(name + ".csv"), UTF_8);
  }

  /** The forecast of a file, which is written again byte for byte. */
  private static String forecast(String name) throws IOException {
    byte[] file = bytes(name + ".recur");
    SavedModel model = ModelFile.decode(name, file);
    assertArrayEquals(file, ModelFile.encode(model));
    return Fixtures.csv(
        ForecastRun.run(
            model, Optional.empty(), OptionalInt.empty(), Optional.empty(), RunListener.SILENT));
  }

  /** The same with as many digits as a forecast is written with at least. */
  private static String written(String csv) {
    Digits digits = Digits.of(Digits.USUAL);
    return NUMBER
        .matcher(csv)
        .replaceAll(found -> digits.text(Double.parseDouble(found.group()), 0, '.'));
  }

  @Test
  void anEarlierClassicalModelForecastsTheSameBits() throws IOException {
    assertEquals(stored("earlier-ets"), forecast("earlier-ets"));
  }

  /**
   * OpenBLAS sums the products of floats in another order on another CPU, which changes the eighth
   * digit of a network's forecast; what is written of it stays.
   */
  @ParameterizedTest
  @ValueSource(strings = {"earlier-step", "earlier-panel", "earlier-auto"})
  void anEarlierNetworkForecastsTheSameBytes(String name) throws IOException {
    assertEquals(written(stored(name)), written(forecast(name)));
  }
}
