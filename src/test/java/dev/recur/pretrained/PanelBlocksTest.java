package dev.recur.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.network.ForkingBlock;
import dev.recur.synthetic.SyntheticSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelBlocksTest {
  /** Values that tell the series and the step: 1000 times the one, plus the other. */
  private static double[] told(int series, int length) {
    double[] values = new double[length];
    Arrays.setAll(values, t -> 1000.0 * series + t);
    return values;
  }

  private final PanelBlocks blocks =
      new PanelBlocks(7, List.of(told(1, 9), told(2, 40), told(3, 300), told(4, 3)), 4, 8, 100);

  @Test
  void aBlockHoldsStretchesOfTheSeriesAllOfOneLength() {
    boolean[] seen = new boolean[5];
    for (int number = 0; number < 200; number++) {
      SeriesBlocks.Block block = blocks.block(number);
      assertTrue(block.ahead() >= 1 && block.ahead() <= 8);
      assertTrue(block.history() >= 4 && block.history() <= 100, block.toString());
      for (int c = 0; c < ForkingBlock.COLUMNS; c++) {
        SyntheticSeries series = block.series().apply(c);
        double[] values = series.values();
        assertEquals(block.history() + block.ahead(), values.length);
        assertEquals(4, series.season());
        for (int t = 1; t < values.length; t++) {
          assertEquals(values[0] + t, values[t]);
        }
        int of = (int) (values[0] / 1000);
        assertTrue(values[values.length - 1] < 1000 * of + 301);
        seen[of] = true;
      }
    }
    assertArrayEquals(new boolean[] {false, true, true, true, false}, seen);
  }

  @Test
  void aBlockDependsOnItsNumberAlone() {
    SeriesBlocks.Block first = blocks.block(3);
    blocks.block(4);
    SeriesBlocks.Block again = blocks.block(3);
    assertArrayEquals(first.series().apply(5).values(), again.series().apply(5).values());
    assertFalse(
        Arrays.equals(
            first.series().apply(5).values(), blocks.block(4).series().apply(5).values()));
  }

  @Test
  void aStretchBeginsWithAValue() {
    double[] gaps = told(1, 30);
    Arrays.fill(gaps, 2, 29, Double.NaN);
    PanelBlocks holed = new PanelBlocks(7, List.of(gaps), 1, 2, 8);
    for (int number = 0; number < 20; number++) {
      double[] values = holed.block(number).series().apply(0).values();
      assertTrue(values[0] == 1001 || values[0] == 1000 || values[0] == 1029, values[0] + "");
    }
  }
}
