package dev.recur.pretrained;

/** Hears how far a pre-training is. */
public interface PretrainingListener {
  /**
   * Called after every step.
   *
   * @param done steps since the beginning, those of earlier runs included
   * @param loss of the step
   */
  void stepped(int done, double loss);

  /**
   * Called now and then and at the end, with all that is needed to go on.
   *
   * @param checkpoint where the training is
   * @param unseenLoss of the averaged weights on simulated series that training never draws
   */
  void saved(Checkpoint checkpoint, double unseenLoss);
}
