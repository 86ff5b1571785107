package dev.recur.bench;

import dev.recur.recurrent.Blas;
import dev.recur.recurrent.NativeFloats;
import dev.recur.recurrent.Operand;
import dev.recur.recurrent.Team;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** A product of two matrices of 2048 by 2048, shared out over threads by rows. */
final class LargeProduct implements AutoCloseable {
  private static final int SIZE = 2048;

  /** Operations of one product. */
  static final double OPERATIONS = 2.0 * SIZE * SIZE * SIZE;

  private final NativeFloats a = random();
  private final NativeFloats b = random();
  private final NativeFloats c = new NativeFloats(SIZE * SIZE);
  private final int threads;
  private final Team team;
  private final Operand[][] views;
  private final IntConsumer task = this::multiplyShare;

  LargeProduct(int threads) {
    Blas.useOneThread();
    this.threads = threads;
    team = new Team(threads);
    views = new Operand[threads][];
    Arrays.setAll(views, i -> new Operand[] {a.operand(), b.operand(), c.operand()});
  }

  private static NativeFloats random() {
    SplittableRandom random = new SplittableRandom(1);
    float[] row = new float[SIZE];
    NativeFloats matrix = new NativeFloats(SIZE * SIZE);
    for (int i = 0; i < SIZE; i++) {
      for (int j = 0; j < SIZE; j++) {
        row[j] = (float) random.nextDouble();
      }
      matrix.put(i * SIZE, row, 0, SIZE);
    }
    return matrix;
  }

  void multiply() {
    team.run(threads, task);
  }

  private void multiplyShare(int share) {
    int from = SIZE * share / threads;
    int rows = SIZE * (share + 1) / threads - from;
    Operand[] view = views[share];
    long first = (long) from * SIZE;
    Blas.multiply(
        rows, SIZE, SIZE, view[0].at(first, SIZE), view[1].at(0, SIZE), 0, view[2].at(first, SIZE));
  }

  @Override
  public void close() {
    team.close();
    a.close();
    b.close();
    c.close();
  }
}
