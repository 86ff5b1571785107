package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RisingScoresTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyScoreIsThatOfTheListOfBoth(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      List<Double> kept = rising(random, random.nextInt(30));
      List<Double> later = rising(random, random.nextInt(seed % 2 == 0 ? 4 : 30));
      int taken = kept.isEmpty() ? 0 : random.nextInt(kept.size() + 1);
      List<Double> both = new ArrayList<>(later);
      for (int i = 0; i < taken; i++) {
        both.add(kept.get((int) ((i + 0.5) * kept.size() / taken)));
      }
      Collections.sort(both);
      RisingScores scores = new RisingScores(kept, taken, later);
      assertEquals(both.size(), scores.size());
      for (int place = 0; place < both.size(); place++) {
        assertEquals(both.get(place), scores.at(place), "place " + place + " of " + both);
      }
    }
  }

  /** Scores of which many are equal. */
  private static List<Double> rising(SplittableRandom random, int size) {
    List<Double> scores = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      scores.add((double) random.nextInt(12));
    }
    Collections.sort(scores);
    return scores;
  }
}
