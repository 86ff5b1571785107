package dev.recur.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.Fixtures;
import dev.recur.fit.RunListener;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ForecastRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files of recur 0.1.0, and the forecasts that it made of them. */
class EarlierFileTest {
  /** Products of floats are summed in another order on another CPU. */
  private static final double ROUNDING = 1e-5;

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = EarlierFileTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"earlier-step", "earlier-panel", "earlier-auto"})
  void anEarlierModelFileIsReadAndForecastsTheSame(String name) throws IOException {
    byte[] file = bytes(name + ".recur");
    SavedModel model = ModelFile.decode(name, file);
    assertArrayEquals(file, ModelFile.encode(model));
    PanelForecast forecast =
        ForecastRun.run(
            model, Optional.empty(), OptionalInt.empty(), Optional.empty(), RunListener.SILENT);
    List<String> expected =
        new String(bytes(name + ".csv"), StandardCharsets.UTF_8).lines().toList();
    List<String> lines = Fixtures.csv(forecast).lines().toList();
    assertEquals(expected.size(), lines.size());
    assertEquals(expected.get(0), lines.get(0));
    for (int i = 1; i < lines.size(); i++) {
      String[] was = expected.get(i).split(",", -1);
      String[] is = lines.get(i).split(",", -1);
      for (int j = 0; j < was.length; j++) {
        if (was[j].contains(".")) {
          double value = Double.parseDouble(was[j]);
          assertEquals(value, Double.parseDouble(is[j]), ROUNDING * Math.abs(value), lines.get(i));
        } else {
          assertEquals(was[j], is[j]);
        }
      }
    }
  }
}
