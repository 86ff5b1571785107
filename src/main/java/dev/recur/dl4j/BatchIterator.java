package dev.recur.dl4j;

import dev.recur.network.Batches;
import dev.recur.network.NetworkSpec;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One pass over batches, as Deeplearning4j goes through them: features {@code [batch, features,
 * lookback]}, or {@code [batch, lookback x features]} where the layers are dense, labels {@code
 * [batch, values]}.
 */
@SuppressWarnings("serial")
final class BatchIterator implements DataSetIterator {
  private final transient NetworkSpec spec;
  private final transient Batches batches;
  private final int lookback;
  private final int values;
  private final transient Runnable turned;

  /**
   * A pass.
   *
   * @param values values predicted of a window
   * @param turned hears when a batch is there, before it is used
   */
  BatchIterator(NetworkSpec spec, int lookback, int values, Batches batches, Runnable turned) {
    this.spec = spec;
    this.lookback = lookback;
    this.values = values;
    this.batches = batches;
    this.turned = turned;
  }

  @Override
  public boolean hasNext() {
    return batches.hasNext();
  }

  @Override
  public DataSet next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int batch = batches.nextBatch();
    turned.run();
    return new DataSet(
        features(spec, lookback, batches.inputs(), batch), array(batches.targets(), batch, values));
  }

  /** Windows, {@code [lookback, features, batch]}, as a network takes them. */
  static INDArray features(NetworkSpec spec, int lookback, float[] inputs, int batch) {
    return spec.cell().isRecurrent()
        ? array(inputs, batch, spec.features(), lookback)
        : array(inputs, batch, (long) lookback * spec.features());
  }

  private static INDArray array(float[] values, long... shape) {
    int length = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    return Nd4j.createFromArray(Arrays.copyOf(values, length)).reshape('f', shape);
  }

  @Override
  public DataSet next(int windows) {
    throw new UnsupportedOperationException("batches are cut already");
  }

  @Override
  public int inputColumns() {
    return spec.features();
  }

  @Override
  public int totalOutcomes() {
    return values;
  }

  @Override
  public boolean resetSupported() {
    return false;
  }

  /** The arrays of a batch are overwritten by the next. */
  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("a pass goes one way");
  }

  @Override
  public int batch() {
    throw new UnsupportedOperationException("batches differ in size");
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("windows are scaled already");
  }

  @Override
  @SuppressWarnings("NullAway")
  public DataSetPreProcessor getPreProcessor() {
    return null;
  }

  @Override
  public List<String> getLabels() {
    return List.of();
  }
}
