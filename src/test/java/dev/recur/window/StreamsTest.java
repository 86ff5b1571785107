package dev.recur.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsTest {
  /** Steps start, start + 1 and so on, so that a value tells where it was. */
  private static Sequence counting(int start, int length) {
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      values[t] = start + t;
    }
    return new Sequence(Fixtures.features(values), 0, length, 1);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,1", "3,4", "5,2", "7,32", "40,3"})
  void everyStepIsPredictedOnceFromTheStepBefore(int steps, int columns) {
    List<Sequence> sequences =
        List.of(counting(0, 100), counting(1000, 31), counting(2000, 2), counting(3000, 1));
    Streams streams = new Streams(sequences, steps, columns);
    StreamBatch batch = streams.newBatch();
    Random random = new Random(1);
    for (int pass = 0; pass < 3; pass++) {
      List<Float> predicted = new ArrayList<>();
      float[] last = new float[streams.columns()];
      int chunks = streams.begin(random);
      for (int i = 0; i < chunks; i++) {
        streams.next(batch);
        collect(batch, steps, streams.columns(), last, predicted);
      }
      predicted.sort(null);
      List<Float> expected = new ArrayList<>();
      sequences.forEach(
          sequence -> {
            for (int t = 1; t < sequence.to(); t++) {
              expected.add((float) sequence.features().targets()[0][t]);
            }
          });
      assertEquals(expected, predicted);
    }
  }

  private static void collect(
      StreamBatch batch, int steps, int columns, float[] last, List<Float> predicted) {
    for (int column = 0; column < columns; column++) {
      for (int t = 0; t < steps; t++) {
        float target = batch.targets()[t * columns + column];
        if (!Float.isNaN(target)) {
          float input = batch.inputs()[t * columns + column];
          assertEquals(target, input + 1);
          boolean goesOn = t > 0 || !batch.starts(column);
          assertTrue(!goesOn || input == last[column], last[column] + " to " + input);
          last[column] = target;
          predicted.add(target);
        }
      }
    }
  }

  @Test
  void aLongSeriesIsCutIntoStretchesAndAShortOneIsNot() {
    assertEquals(4, new Streams(List.of(counting(0, 1000)), 5, 4).columns());
    assertEquals(2, new Streams(List.of(counting(0, 77)), 5, 4).columns());
    assertEquals(1, new Streams(List.of(counting(0, 76)), 5, 4).columns());
  }

  @Test
  void seriesComeInAnotherOrderInEveryPass() {
    List<Sequence> sequences = new ArrayList<>();
    for (int s = 0; s < 20; s++) {
      sequences.add(counting(100 * s, 10));
    }
    Streams streams = new Streams(sequences, 9, 1);
    StreamBatch batch = streams.newBatch();
    Random random = new Random(1);
    List<Float> first = order(streams, batch, random);
    assertEquals(20, first.size());
    assertFalse(first.equals(order(streams, batch, random)));
  }

  private static List<Float> order(Streams streams, StreamBatch batch, Random random) {
    List<Float> order = new ArrayList<>();
    int chunks = streams.begin(random);
    for (int i = 0; i < chunks; i++) {
      streams.next(batch);
      order.add(batch.inputs()[0]);
    }
    return order;
  }

  @Test
  void aSeriesWeighsWhatItsScaleSays() {
    double[][] targets = {{1, 2, 3}, {4, 5, 6}};
    Sequence sequence = new Sequence(Fixtures.features(targets), 0, 3, 4, 0.5);
    Streams streams = new Streams(List.of(sequence), 2, 1);
    StreamBatch batch = streams.newBatch();
    assertEquals(1, streams.begin(new Random(1)));
    streams.next(batch);
    assertEquals(0.25f, batch.weights()[0]);
    assertEquals(2f, batch.weights()[1]);
    assertEquals(
        List.of(2f, 5f, 3f, 6f),
        List.of(batch.targets()[0], batch.targets()[1], batch.targets()[2], batch.targets()[3]));
  }
}
