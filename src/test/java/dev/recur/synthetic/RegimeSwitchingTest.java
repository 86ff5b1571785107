package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegimeSwitchingTest {
  @Test
  void aRegimeLastsAsLongAsItsProbabilitySaysAndAllAreVisited() {
    double[] chain = RegimeSwitching.chain(300_000, .05, 3, Sample.draws());
    int changes = 0;
    for (int t = 1; t < chain.length; t++) {
      changes += chain[t] == chain[t - 1] ? 0 : 1;
    }
    assertEquals(.05, changes / 3e5, .002);
    for (int regime = 0; regime < 3; regime++) {
      int seen = regime;
      assertEquals(1 / 3.0, Arrays.stream(chain).filter(value -> value == seen).count() / 3e5, .03);
    }
  }
}
