package dev.recur.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.network.CellType;
import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainConfigTest {
  private static TrainConfig said(int epochs) {
    return TrainConfig.builder()
        .model(ModelChoice.parse("gru"))
        .horizon(12)
        .training(TrainingConfig.builder().epochs(epochs).build())
        .build();
  }

  @Test
  void oneExpressionSaysAModelAndAHorizonAndLeavesTheRest() {
    TrainConfig config = TrainConfig.builder().model(ModelChoice.parse("gru")).horizon(12).build();
    assertEquals(new ModelChoice.Network(CellType.GRU), config.model());
    assertEquals(OptionalInt.of(12), config.horizon());
    assertEquals(
        TrainConfig.defaults().withModel(config.model()).withHorizon(OptionalInt.of(12)), config);
    assertEquals(new ModelChoice.Auto(), TrainConfig.defaults().model());
  }

  @Test
  void modelsAreFoundByTheNamesUsersTypeAndRivalsAreThoseThatNeedNoTraining() {
    List<String> rivals = new ArrayList<>();
    for (ModelChoice choice : ModelChoice.all().toList()) {
      assertEquals(choice, ModelChoice.parse(choice.toString()));
      if (choice instanceof ModelChoice.Untrained) {
        assertEquals(choice, ModelChoice.Untrained.parse(choice.toString()));
        rivals.add(choice.toString());
      }
    }
    String all =
        "naive, seasonal-naive, drift, mean, ets, theta, sarima, var, mstl, croston, croston-sba,"
            + " tsb, adida, imapa, pretrained, pretrained-x, pretrained-mean";
    assertEquals(all, String.join(", ", rivals));
    for (String other : List.of("ETS", "gru", "auto")) {
      assertEquals(
          "'" + other + "' is none of " + all + (other.equals("ETS") ? "; did you mean ets?" : ""),
          assertThrows(InputException.class, () -> ModelChoice.Untrained.parse(other))
              .getMessage());
    }
  }

  @Test
  void whatWasSaidIsComparedAndPrinted() {
    assertEquals(said(5), said(5));
    assertNotEquals(said(5), said(6));
    assertTrue(said(5).toString().contains("epochs=OptionalInt[5]"), said(5).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void whatIsOutOfRangeIsRefusedWhereItIsSaid(int none) {
    assertThrows(IllegalArgumentException.class, () -> said(none));
    assertThrows(
        IllegalArgumentException.class, () -> NetworkConfig.builder().hidden(none).build());
    assertThrows(IllegalArgumentException.class, () -> TrainConfig.builder().horizon(none).build());
    assertThrows(
        IllegalArgumentException.class, () -> NetworkConfig.builder().dropout(1 - none).build());
  }
}
