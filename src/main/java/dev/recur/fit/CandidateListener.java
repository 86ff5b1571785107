package dev.recur.fit;

import dev.recur.training.Epoch;
import dev.recur.training.TrainingListener;

/** Tells how far a candidate is, and nothing that would be taken for a word of the model itself. */
record CandidateListener(RunListener listener) implements RunListener {
  @Override
  public TrainingListener trainingStarts(int epochs) {
    listener.worked(Work.CANDIDATE_EPOCHS, 0, epochs);
    return new TrainingListener() {
      @Override
      public void epochEnded(Epoch epoch, Epoch best) {
        listener.worked(Work.CANDIDATE_EPOCHS, epoch.number(), epochs);
      }

      @Override
      public void trainingEnded(Epoch last, Epoch best) {
        listener.worked(Work.CANDIDATE_EPOCHS, epochs, epochs);
      }
    };
  }

  @Override
  public void worked(Work work, int done, int total) {
    listener.worked(work, done, total);
  }
}
