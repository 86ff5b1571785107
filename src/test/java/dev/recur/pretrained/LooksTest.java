package dev.recur.pretrained;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.network.ForkingPredictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final int HORIZON = 9;

  private static double[] wave(int length) {
    double[] values = new double[length];
    Arrays.setAll(values, t -> 50 + .4 * t + 9 * Math.sin(t * Math.PI / 6) + t % 5);
    return values;
  }

  private static double[][] filled(Looks looks) {
    List<Outlook> open = new ArrayList<>();
    looks.forEachOpen(open::add);
    fill(open);
    return looks.quantiles();
  }

  private static double[][] alone(double[] history, int season) {
    Outlook outlook = new Outlook(history, season, HORIZON);
    fill(List.of(outlook));
    return outlook.quantiles();
  }

  private static void fill(List<Outlook> open) {
    PretrainedWeights weights = PretrainedWeights.released();
    try (ForkingPredictor network = new ForkingPredictor(weights.spec(), weights.flat(), 1024)) {
      Outlook.fill(network, open);
    }
  }

  @Test
  void aLongHistoryIsTheMeanOfAllOfItAndOfItsLastThreeQuarters() {
    double[] history = wave(61);
    double[][] whole = alone(history, 12);
    double[][] part = alone(Arrays.copyOfRange(history, 15, 61), 12);
    double[][] both = filled(new Looks(history, 12, HORIZON));
    for (int q = 0; q < both.length; q++) {
      for (int h = 0; h < HORIZON; h++) {
        assertEquals((whole[q][h] + part[q][h]) / 2, both[q][h], 1e-9);
      }
    }
  }

  @Test
  void aPartBeginsWithAValueThatIsThere() {
    double[] history = wave(61);
    history[15] = Double.NaN;
    history[16] = Double.NaN;
    double[][] whole = alone(history, 12);
    double[][] part = alone(Arrays.copyOfRange(history, 17, 61), 12);
    double[][] both = filled(new Looks(history, 12, HORIZON));
    assertEquals((whole[5][0] + part[5][0]) / 2, both[5][0], 1e-9);
  }

  @Test
  void lessThanThreeSeasonsOrThirtyTwoValuesAreNoPart() {
    for (double[] history : List.of(wave(46), wave(41))) {
      int season = history.length == 46 ? 12 : 4;
      assertArrayEquals(alone(history, season), filled(new Looks(history, season, HORIZON)));
    }
  }

  @Test
  void aPartThatNeverMovesOrThatIsTooShortForTheLongSeasonIsLeftOut() {
    double[] still = new double[80];
    still[3] = 7;
    assertArrayEquals(alone(still, 1), filled(new Looks(still, 1, HORIZON)));
    double[] hours = wave(250);
    assertArrayEquals(alone(hours, 24), filled(new Looks(hours, 24, HORIZON)));
  }
}
