package dev.recur.fit;

import dev.recur.evaluation.BacktestListener;
import dev.recur.note.Note;
import dev.recur.training.TrainingListener;

/** Hears what a run decides and how far it is. */
public interface RunListener extends BacktestListener {
  /**
   * Called when the run has chosen something the user did not, or met something worth knowing.
   *
   * @param note what it is, as data
   */
  default void note(Note note) {}

  /**
   * Called before training begins.
   *
   * @param epochs passes at the most
   * @return hears of every epoch
   */
  default TrainingListener trainingStarts(int epochs) {
    return (epoch, best) -> {};
  }

  @Override
  default void forecast(String model, int done, int total) {}

  /**
   * Called after a trial of a search.
   *
   * @param done trials that have ended at this stage
   * @param total trials of the stage
   */
  default void trials(int done, int total) {}

  /** Hears and says nothing. */
  RunListener SILENT = new RunListener() {};
}
