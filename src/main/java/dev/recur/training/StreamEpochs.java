package dev.recur.training;

import static dev.recur.series.Message.setting;

import dev.recur.network.NetworkSpec;
import dev.recur.network.StatefulStep;
import dev.recur.network.WindowScales;
import dev.recur.series.InputException;
import dev.recur.series.Interruption;
import dev.recur.series.Message;
import dev.recur.window.StreamBatch;
import dev.recur.window.Streams;
import dev.recur.window.WindowSpec;
import dev.recur.window.Windows;
import java.util.Random;

/**
 * Passes over whole series in chunks, the state carried from one chunk to the next (truncated
 * back-propagation through time). Series follow one another in a new order in each pass.
 */
final class StreamEpochs extends Epochs {
  private final Streams streams;
  private final StreamBatch batch;
  private final WindowScales scales;
  private final StatefulStep step;
  private final Random random;

  /**
   * Prepares the first pass.
   *
   * @param steps of a chunk
   * @throws InputException if the windows are not those of a network that goes step by step
   */
  StreamEpochs(NetworkSpec spec, TrainingSpec config, float[] initial, Windows windows, int steps) {
    super(config, initial);
    WindowSpec window = windows.spec();
    if (!StatefulStep.supports(spec)
        || !window.equals(WindowSpec.oneStep(window.lookback(), window.stride(), false))) {
      throw new InputException(
              Message.of(
                  setting("tbptt"),
                  " carries the state from step to step along the series, so the network has to be"
                      + " recurrent in one direction, without skip, segments or embedding, and"
                      + " predict the next step (",
                  setting("decoder", "recursive"),
                  "); and windows cannot be scaled one by one"))
          .mend("choose a ", setting("transform"), " without window");
    }
    streams = windows.streams(steps, config.batch());
    batch = streams.newBatch();
    scales =
        new WindowScales(batch.targetCount(), batch.levels(), batch.spreads(), batch.weights());
    step = new StatefulStep(spec, initial, config.stepOptions(steps, streams.columns()));
    random = new Random(config.seed());
  }

  @Override
  double pass() {
    int steps = streams.begin(random);
    double sum = 0;
    long counted = 0;
    for (int i = 0; i < steps; i++) {
      Interruption.check();
      streams.next(batch);
      for (int column = 0; column < streams.columns(); column++) {
        if (batch.starts(column)) {
          step.restart(column);
        }
      }
      step.learningRate(rate(i, steps));
      double loss = step.step(batch.inputs(), batch.targets(), scales);
      sum += step.counted() * loss;
      counted += step.counted();
      step.copyParameters(current());
      stepped();
    }
    return sum / counted;
  }

  @Override
  public void close() {
    step.close();
  }
}
