package dev.recur.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.classical.Method;
import dev.recur.config.ModelChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoSeasonsTest {
  private static AutoTrial.Tried tried(AutoCandidate candidate, double error) {
    return new AutoTrial.Tried(candidate, OptionalDouble.of(error), OptionalDouble.empty());
  }

  @ParameterizedTest(name = "mstl {0}, pretrained {1}, ets {2}: kept {3}")
  @CsvSource({"1.0, 0.5, 1.2, true", "1.0, 0.5, 1.0, true", "1.0, 2.0, 0.9, false"})
  void severalSeasonsAreKeptWhereNoMethodOfOneIsBetter(
      double mstl, double pretrained, double ets, boolean kept) {
    ModelChoice of = new ModelChoice.Classical(Method.ETS);
    List<AutoTrial.Tried> members =
        new ArrayList<>(
            List.of(
                tried(new AutoCandidate(new ModelChoice.Pretrained(), 0.7, 0.1), pretrained),
                tried(new AutoCandidate(of, 0.2, 0.1), ets),
                tried(AutoCandidate.OF_SEASONS, mstl)));
    AutoTrial trial = new AutoTrial(members, 3, 0).severalSeasonsWhereTheyPay();
    assertEquals(
        kept,
        trial.members().stream()
            .anyMatch(member -> member.candidate().equals(AutoCandidate.OF_SEASONS)));
    assertEquals(kept ? 3 : 2, trial.members().size());
  }
}
