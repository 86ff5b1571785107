package dev.recur.training;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;

/** Passes over everything there is to learn from, one after another. */
abstract class Epochs implements AutoCloseable {
  private final TrainingSpec config;
  private final RateOfSteps rates;
  private final WeightAverage average;
  private int number;

  /**
   * Prepares the first pass.
   *
   * @param config how the network is trained
   * @param initial the first weights, flat
   */
  Epochs(TrainingSpec config, float[] initial) {
    this.config = config;
    rates = new RateOfSteps(config.learningRate(), config.patience());
    average = new WeightAverage(initial);
  }

  /**
   * Runs one pass and returns its mean loss.
   *
   * @throws InputException if the loss is no longer a number
   */
  double next() {
    number++;
    double loss = pass();
    if (!Double.isFinite(loss)) {
      throw new InputException("training diverged in epoch " + number + ": the loss is " + loss)
          .mend(
              "lower ",
              setting("learningRate"),
              " (" + config.learningRate().full() + ") or ",
              setting("clip"),
              " (" + config.clip().limit() + ")");
    }
    return loss;
  }

  /** Takes all steps of a pass and returns the mean loss. */
  abstract double pass();

  /**
   * Returns the learning rate of a step of this pass.
   *
   * @param step counted from 0
   * @param steps of a pass
   */
  double rate(long step, long steps) {
    int epochs = Math.max(config.epochs(), number);
    return rates.at((number - 1) * steps + step, epochs * steps);
  }

  /** Returns the learning rate of the last step. */
  double lastRate() {
    return rates.last();
  }

  /** Takes note of how the pass did in validation. */
  void judged(double validationError) {
    rates.epochEnded(validationError);
  }

  /** Returns where the weights of a step are to be put before {@link #stepped}. */
  float[] current() {
    return average.current();
  }

  /** Adds the current weights to their average. */
  void stepped() {
    average.add();
  }

  /** Returns the weights averaged over the last steps. */
  float[] weights() {
    return average.weights();
  }

  @Override
  public abstract void close();
}
