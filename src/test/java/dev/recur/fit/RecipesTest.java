package dev.recur.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.recur.Fixtures;
import dev.recur.config.Decoder;
import dev.recur.config.NetworkConfig;
import dev.recur.config.TrainConfig;
import dev.recur.config.TrainingConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.series.Panel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipesTest {
  private static Recipe first(int length, TrainConfig config) {
    Panel panel = Fixtures.panel(Fixtures.series("North", Fixtures.seasonal(length, 4, 1)));
    return Recipes.of(Prepared.of(panel, DataSettings.NONE, config).task(), config).get(0);
  }

  private static TrainConfig decoder(Decoder decoder) {
    return TrainConfig.builder()
        .model(Fixtures.GRU)
        .network(NetworkConfig.builder().decoder(decoder).build())
        .build();
  }

  @ParameterizedTest(name = "{0} values, {1}")
  @CsvSource({
    "120, AUTO, 1, 8",
    "1000, AUTO, 1, 8",
    "1400, AUTO, 4, 64",
    "1400, RECURSIVE, 1, 32",
    "120, DIRECT, 4, 64"
  })
  void aNetworkIsAsLargeAsThereAreWindowsToLearnFrom(
      int length, Decoder decoder, int ahead, int units) {
    Recipe recipe = first(length, decoder(decoder));
    assertEquals(ahead == 1, recipe.window().ahead() == 1);
    assertEquals(units, recipe.network().hidden());
    assertEquals(recipe.window().networkSteps(), recipe.network().options().skip());
  }

  @Test
  void whatIsCarriedAlongASeriesHasNoSkip() {
    TrainConfig config =
        TrainConfig.builder()
            .model(Fixtures.GRU)
            .training(TrainingConfig.builder().tbptt(8).build())
            .build();
    assertEquals(0, first(120, config).network().options().skip());
  }

  @Test
  void whatWasSaidStays() {
    NetworkConfig said = NetworkConfig.builder().hidden(5).build();
    TrainConfig config = TrainConfig.builder().model(Fixtures.GRU).network(said).build();
    assertEquals(5, first(120, config).network().hidden());
  }

  @Test
  void membersTakeASeasonAwayInTurns() {
    TrainConfig config = TrainConfig.defaults().withModel(Fixtures.GRU);
    Panel panel = Fixtures.panel(Fixtures.series("North", Fixtures.seasonal(120, 4, 1)));
    List<Recipe> recipes = Recipes.of(Prepared.of(panel, DataSettings.NONE, config).task(), config);
    assertEquals(4, recipes.size());
    assertEquals(recipes.get(0).transforms(), recipes.get(2).transforms());
    assertEquals(recipes.get(1).transforms(), recipes.get(3).transforms());
    assertFalse(recipes.get(0).transforms().equals(recipes.get(1).transforms()));
  }
}
