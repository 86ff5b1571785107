package dev.recur.fit;

import static dev.recur.series.Message.setting;

import dev.recur.network.Footprint;
import dev.recur.network.Parameters;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import dev.recur.series.Memory;
import dev.recur.training.TrainingSpec;
import java.util.List;

/** Refuses trainings that are too large, before memory is taken for them. */
final class TrainingMemory {
  private TrainingMemory() {}

  /**
   * Checks networks that are trained for one model.
   *
   * @param recipes of the networks
   * @param windows to learn from, at the most
   * @throws InputException if a model may not have so many weights, or there is too little memory
   */
  static void require(List<Recipe> recipes, long windows) {
    long weights = 0;
    double bytes = 0;
    int together = Math.min(recipes.size(), recipes.get(0).training().threads());
    for (Recipe recipe : recipes) {
      weights += weights(recipe, weights);
      bytes = Math.max(bytes, bytes(recipe, windows, recipes.size() == 1));
    }
    Memory.require(
        "training " + parts(recipes),
        bytes * together,
        "lower ",
        setting("hidden"),
        ", ",
        setting("layers"),
        ", ",
        setting(recipes.get(0).training().tbptt().isPresent() ? "tbptt" : "lookback"),
        ", ",
        setting("batch"),
        " or ",
        setting("threads"));
  }

  private static long weights(Recipe recipe, long before) {
    long count;
    try {
      count = Parameters.count(recipe.network());
    } catch (IllegalArgumentException e) {
      count = Limit.WEIGHTS.most();
    }
    if (!Limit.WEIGHTS.allows(before + count) || count == Limit.WEIGHTS.most()) {
      throw new InputException(
              "%s: more than the %s weights that a model may have"
                  .formatted(parts(List.of(recipe)), Limit.WEIGHTS))
          .ofSettings()
          .mend(
              "lower ",
              setting("hidden"),
              ", ",
              setting("layers"),
              ", ",
              setting("lookback"),
              ", ",
              setting("embedding"),
              " or ",
              setting("ensemble"));
    }
    return count;
  }

  private static double bytes(Recipe recipe, long windows, boolean alone) {
    TrainingSpec training = recipe.training();
    int steps = training.tbptt().orElse(recipe.window().networkSteps());
    int batch = (int) Math.max(1, Math.min(training.batch(), windows));
    return Footprint.training(recipe.network(), steps, batch, alone ? training.threads() : 1);
  }

  private static String parts(List<Recipe> recipes) {
    Recipe first = recipes.get(0);
    return (recipes.size() > 1 ? recipes.size() + " networks of " : "")
        + first.network().layers()
        + " x "
        + first.network().hidden()
        + " units "
        + first.training().tbptt().stream()
            .mapToObj(steps -> "in chunks of " + steps + " steps")
            .findAny()
            .orElse("at a lookback of " + first.window().lookback());
  }
}
