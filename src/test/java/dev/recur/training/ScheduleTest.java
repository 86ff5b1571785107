package dev.recur.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final double FULL = 0.004;

  @ParameterizedTest(name = "{0} with warm-up {1}: step {2} of 12")
  @CsvSource({
    "CONSTANT,0,0,1",
    "CONSTANT,0,11,1",
    // A third of 12 steps is 4, of the 9 after the warm-up 3.
    "STEP,0,3,1",
    "STEP,0,4,0.5",
    "STEP,0,7,0.5",
    "STEP,0,8,0.25",
    "STEP,0,11,0.25",
    "STEP,0.25,5,1",
    "STEP,0.25,6,0.5",
    // (1 + cos(pi step / 12)) / 2
    "COSINE,0,0,1",
    "COSINE,0,3,0.853553",
    "COSINE,0,6,0.5",
    "COSINE,0,9,0.146447",
    "COSINE,0,11,0.017037",
    // Three steps of warm-up, then 9 steps of cosine.
    "COSINE,0.25,0,0.333333",
    "COSINE,0.25,1,0.666667",
    "COSINE,0.25,2,1",
    "COSINE,0.25,3,1",
    "COSINE,0.25,6,0.75",
    "COSINE,0.25,9,0.25",
    "PLATEAU,0,11,1",
    "CONSTANT,0.5,0,0.166667",
    "CONSTANT,0.5,5,1"
  })
  void theRateFollowsItsFormula(Schedule schedule, double warmup, long step, double share) {
    LearningRate rate = new LearningRate(FULL, schedule, warmup);
    assertEquals(FULL * share, rate.at(step, 12), FULL * 1e-6);
  }

  @Test
  void theRateIsHalvedWheneverAQuarterOfThePatienceBroughtNothing() {
    RateOfSteps rates = new RateOfSteps(new LearningRate(FULL, Schedule.PLATEAU, 0), 8);
    double[] rmses = {5, 4, 4, 4.5, 3.9, 4, 3.8, 9, 9, 9, 9, 1, 2};
    double[] shares = {1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125, 0.125};
    for (int epoch = 0; epoch < rmses.length; epoch++) {
      rates.epochEnded(rmses[epoch]);
      assertEquals(FULL * shares[epoch], rates.at(epoch, 100), 1e-12, "after epoch " + epoch);
    }
  }

  @Test
  void withoutValidationThereIsNoPlateau() {
    RateOfSteps rates = new RateOfSteps(new LearningRate(FULL, Schedule.PLATEAU, 0), 1);
    for (int epoch = 0; epoch < 9; epoch++) {
      rates.epochEnded(Double.NaN);
      assertEquals(FULL, rates.at(epoch, 9));
    }
  }

  @ParameterizedTest
  @CsvSource({"CONSTANT", "STEP", "COSINE"})
  void validationChangesNoOtherSchedule(Schedule schedule) {
    LearningRate rate = new LearningRate(FULL, schedule, 0);
    RateOfSteps rates = new RateOfSteps(rate, 1);
    for (int epoch = 0; epoch < 9; epoch++) {
      assertEquals(rate.at(epoch, 9), rates.at(epoch, 9));
      rates.epochEnded(epoch);
    }
  }

  @Test
  void ratesOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> LearningRate.constant(0));
    assertThrows(IllegalArgumentException.class, () -> new LearningRate(1, Schedule.COSINE, 1));
    assertThrows(IllegalArgumentException.class, () -> new LearningRate(1, Schedule.COSINE, -0.1));
  }
}
