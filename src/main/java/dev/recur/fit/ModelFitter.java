package dev.recur.fit;

import dev.recur.classical.Method;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.model.ClassicalModel;
import dev.recur.model.Model;
import dev.recur.model.PretrainedModel;
import dev.recur.pretrained.PretrainedWeights;
import dev.recur.series.Seasons;
import dev.recur.split.Split;
import java.util.List;

/** Fits a model to the values before the held-out end. */
public interface ModelFitter {
  /**
   * Returns the model fitted to train, with validation to tell when it is good.
   *
   * @throws dev.recur.series.InputException if the series are too short, or training diverges
   */
  Model fit(Task task, RunListener listener);

  /** Returns the fitter of what the user asked for. */
  static ModelFitter of(TrainConfig config) {
    if (config.model() instanceof ModelChoice.Untrained untrained) {
      return (task, listener) ->
          untrained(untrained, told(untrained, config, task), config.longerSeasons());
    }
    if (config.model() instanceof ModelChoice.Tuned) {
      return new TunedFitter(config, false);
    }
    return config.model() instanceof ModelChoice.Auto
        ? new AutoFitter(config)
        : new NetworkFitter(config);
  }

  /**
   * Returns the season that a choice is told: that of the task, or, for the pre-trained network,
   * the one that the calendar suggests where the values confirm none. It has learnt to tell whether
   * there is one.
   *
   * @param config what the user said
   */
  static int told(ModelChoice choice, TrainConfig config, Task task) {
    boolean open = task.season() == 1 && config.season().isEmpty();
    return open && choice instanceof ModelChoice.Pretrained
        ? Seasons.suggested(task.panel().schema().frequency())
        : task.season();
  }

  /**
   * Returns a model fitted again to everything, test included; what is fitted to histories stays.
   *
   * @param fitted what {@link #fit} gave for the same task
   * @param threads that share the work; the result does not depend on them
   */
  static Model refit(Task task, Model fitted, int threads, RunListener listener) {
    return fitted
        .withNetworks(network -> NetworkFitter.refit(task, network, listener))
        .withTuned(weights -> TunedFitter.weights(task, Split::length, threads, listener));
  }

  /**
   * Returns a model that learns nothing before it is given a history.
   *
   * @param season steps in a season, 1 for none
   */
  static Model untrained(ModelChoice.Untrained choice, int season) {
    return untrained(choice, season, List.of());
  }

  /**
   * Returns a model that learns nothing before it is given a history.
   *
   * @param season steps in a season, 1 for none
   * @param longer steps in seasons beside it, for a method of several; none to find them
   */
  private static Model untrained(ModelChoice.Untrained choice, int season, List<Integer> longer) {
    if (choice instanceof ModelChoice.Classical classical) {
      boolean several = classical.method() == Method.MSTL;
      return new ClassicalModel(classical.method(), season, several ? longer : List.of());
    }
    ModelChoice.Pretrained pretrained = (ModelChoice.Pretrained) choice;
    return new PretrainedModel(
        PretrainedWeights.released(), season, pretrained.regressed(), false, pretrained.mean());
  }
}
