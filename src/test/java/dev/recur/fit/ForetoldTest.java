package dev.recur.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.Fixtures;
import dev.recur.evaluation.Origins;
import dev.recur.forecast.Forecaster;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ForetoldTest {
  private static final int FOLDS = 24;

  private static List<String> notes(double seconds, int every) {
    List<String> notes = new ArrayList<>();
    long[] now = {0};
    Forecaster none =
        (histories, horizon, probabilities) -> {
          throw new AssertionError("no forecast is asked for");
        };
    Origins origins =
        new Origins(12, OptionalInt.of(FOLDS), OptionalInt.empty(), OptionalInt.empty(), every);
    Foretold fitter =
        new Foretold(
            histories -> {
              now[0] += Math.round(seconds * 1e9);
              return none;
            },
            "auto",
            origins,
            FOLDS,
            Fixtures.notes(notes),
            () -> now[0]);
    for (int f = 0; f < FOLDS; f += every) {
      fitter.fit(List.of());
    }
    return notes;
  }

  @Test
  void aLongBacktestIsForetoldOnceWithAWayToMakeItShort() {
    // 24 fits of 10 s are 240 s; every fourth origin is 6 fits, a minute.
    assertEquals(
        List.of(
            "auto: fitting took 10 s at the first origin, which makes about 4 min at 24;"
                + " refitEvery=4 fits at 6"),
        notes(10, 1));
  }

  @Test
  void whatIsKeptBetweenFitsCounts() {
    // 12 fits of 10 s are 120 s; every fourth origin is again a minute.
    assertEquals(
        List.of(
            "auto: fitting took 10 s at the first origin, which makes about 2 min at 12;"
                + " refitEvery=4 fits at 6"),
        notes(10, 2));
  }

  @Test
  void aBacktestOfLessThanAMinuteIsNot() {
    assertEquals(List.of(), notes(2.4, 1));
  }

  @Test
  void oneFitIsNot() {
    assertEquals(List.of(), notes(1000, FOLDS));
  }
}
