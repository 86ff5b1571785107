package dev.recur.training;

/** Hears of a training, in its own thread. */
public interface TrainingListener {
  /**
   * Called after an epoch.
   *
   * @param epoch what it brought
   * @param best the best epoch so far, perhaps this one
   */
  void epochEnded(Epoch epoch, Epoch best);

  /**
   * Called once, after the last epoch.
   *
   * @param last the last epoch
   * @param best the epoch whose weights are used
   */
  default void trainingEnded(Epoch last, Epoch best) {}

  /**
   * Called instead of {@link #epochEnded} where the epoch ended a while ago, as when one of several
   * trainings side by side is told as a whole.
   *
   * @param epoch the epoch
   */
  default void epochTold(Epoch epoch) {}
}
