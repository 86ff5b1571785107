package dev.recur.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.config.TrainConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.fit.Prepared;
import dev.recur.fit.Recipes;
import dev.recur.fit.Task;
import dev.recur.series.Panel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchSpaceTest {
  private static final SearchSpace SMALL =
      new SearchSpace(
          Map.of(
              TunedOption.HIDDEN, List.of("8", "16"),
              TunedOption.LAYERS, List.of("2")));

  private static SearchSpace space(double[] values, Set<String> said) {
    return SearchSpace.of(task(values), TrainConfig.defaults().withModel(Fixtures.GRU), said);
  }

  private static Task task(double[] values) {
    Panel panel = Fixtures.panel(Fixtures.series("North", values));
    return Prepared.of(panel, DataSettings.NONE, TrainConfig.defaults().withModel(Fixtures.GRU))
        .task();
  }

  @Test
  void theSizeCountsTrialsBesideTheDefault() {
    assertEquals(5, SMALL.size());
    assertEquals(0, new SearchSpace(Map.of()).size());
  }

  @Test
  void trialsDifferFromEachOtherAndFromTheDefaultUntilThereAreNoMore() {
    List<Trial> trials = SMALL.draw(1, 20);
    assertEquals(5, trials.size());
    Set<Map<TunedOption, String>> settings = new HashSet<>();
    for (int i = 0; i < trials.size(); i++) {
      assertEquals(i + 1, trials.get(i).number());
      assertFalse(trials.get(i).isDefault());
      settings.add(trials.get(i).settings());
    }
    assertEquals(5, settings.size());
  }

  @Test
  void moreTrialsOfASeedBeginWithTheSameOnes() {
    SearchSpace space = space(Fixtures.seasonal(120, 12, 1), Set.of());
    assertEquals(space.draw(7, 10), space.draw(7, 30).subList(0, 10));
    assertNotEquals(space.draw(7, 10), space.draw(8, 10));
  }

  @Test
  void whatIsSaidIsNotSearched() {
    double[] values = Fixtures.seasonal(120, 12, 1);
    assertTrue(space(values, Set.of()).values().containsKey(TunedOption.HIDDEN));
    assertFalse(space(values, Set.of("hidden")).values().containsKey(TunedOption.HIDDEN));
  }

  @Test
  void logarithmsAreTriedOfPositiveValuesOnly() {
    double[] values = Fixtures.seasonal(120, 12, 1);
    List<String> positive = space(values, Set.of()).values().get(TunedOption.TRANSFORM);
    assertTrue(positive.contains("log,difference,standard"));
    double[] negative = Arrays.stream(values).map(value -> -value).toArray();
    List<String> other = space(negative, Set.of()).values().get(TunedOption.TRANSFORM);
    assertFalse(other.toString().contains("log"), other.toString());
  }

  @Test
  void aLookbackLeavesHalfOfTrain() {
    List<String> lookbacks =
        space(Fixtures.seasonal(120, 12, 1), Set.of()).values().get(TunedOption.LOOKBACK);
    assertEquals(List.of("12", "24", "36", "48"), lookbacks);
  }

  /** Said or tried, an option says the same: a value of the space can be typed. */
  @ParameterizedTest
  @EnumSource
  void everyValueChangesTheConfiguration(TunedOption option) {
    Task task = task(Fixtures.seasonal(120, 12, 1));
    TrainConfig config = TrainConfig.defaults().withModel(Fixtures.GRU);
    Set<Object> seen = new HashSet<>();
    List<String> values = option.values(task, config);
    for (String value : values) {
      TrainConfig changed = new Trial(1, Map.of(option, value)).applyTo(config);
      seen.add(List.of(changed.model(), changed.network(), Recipes.of(task, changed).get(0)));
    }
    assertFalse(values.isEmpty());
    assertEquals(values.size(), seen.size());
  }
}
