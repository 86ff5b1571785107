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
   * Called before the first of what is counted and after each, or each few.
   *
   * @param work what is counted
   * @param done how many of it
   * @param total how many there will be
   */
  default void worked(Work work, int done, int total) {}

  /** Hears and says nothing. */
  RunListener SILENT = new RunListener() {};
}
