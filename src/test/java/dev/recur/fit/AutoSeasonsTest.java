package dev.recur.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.classical.Method;
import dev.recur.config.ModelChoice;
import dev.recur.note.AutoNote;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoSeasonsTest {
  private static AutoTrial.Tried tried(AutoCandidate candidate, double error) {
    return new AutoTrial.Tried(candidate, OptionalDouble.of(error), OptionalDouble.empty());
  }

  /** Five forecasts tell as much as was believed: roots of priors, powers of 8 of the errors. */
  @ParameterizedTest(name = "sarima 1.0, mstl {0}: weight {1}")
  @CsvSource({"0.9, 0.767", "1.0, 0.586", "1.1, 0.397", "1.6, 0"})
  void aMethodOfSeveralSeasonsThatIsHardlyWorseSharesTheWeight(double mstl, double expected) {
    ModelChoice sarima = new ModelChoice.Classical(Method.SARIMA);
    List<AutoTrial.Tried> members =
        List.of(
            tried(new AutoCandidate(sarima, 0.05, 0.02), 1), tried(AutoCandidate.OF_SEASONS, mstl));
    List<AutoNote> told = new ArrayList<>();
    new AutoTrial(members, 5, 0)
        .combined(
            candidate -> ModelFitter.untrained((ModelChoice.Untrained) candidate.choice(), 24),
            told::add);
    AutoNote.Combined combined = (AutoNote.Combined) told.get(0);
    assertEquals(
        expected,
        combined.members().stream()
            .filter(member -> member.model().equals("mstl"))
            .mapToDouble(AutoNote.Combined.Weighted::weight)
            .sum(),
        0.001);
  }
}
