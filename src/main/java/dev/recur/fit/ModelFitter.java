package dev.recur.fit;

import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.model.ClassicalModel;
import dev.recur.model.Model;
import dev.recur.model.PretrainedModel;
import dev.recur.pretrained.PretrainedWeights;
import java.util.function.Function;

/** Fits a model to the values before the held-out end. */
public interface ModelFitter {
  /**
   * Returns the model fitted to train, with validation to tell when it is good.
   *
   * @throws dev.recur.series.InputException if the series are too short, or training diverges
   */
  Model fit(Task task, RunListener listener);

  /**
   * Returns the model fitted again to everything, test included.
   *
   * @param fitted what {@link #fit} gave for the same task
   */
  Model refit(Task task, Model fitted, RunListener listener);

  /** Returns the fitter of what the user asked for. */
  static ModelFitter of(TrainConfig config) {
    if (config.model() instanceof ModelChoice.Classical classical) {
      return ofHistories(task -> new ClassicalModel(classical.method(), task.season()));
    }
    if (config.model() instanceof ModelChoice.Pretrained) {
      return ofHistories(task -> new PretrainedModel(PretrainedWeights.released(), task.season()));
    }
    return config.model() instanceof ModelChoice.Auto
        ? new AutoFitter(config)
        : new NetworkFitter(config);
  }

  /** Returns the fitter of a model that learns nothing before it is given a history. */
  private static ModelFitter ofHistories(Function<Task, Model> model) {
    return new ModelFitter() {
      @Override
      public Model fit(Task task, RunListener listener) {
        return model.apply(task);
      }

      @Override
      public Model refit(Task task, Model fitted, RunListener listener) {
        return fitted;
      }
    };
  }
}
