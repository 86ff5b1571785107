package dev.recur.note;

import dev.recur.network.NetworkSpec;
import dev.recur.training.TrainingSpec;
import dev.recur.transform.Transform;
import dev.recur.window.WindowSpec;
import java.util.List;

/** What was settled about a network and its training. */
public sealed interface NetworkNote extends Note {
  /**
   * What is trained.
   *
   * @param window what it sees of a series
   * @param transforms of whole series, in the order of application
   * @param network its layers
   */
  record Network(WindowSpec window, List<Transform> transforms, NetworkSpec network)
      implements NetworkNote {
    /** Copies the list. */
    public Network {
      transforms = List.copyOf(transforms);
    }
  }

  /**
   * How it is trained.
   *
   * @param training epochs, batches, learning rate and loss
   * @param epochsFixed whether for just so many epochs, whatever validation says
   */
  record Schedule(TrainingSpec training, boolean epochsFixed) implements NetworkNote {}

  /**
   * Several networks are trained, and the median of their forecasts is the forecast.
   *
   * @param networks how many
   */
  record Ensemble(int networks) implements NetworkNote {}

  /**
   * The time limit ended a training.
   *
   * @param epochs trained
   * @param most that there could have been
   */
  record OutOfTime(int epochs, int most) implements NetworkNote {}

  /**
   * The network is trained again on everything.
   *
   * @param epochs of this training
   */
  record Refit(int epochs) implements NetworkNote {}

  /**
   * Series that are so much shorter than the others that no network that suits those can learn from
   * them.
   *
   * @param names of the series
   * @param of how many
   */
  record TooShort(List<String> names, int of) implements NetworkNote {
    /** Copies the list. */
    public TooShort {
      names = List.copyOf(names);
    }
  }

  /**
   * A network went on from its weights.
   *
   * @param epochs of this training
   * @param change of the weights, their distance over their size
   * @param kept series whose transforms are those of before
   * @param series in all; the transforms of the others were fitted anew
   */
  record LearntOn(int epochs, double change, int kept, int series) implements NetworkNote {}

  /**
   * What a backtest before the held-out end says of the pre-trained network.
   *
   * @param tuned error after it went on learning
   * @param released error as it is; RMSE, original units, of several series the mean of MASE
   */
  record Tuned(double tuned, double released) implements NetworkNote {}
}
