package dev.recur.training;

import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import dev.recur.network.Predictor;
import dev.recur.network.TrainingStep;
import dev.recur.series.InputException;
import dev.recur.window.WindowBatch;
import dev.recur.window.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Trains a network by Adam on shuffled windows; what it gives are the weights averaged over the
 * last steps. The same seed gives the same weights.
 */
public final class Trainer {
  private final NetworkSpec spec;
  private final TrainingConfig config;
  private final TrainingListener listener;

  /**
   * Makes a trainer.
   *
   * @param spec the network
   * @param config how it is trained
   * @param listener hears of every epoch
   */
  public Trainer(NetworkSpec spec, TrainingConfig config, TrainingListener listener) {
    this.spec = spec;
    this.config = config;
    this.listener = listener;
  }

  /**
   * Trains until validation has not improved for the patience, or the epochs are over.
   *
   * @param windows of train
   * @param validation what decides which epoch was best
   * @throws InputException if the loss is no longer a number
   */
  public Trained train(Windows windows, Validation validation) {
    EarlyStopping stopping = new EarlyStopping(config.patience());
    List<Epoch> history = new ArrayList<>();
    try (Epochs epochs = new Epochs(spec, config, windows);
        Predictor predictor =
            new Predictor(
                spec, epochs.weights(), windows.spec().networkSteps(), config.threads())) {
      for (int number = 1; number <= config.epochs(); number++) {
        double loss = epochs.next();
        float[] weights = epochs.weights();
        predictor.parameters(weights);
        Epoch epoch = new Epoch(number, loss, validation.rmse(predictor::predict));
        history.add(epoch);
        stopping.accept(epoch, weights);
        listener.epochEnded(epoch, stopping.best());
        if (stopping.isOver(epoch)) {
          break;
        }
      }
    }
    listener.trainingEnded(history.get(history.size() - 1), stopping.best());
    return new Trained(stopping.weights(), history, stopping.best());
  }

  /**
   * Trains a given number of epochs, with nothing held back.
   *
   * @param windows of everything
   * @param count epochs to train, 1 or more
   * @throws InputException if the loss is no longer a number
   */
  public Trained refit(Windows windows, int count) {
    List<Epoch> history = new ArrayList<>();
    try (Epochs epochs = new Epochs(spec, config, windows)) {
      for (int number = 1; number <= count; number++) {
        Epoch epoch = new Epoch(number, epochs.next(), Double.NaN);
        history.add(epoch);
        listener.epochEnded(epoch, epoch);
      }
      Epoch last = history.get(count - 1);
      listener.trainingEnded(last, last);
      return new Trained(epochs.weights(), history, last);
    }
  }

  /** The passes over the windows, each in a new order. */
  private static final class Epochs implements AutoCloseable {
    private final TrainingConfig config;
    private final Windows windows;
    private final TrainingStep step;
    private final WindowBatch batch;
    private final WeightAverage average;
    private final Random random;
    private final int[] order;
    private int number;

    Epochs(NetworkSpec spec, TrainingConfig config, Windows windows) {
      this.config = config;
      this.windows = windows;
      int capacity = Math.min(config.batch(), windows.count());
      batch = windows.newBatch(capacity);
      step =
          new TrainingStep(
              spec,
              Parameters.initial(spec, config.seed()),
              config.stepOptions(windows.spec().networkSteps(), capacity));
      average = new WeightAverage(step.parameters());
      random = new Random(config.seed());
      order = new int[windows.count()];
      for (int i = 0; i < order.length; i++) {
        order[i] = i;
      }
    }

    /** Runs one pass and returns its mean loss, scaled units. */
    double next() {
      number++;
      shuffle();
      double sum = 0;
      for (int from = 0; from < order.length; from += config.batch()) {
        int size = Math.min(config.batch(), order.length - from);
        windows.cut(order, from, size, batch);
        sum += size * step.step(batch.inputs(), batch.targets(), size);
        step.copyParameters(average.current());
        average.add();
      }
      double loss = sum / order.length;
      if (!Double.isFinite(loss)) {
        throw new InputException(
            "training diverged in epoch "
                + number
                + ": the loss is "
                + loss
                + "; lower --learning-rate ("
                + config.learningRate()
                + ") or --clip ("
                + config.clip()
                + ")");
      }
      return loss;
    }

    private void shuffle() {
      for (int i = order.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swapped = order[i];
        order[i] = order[j];
        order[j] = swapped;
      }
    }

    float[] weights() {
      return average.weights();
    }

    @Override
    public void close() {
      step.close();
    }
  }
}
