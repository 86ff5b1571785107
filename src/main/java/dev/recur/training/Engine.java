package dev.recur.training;

import dev.recur.network.Deeplearning4j;
import dev.recur.network.Fitting;
import dev.recur.network.NetworkSpec;
import dev.recur.network.StepOptions;
import dev.recur.network.TrainingStep;
import dev.recur.series.EnumNames;

/** What takes the steps of a training; the weights are the same but for rounding. */
public enum Engine {
  /** Our own step. */
  RECUR {
    @Override
    Fitting fitting(NetworkSpec spec, float[] initial, StepOptions options) {
      return new TrainingStep(spec, initial, options);
    }
  },

  /** {@code fit} of a Deeplearning4j network of the same layers. */
  DL4J {
    @Override
    Fitting fitting(NetworkSpec spec, float[] initial, StepOptions options) {
      return Deeplearning4j.find()
          .orElseThrow(() -> new IllegalStateException("Deeplearning4j is not on the class path"))
          .fitting(spec, initial, options);
    }
  };

  /**
   * Prepares a training.
   *
   * @param initial the first weights, flat
   * @throws IllegalStateException if the engine's jars are not on the class path
   */
  abstract Fitting fitting(NetworkSpec spec, float[] initial, StepOptions options);

  /** The name on the command line and in model files, such as {@code dl4j}. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
