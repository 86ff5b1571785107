package dev.recur.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
  /** January 2020 to December 2023. */
  private static final TimeSeries SERIES = Fixtures.series("s", Fixtures.upTo(48));

  private static Split split(String validation, String test) {
    return Split.of(SERIES, new SplitSpec(SplitSize.parse(validation), SplitSize.parse(test)));
  }

  @ParameterizedTest(name = "validation {0}, test {1}")
  @CsvSource({
    "12,12,24,12,12",
    "0,0,48,0,0",
    "1,2,45,1,2",
    "10%,25%,31,5,12",
    "12.5%,50%,18,6,24",
    "2023-01,2023-07,36,6,6",
    "2022-12,2023-12-01,35,12,1",
    "12,2023-07,30,12,6",
    "2021,2022-01,0,24,24",
    "60,12,0,36,12",
    "5,60,0,0,48",
    "5,100%,0,0,48",
    "5,2019-01,0,0,48",
    "up to 12,up to 20,22,10,16",
    "up to 12,up to 12,24,12,12",
    "5,2030-01,43,5,0",
    "2023-10,2023-07,42,0,6"
  })
  void partsFollowEachOtherInTimeAndLeaveTheRestToTrain(
      String validation, String test, int train, int validationSteps, int testSteps) {
    Split split = split(validation, test);
    assertEquals(new Split(train, validationSteps, testSteps), split);
    assertEquals(train, split.trainEnd());
    assertEquals(train + validationSteps, split.testStart());
    assertEquals(48, split.length());
  }

  @Test
  void aDateIsTheFirstStepOfItsPart() {
    Split split = split("2022-03", "2023-05");
    assertEquals("2022-03", SERIES.calendar().label(split.trainEnd()));
    assertEquals("2023-05", SERIES.calendar().label(split.testStart()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12", "0", "12.5%", "100.0%", "1960-01", "1960-01-31"})
  void aSizeIsReadBackFromWhatItWrites(String text) {
    SplitSize size = SplitSize.parse(text);
    assertEquals(text, size.toString());
    assertEquals(size, SplitSize.parse(size.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "101%", "100.5%"})
  void aSizeOutOfRangeIsRefusedWithItsText(String text) {
    InputException e = assertThrows(InputException.class, () -> SplitSize.parse(text));
    assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
  }

  @Test
  void aSizeThatIsNoTimeIsRefusedWithAnExampleFromTheFile() {
    InputException e = assertThrows(InputException.class, () -> split("1", "soon"));
    assertTrue(e.getMessage().contains("'soon' is not a time"), e.getMessage());
    assertTrue(e.getMessage().contains("2020-01"), e.getMessage());
  }

  @Test
  void aShareUpToAnOriginIsThatOfTheFileThatEndsWithTheStepsAhead() {
    // 20 % of 36 + 4 steps is 8; of the 36 alone it would be 7.
    TimeSeries history = Fixtures.series("a", Fixtures.upTo(36));
    assertEquals(new Split(28, 8, 0), Split.upTo(history, SplitSize.parse("20%"), 4));
    assertEquals(new Split(0, 36, 0), Split.upTo(history, SplitSize.parse("50"), 4));
  }
}
