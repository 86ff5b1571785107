package dev.recur.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStoppingTest {
  @ParameterizedTest(name = "patience {0}: {1}")
  @CsvSource({
    "1,9 8 7 6,4,4",
    "1,9 8 8 6,3,2",
    "2,9 8 8 6 7 7,6,4",
    "2,5 6 7 1,3,1",
    "3,5 Infinity Infinity 4 9 9 9,7,4",
    "2,Infinity Infinity Infinity,3,1"
  })
  void trainingEndsWhenThePatienceIsOverAndTheFirstBestEpochIsKept(
      int patience, String rmses, int epochs, int best) {
    EarlyStopping stopping = new EarlyStopping(patience);
    float[][] weights = new float[8][1];
    int number = 0;
    for (String rmse : rmses.split(" ", -1)) {
      number++;
      Epoch epoch = new Epoch(number, 0, Double.parseDouble(rmse), 0.01);
      stopping.accept(epoch, weights[number]);
      if (stopping.isOver(epoch)) {
        break;
      }
    }
    assertEquals(epochs, number);
    assertEquals(best, stopping.best().number());
    assertSame(weights[best], stopping.weights());
  }

  @Test
  void thereIsNoBestEpochBeforeTheFirst() {
    assertThrows(IllegalStateException.class, () -> new EarlyStopping(1).best());
  }
}
