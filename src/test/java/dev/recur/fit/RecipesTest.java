package dev.recur.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.recur.Fixtures;
import dev.recur.config.Decoder;
import dev.recur.config.NetworkConfig;
import dev.recur.config.TrainConfig;
import dev.recur.model.DataSettings;
import dev.recur.series.Panel;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipesTest {
  private static Recipe first(int length, TrainConfig config) {
    Panel panel = Fixtures.panel(Fixtures.series("North", Fixtures.seasonal(length, 4, 1)));
    return Recipes.of(Setting.of(panel, DataSettings.NONE, config), config).get(0);
  }

  private static TrainConfig decoder(Decoder decoder) {
    TrainConfig config = TrainConfig.defaults();
    return config.with(config.network().change().decoder(decoder).done());
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
    assertEquals(units, recipe.hidden());
    assertEquals(true, recipe.skip());
  }

  @Test
  void whatIsCarriedAlongASeriesHasNoSkip() {
    TrainConfig config =
        TrainConfig.defaults().withTraining(training -> training.tbptt(OptionalInt.of(8)));
    assertFalse(first(120, config).skip());
  }

  @Test
  void whatWasSaidStays() {
    TrainConfig config = TrainConfig.defaults();
    NetworkConfig said = config.network().change().hidden(5).done();
    assertEquals(5, first(120, config.with(said)).hidden());
  }

  @Test
  void membersTakeASeasonAwayInTurns() {
    TrainConfig config = TrainConfig.defaults();
    Panel panel = Fixtures.panel(Fixtures.series("North", Fixtures.seasonal(120, 4, 1)));
    List<Recipe> recipes = Recipes.of(Setting.of(panel, DataSettings.NONE, config), config);
    assertEquals(4, recipes.size());
    assertEquals(recipes.get(0).transform(), recipes.get(2).transform());
    assertEquals(recipes.get(1).transform(), recipes.get(3).transform());
    assertFalse(recipes.get(0).transform().equals(recipes.get(1).transform()));
  }
}
