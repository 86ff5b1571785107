package dev.recur.fit;

import dev.recur.note.Note;
import dev.recur.training.Epoch;
import dev.recur.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what one of several trainings side by side says, so that it can be said as a whole, and in
 * the same order whichever ends first.
 */
final class Recording implements RunListener {
  private final RunListener listener;
  private final TrainingListener training;
  private final List<Runnable> said = new ArrayList<>();

  /**
   * Begins a recording; the listener hears at once that a training starts.
   *
   * @param listener hears the rest when it is played
   * @param epochs passes at the most
   */
  Recording(RunListener listener, int epochs) {
    this.listener = listener;
    training = listener.trainingStarts(epochs);
  }

  @Override
  public void note(Note note) {
    said.add(() -> listener.note(note));
  }

  @Override
  public TrainingListener trainingStarts(int epochs) {
    return new TrainingListener() {
      @Override
      public void epochEnded(Epoch epoch, Epoch best) {
        said.add(() -> training.epochTold(epoch));
      }

      @Override
      public void trainingEnded(Epoch last, Epoch best) {
        said.add(() -> training.trainingEnded(last, best));
      }
    };
  }

  /** Says everything, once the training is over. */
  void play() {
    said.forEach(Runnable::run);
  }
}
