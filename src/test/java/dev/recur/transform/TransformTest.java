package dev.recur.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected numbers are worked out by hand. */
class TransformTest {
  /** Mean 5, deviation 2 (divisor n), range 2 to 9; the usual example of a standard deviation. */
  private static final double[] TRAIN = {2, 4, 4, 4, 5, 5, 7, 9};

  @Test
  void standardHasTheMeanAndDeviationOfTrain() {
    assertEquals(new Standard(5, 2), Transform.STANDARD.fit(TRAIN, 1));
    assertArrayEquals(
        new double[] {-1.5, 0, 2, 47.5}, new Standard(5, 2).apply(new double[] {2, 5, 9, 100}));
  }

  @Test
  void minmaxMapsTrainToNoughtToOneAndLetsLaterValuesLeaveIt() {
    assertEquals(new MinMax(2, 7), Transform.MINMAX.fit(TRAIN, 1));
    assertArrayEquals(
        new double[] {0, 1, -1, 2}, new MinMax(2, 7).apply(new double[] {2, 9, -5, 16}));
  }

  @Test
  void robustHasTheMedianAndQuartilesOfTrain() {
    // R: quantile(c(2, 4, 4, 4, 5, 5, 7, 9)) is 2, 4, 4.5, 5.5, 9.
    assertEquals(new Robust(4.5, 1.5), Transform.ROBUST.fit(TRAIN, 1));
    assertArrayEquals(
        new double[] {-1, 0, 3}, new Robust(4.5, 1.5).apply(new double[] {3, 4.5, 9}));
  }

  @Test
  void anOutlierDoesNotMoveRobust() {
    assertEquals(
        Transform.ROBUST.fit(TRAIN, 1),
        Transform.ROBUST.fit(new double[] {2, 4, 4, 4, 5, 5, 7, 9e9}, 1));
  }

  @Test
  void logTakesNaturalLogarithms() {
    assertArrayEquals(
        new double[] {0, 1, Math.log(10)}, new Log().apply(new double[] {1, Math.E, 10}), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -3})
  void logRefusesWhatIsNotAboveZeroAndSaysWhatItFound(double value) {
    double[] train = {1, 2, value};
    InputException e = assertThrows(InputException.class, () -> Transform.LOG.fit(train, 1));
    assertEquals("transform log needs values above 0 but found " + value, e.getMessage());
    assertThrows(InputException.class, () -> new Log().apply(train));
  }

  @Test
  void differencesAreToTheStepBeforeAndToTheSeasonBefore() {
    double[] values = {1, 4, 9, 16, 25};
    assertArrayEquals(new double[] {3, 5, 7, 9}, new Difference().apply(values));
    assertArrayEquals(new double[] {8, 12, 16}, new SeasonalDifference(2).apply(values));
    assertArrayEquals(new double[] {}, new SeasonalDifference(5).apply(values));
    assertArrayEquals(new double[] {}, new SeasonalDifference(7).apply(values));
  }

  @Test
  void aSeasonalMeanIsTakenOverTheSameStepOfThreeSeasons() {
    double[] values = {1, 10, 2, 20, 6, 30, 7, 50};
    assertArrayEquals(new double[] {4, 30}, new SeasonalMean(2).apply(values));
    assertArrayEquals(new double[] {}, new SeasonalMean(3).apply(values));
    double[] history = {100, 1, 10, 2, 20, 6, 30};
    // The fourth value follows from the second, which is itself forecast.
    assertArrayEquals(
        new double[] {7, 50, 6, 100. / 3 + 1},
        new SeasonalMean(2).invert(new double[] {4, 30, 1, 1}, history),
        1e-12);
  }

  @Test
  void invertedDifferencesContinueTheLastValuesOfTheHistory() {
    double[] history = {100, 1, 4};
    assertArrayEquals(
        new double[] {5, 7, 10}, new Difference().invert(new double[] {1, 2, 3}, history));
    assertArrayEquals(
        new double[] {2, 6, 5, 10},
        new SeasonalDifference(2).invert(new double[] {1, 2, 3, 4}, history));
  }

  @ParameterizedTest
  @CsvSource({
    "LOG,0",
    "DIFFERENCE,1",
    "SEASONAL_DIFFERENCE,6",
    "SEASONAL_MEAN,18",
    "STANDARD,0",
    "MINMAX,0",
    "ROBUST,0"
  })
  void onlyDifferencesCostValues(Transform transform, int lag) {
    assertEquals(lag, transform.fit(TRAIN, 6).lag());
    List<TimeSeries> train = List.of(Fixtures.series("s", Fixtures.seasonal(20, 6, 1)));
    assertEquals(lag, PanelTransforms.fit(List.of(transform), 6, train).lag());
  }

