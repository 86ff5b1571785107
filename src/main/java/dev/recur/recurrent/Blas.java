package dev.recur.recurrent;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import org.bytedeco.openblas.global.openblas_nolapack;

/** Matrix products, row-major, over OpenBLAS at one thread. */
public final class Blas {
  /** OpenBLAS has kernels that skip packing up to this many multiplications in a product. */
  private static final int SMALL = 1_000_000;

  /** Rows in a tile are a multiple of this, so that the kernels see whole register blocks. */
  private static final int ROWS = 16;

  private Blas() {}

  /** Keeps OpenBLAS from starting threads of its own beside the {@link Team}'s. */
  public static void useOneThread() {
    openblas_nolapack.blas_set_num_threads(1);
  }

  /**
   * {@code c = a b + beta c} with a {@code [m, k]}, b {@code [k, n]}, c {@code [m, n]}; cut along
   * the rows into tiles for the small kernels.
   */
  public static void multiply(int m, int n, int k, Operand a, Operand b, float beta, Operand c) {
    int tile = tile(m, n, k);
    for (int row = 0; row < m; row += tile) {
      sgemm(
          false, false, Math.min(tile, m - row), n, k, a, (long) row * a.stride(), b, beta, c, row);
    }
  }

  /**
   * {@code c = transposed(a) b + beta c} with a {@code [k, m]}, b {@code [k, n]}, c {@code [m, n]}.
   */
  public static void multiplyTransposedFirst(
      int m, int n, int k, Operand a, Operand b, float beta, Operand c) {
    int tile = tile(m, n, k);
    for (int row = 0; row < m; row += tile) {
      sgemm(true, false, Math.min(tile, m - row), n, k, a, row, b, beta, c, row);
    }
  }

  /**
   * {@code c = a transposed(b) + beta c} with a {@code [m, k]}, b {@code [n, k]}, c {@code [m, n]}.
   */
  public static void multiplyTransposedSecond(
      int m, int n, int k, Operand a, Operand b, float beta, Operand c) {
    sgemm(false, true, m, n, k, a, 0, b, beta, c, 0);
  }

  /** Rows of the tiles, which are as equal as whole register blocks allow. */
  private static int tile(int m, int n, int k) {
    long most = SMALL / ((long) n * k);
    if (most >= m || most < ROWS) {
      return m;
    }
    int tiles = (int) ((m + most - 1) / most);
    int rows = (m + tiles - 1) / tiles;
    int whole = (rows + ROWS - 1) / ROWS * ROWS;
    return whole <= most ? whole : (int) most / ROWS * ROWS;
  }

  private static void sgemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      Operand a,
      long moveA,
      Operand b,
      float beta,
      Operand c,
      int row) {
    openblas_nolapack.cblas_sgemm(
        CblasRowMajor,
        transposeA ? CblasTrans : CblasNoTrans,
        transposeB ? CblasTrans : CblasNoTrans,
        m,
        n,
        k,
        1,
        a.moved(moveA),
        a.stride(),
        b.moved(0),
        b.stride(),
        beta,
        c.moved((long) row * c.stride()),
        c.stride());
  }
}
