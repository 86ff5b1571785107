package dev.recur.bench;

import dev.recur.network.Batches;
import dev.recur.network.WindowScales;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pass of one batch. */
final class OneBatch implements Batches {
  private final float[] inputs;
  private final float[] targets;
  private final int windows;
  private final double learningRate;
  private boolean taken;

  OneBatch(float[] inputs, float[] targets, int windows, double learningRate) {
    this.inputs = inputs;
    this.targets = targets;
    this.windows = windows;
    this.learningRate = learningRate;
  }

  @Override
  public boolean hasNext() {
    return !taken;
  }

  @Override
  public int nextBatch() {
    taken = true;
    return windows;
  }

  @Override
  public float[] inputs() {
    return inputs;
  }

  @Override
  public float[] targets() {
    return targets;
  }

  @Override
  public @Nullable WindowScales scales() {
    return null;
  }

  @Override
  public double learningRate() {
    return learningRate;
  }

  @Override
  public void stepped(Consumer<float[]> parameters) {}
}