  @Test
  void theLagsOfAChainAddUp() {
    List<Transform> transforms =
        List.of(Transform.SEASONAL_DIFFERENCE, Transform.LOG, Transform.DIFFERENCE);
    double[] squares = {1, 4, 9, 16, 25, 36, 49};
    assertEquals(5, TransformChain.fit(transforms, squares, 4).lag());
  }

  @Test
  void aLinkIsFittedToWhatTheLinksBeforeMadeOfTrain() {
    // Changes are 1, 3 and 5: mean 3, deviation the root of 8/3.
    TransformChain chain =
        TransformChain.fit(
            List.of(Transform.DIFFERENCE, Transform.STANDARD), new double[] {0, 1, 4, 9}, 1);
    Standard standard = (Standard) chain.links().get(1);
    assertEquals(3, standard.mean(), 1e-12);
    assertEquals(Math.sqrt(8.0 / 3), standard.deviation(), 1e-12);
  }

  @Test
  void trainShorterThanTheLagsIsRefusedWithBothNumbers() {
    InputException e =
        assertThrows(
            InputException.class,
            () -> TransformChain.fit(List.of(Transform.SEASONAL_DIFFERENCE), TRAIN, 8));
    assertEquals(
        "transform seasonal-difference needs more than 8 values; train has 8", e.getMessage());
  }

  @Test
  void everySeriesAndTargetHasItsOwnNumbers() {
    TimeSeries north = Fixtures.series("North", TRAIN, new double[] {0, 2, 0, 2, 0, 2, 0, 2});
    TimeSeries south = Fixtures.series("South", new double[] {10, 30}, new double[] {1, 1});
    PanelTransforms fitted =
        PanelTransforms.fit(List.of(Transform.STANDARD), 1, List.of(north, south));
    assertEquals(new Standard(5, 2), fitted.of(north).get(0).links().get(0));
    assertEquals(new Standard(1, 1), fitted.of(north).get(1).links().get(0));
    assertEquals(new Standard(20, 10), fitted.of(south).get(0).links().get(0));
    assertEquals(new Standard(1, 1), fitted.of(south).get(1).links().get(0));
  }

  /** As machines know them that share a panel. */
  @Test
  void theMomentsOfPartsAreThoseOfTheWhole() {
    Moments whole = Moments.of(TRAIN);
    Moments parts = Moments.of(new double[0]);
    for (int[] part : new int[][] {{0, 1}, {1, 4}, {4, 4}, {4, TRAIN.length}}) {
      parts = parts.and(Moments.of(Arrays.copyOfRange(TRAIN, part[0], part[1])));
    }
    assertEquals(whole.count(), parts.count());
    assertEquals(whole.mean(), parts.mean(), 1e-12);
    assertEquals(whole.squares(), parts.squares(), 1e-12);
    assertEquals(new Standard(5, 2), whole.standard());
    assertThrows(IllegalStateException.class, () -> Moments.of(new double[0]).standard());
  }

  @Test
  void aSeriesThatWasNotInTrainIsFittedToItsOwnHistory() {
    PanelTransforms fitted =
        PanelTransforms.fit(
            List.of(Transform.STANDARD), 1, List.of(Fixtures.series("North", TRAIN)));
    TimeSeries other = Fixtures.series("West", new double[] {10, 30});
    assertEquals(new Standard(20, 10), fitted.of(other).get(0).links().get(0));
  }

  @Test
  void aSeriesOfTrainKeepsItsNumbersWhateverCameLater() {
    PanelTransforms fitted =
        PanelTransforms.fit(
            List.of(Transform.STANDARD), 1, List.of(Fixtures.series("North", TRAIN)));
    TimeSeries later = Fixtures.series("North", new double[] {2, 4, 4, 4, 5, 5, 7, 9, 700});
    assertEquals(new Standard(5, 2), fitted.of(later).get(0).links().get(0));
  }

  @Test
  void aSeriesThatDoesNotAllowATransformIsNamed() {
    List<TimeSeries> train = List.of(Fixtures.series("North", new double[] {1, 0, 2}));
    InputException e =
        assertThrows(
            InputException.class, () -> PanelTransforms.fit(List.of(Transform.LOG), 1, train));
    assertTrue(e.getMessage().startsWith("North: "), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(
      value = Transform.class,
      names = {"STANDARD", "MINMAX", "ROBUST"})
  void valuesTooLargeToBeScaledAreRefusedAsInput(Transform transform) {
    double[] train = {-1.5e308, 1.5e308, 1e308, -1e308};
    InputException e = assertThrows(InputException.class, () -> transform.fit(train, 1));
    assertTrue(e.getMessage().contains("too large"), e.getMessage());
  }
}
