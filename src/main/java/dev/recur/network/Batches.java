package dev.recur.network;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a training goes through in one pass: windows, a batch at a time. */
public interface Batches {
  /** Whether there is another batch. */
  boolean hasNext();

  /** Turns to the next batch and returns its windows. */
  int nextBatch();

  /** As {@link TrainingStep} takes them, of the batch; overwritten by the next. */
  float[] inputs();

  /** As {@link TrainingStep} takes them, of the batch; overwritten by the next. */
  float[] targets();

  /** How the batch's windows were scaled; null if the loss need not know. */
  @Nullable WindowScales scales();

  /** The learning rate of the step on the batch; asked for once a batch. */
  double learningRate();

  /**
   * Hears that the step on the batch was taken.
   *
   * @param parameters copies the flat parameters after it into an array
   */
  void stepped(Consumer<float[]> parameters);
}
