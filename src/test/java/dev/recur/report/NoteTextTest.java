package dev.recur.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.classical.Method;
import dev.recur.config.ModelChoice;
import dev.recur.evaluation.LevelScore;
import dev.recur.evaluation.ModelScore;
import dev.recur.evaluation.PointScore;
import dev.recur.evaluation.SeriesRange;
import dev.recur.forecast.Calibration;
import dev.recur.forecast.Fallback;
import dev.recur.forecast.Levels;
import dev.recur.hierarchy.Reconciliation;
import dev.recur.network.CellType;
import dev.recur.network.DecoderSpec;
import dev.recur.network.EmbeddingSpec;
import dev.recur.network.NetworkOptions;
import dev.recur.network.NetworkSpec;
import dev.recur.network.PointLoss;
import dev.recur.note.AutoNote;
import dev.recur.note.DataNote;
import dev.recur.note.ForecastNote;
import dev.recur.note.IntervalNote;
import dev.recur.note.NetworkNote;
import dev.recur.note.Note;
import dev.recur.note.ScoreNote;
import dev.recur.note.SearchNote;
import dev.recur.series.FoundOutlier;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Outlier;
import dev.recur.series.Season;
import dev.recur.series.Season.Why;
import dev.recur.series.SeasonalScale;
import dev.recur.training.LearningRate;
import dev.recur.training.Schedule;
import dev.recur.training.TrainingSpec;
import dev.recur.training.TrainingSpecBuilder;
import dev.recur.transform.Transform;
import dev.recur.window.WindowSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NoteTextTest {
  private static final Frequency MONTHLY = Frequency.parse("monthly");

  private static final NetworkSpec PLAIN = new NetworkSpec(CellType.GRU, 1, 8, 1, 1, 0);

  /** Scores of forecasts that are off by so much before and after they add up. */
  private static LevelScore level(double before, double after) {
    return new LevelScore(
        new SeriesRange("all", 0, 2), offBy(before), offBy(after), Optional.empty());
  }

  private static ModelScore offBy(double error) {
    PointScore score =
        PointScore.of(new double[] {0}, new double[] {error}, new SeasonalScale(2, 2));
    return new ModelScore("ets", score, Map.of(), Map.of(), Optional.empty(), 0);
  }

  private static Note horizon(int steps, Why why) {
    return new DataNote.Horizon(true, 12, new Season(steps, why), MONTHLY);
  }

  private static Note network(WindowSpec window, NetworkSpec network, Transform... transforms) {
    return new NetworkNote.Network(window, List.of(transforms), network);
  }

  private static NetworkOptions decoder(boolean attention) {
    return NetworkOptions.none().withDecoder(Optional.of(new DecoderSpec(4, 1, 0, attention)));
  }

  private static Note unpaired(ScoreNote.Kind kind, String series, String... names) {
    return new ScoreNote.Unpaired(kind, series, List.of(names));
  }

  private static FoundOutlier lost(String series) {
    return new FoundOutlier(
        Optional.of(series).filter(name -> !name.isEmpty()),
        OptionalLong.empty(),
        "2018-05",
        new Outlier(4, 1, Outlier.Kind.LOST_DIGIT, 12, 119.2));
  }

  /** The sentences, as users know them. */
  static Stream<Arguments> sentences() {
    TrainingSpecBuilder training =
        TrainingSpec.defaults()
            .with()
            .epochs(300)
            .patience(40)
            .batch(32)
            .learningRate(LearningRate.constant(0.003))
            .loss(PointLoss.parse("mse"));
    WindowSpec direct = new WindowSpec(24, 4, 1, 1, false);
    return Stream.of(
        Arguments.of("horizon 12, season 7", horizon(7, Why.GIVEN)),
        Arguments.of("horizon 12, season 12, confirmed by the values", horizon(12, Why.CONFIRMED)),
        Arguments.of("horizon 12, season 1, none found in the values", horizon(1, Why.NONE_FOUND)),
        Arguments.of(
            "horizon 12, season 12, usual for monthly values; too few to confirm it",
            horizon(12, Why.TOO_FEW_VALUES)),
        Arguments.of(
            "pretrained, no training: horizon 3, no season confirmed by the values, one of 12 is"
                + " tried",
            new DataNote.Horizon(false, 3, new Season(1, Why.NONE_FOUND), MONTHLY)),
        Arguments.of(
            "hierarchy: 7 series, total 1, region 2, item 4; 1 of the last begin later than others,"
                + " with zeros before",
            new DataNote.Sums(
                List.of(
                    new SeriesRange("total", 0, 1),
                    new SeriesRange("region", 1, 3),
                    new SeriesRange("item", 3, 7)),
                1)),
        Arguments.of(
            "longer seasons 168, 8766: mstl takes them out, networks look back so far",
            new DataNote.LongerSeasons(List.of(168, 8766), List.of())),
        Arguments.of(
            "longer seasons 168, 8766: networks look back so far; mstl takes out 168, for no series"
                + " holds three of 8766",
            new DataNote.LongerSeasons(List.of(168, 8766), List.of(8766))),
        Arguments.of(
            "longer seasons 8766: networks look back so far; mstl takes out none, for no series"
                + " holds three of 8766",
            new DataNote.LongerSeasons(List.of(8766), List.of(8766))),
        Arguments.of(
            "Reconciling by mint may have paid: over all 2 series RMSSE is 50.0 % below what it was"
                + " before.",
            new ScoreNote.Reconciled(Reconciliation.MINT, level(8, 4))),
        Arguments.of(
            "Reconciling by mint did not pay: over all 2 series RMSSE is 100.0 % above what it was"
                + " before.",
            new ScoreNote.Reconciled(Reconciliation.MINT, level(2, 4))),
        Arguments.of(
            "Reconciling by bottom-up changed nothing: over all 2 series RMSSE is what it was"
                + " before.",
            new ScoreNote.Reconciled(Reconciliation.BOTTOM_UP, level(4, 4))),
        Arguments.of(
            "covariates: price, month, holidays of DE",
            new DataNote.Covariates(List.of("price"), List.of("month"), "DE", false)),
        Arguments.of(
            "covariates: holidays of DE up to each date",
            new DataNote.Covariates(List.of(), List.of(), "DE", true)),
        Arguments.of(
            "train: 2018-05, 12, looks like a lost digit (usual: about 119); damped in what"
                + " networks learn from (outliers=keep learns from it)",
            new DataNote.Outliers(List.of(lost("")), true)),
        Arguments.of(
            "train: A: 2018-05, 12, looks like a lost digit (usual: about 119); learned from as it"
                + " is",
            new DataNote.Outliers(List.of(lost("A")), false)),
        Arguments.of(
            "warning: the last value before the forecast: 2018-05, 12, looks like a lost digit"
                + " (usual: about 119); the forecast goes on from it, so check it",
            new ForecastNote.LastValues(List.of(lost("")))),
        Arguments.of(
            "covariates are not used without training: price, promotion",
            new DataNote.UntrainedCovariates(List.of("price", "promotion"))),
        Arguments.of("train 120, validation 12, test 12", new DataNote.Parts(120, 12, 12)),
        Arguments.of(
            "recursive, lookback 24, transform log, standard, 1 layer of 8 units, linear skip",
            network(
                WindowSpec.oneStep(24, 1, false),
                PLAIN.with(NetworkOptions.none().withSkip(24)),
                Transform.LOG,
                Transform.STANDARD)),
        Arguments.of(
            "direct, lookback 24 in segments of 4, transform window, 2 layers of 8 units, each"
                + " target apart in both directions, embedding of 2 values for 3 series",
            network(
                new WindowSpec(24, 4, 4, 1, true).withApart(true),
                new NetworkSpec(
                    CellType.GRU,
                    1,
                    8,
                    2,
                    4,
                    0,
                    NetworkOptions.none()
                        .withBidirectional(true)
                        .withEmbedding(Optional.of(new EmbeddingSpec(3, 2)))))),
        Arguments.of(
            "seq2seq with attention, lookback 24, transform none, 1 layer of 8 units",
            network(
                direct.withDecoded(), new NetworkSpec(CellType.GRU, 1, 8, 1, 4, 0, decoder(true)))),
        Arguments.of(
            "seq2seq, lookback 24, transform none, 1 layer of 8 units",
            network(
                direct.withDecoded(),
                new NetworkSpec(CellType.GRU, 1, 8, 1, 4, 0, decoder(false)))),
        Arguments.of(
            "at most 300 epochs with patience 40, batches of 32, learning rate 0.003 constant, loss"
                + " mse",
            new NetworkNote.Schedule(training.build(), false)),
        Arguments.of(
            "300 epochs, batches of 32, learning rate 0.01 cosine after a warm-up of 0.1, loss mae",
            new NetworkNote.Schedule(
                training
                    .learningRate(new LearningRate(0.01, Schedule.COSINE, 0.1))
                    .loss(PointLoss.parse("mae"))
                    .build(),
                true)),
        Arguments.of("the median of 4 networks", new NetworkNote.Ensemble(4)),
        Arguments.of(
            "the time limit ended training after 7 of at most 60 epochs; with it, the same seed"
                + " need not give the same model",
            new NetworkNote.OutOfTime(7, 60)),
        Arguments.of(
            "refit on train, validation and test for 42 epochs; the score is of the weights before,"
                + " which had not seen test",
            new NetworkNote.Refit(42)),
        Arguments.of(
            "auto: too few values to try its members on; they weigh as usual",
            new AutoNote.NoTrial()),
        Arguments.of(
            "auto: gru is left out: North: too short; raise validation",
            new AutoNote.LeftOut(
                new ModelChoice.Network(CellType.GRU),
                new InputException("North: too short")
                    .mend("raise ", Message.setting("validation")))),
        Arguments.of(
            "auto: backtest error before the held-out end: pretrained 25.54, ets 34.90",
            new AutoNote.Trial(
                false,
                List.of(
                    new AutoNote.Trial.Tried(new ModelChoice.Pretrained(), 25.538),
                    new AutoNote.Trial.Tried(new ModelChoice.Classical(Method.ETS), 34.9)))),
        Arguments.of(
            "auto: combines 0.63 pretrained + 0.37 ets; no weight for gru",
            new AutoNote.Combined(
                false,
                List.of(
                    new AutoNote.Combined.Weighted("pretrained", 0.628),
                    new AutoNote.Combined.Weighted("ets", 0.372)),
                List.of(new ModelChoice.Network(CellType.GRU)))),
        Arguments.of(
            "auto: of intermittent demand takes imapa alone; no weight for gru",
            new AutoNote.Combined(
                true,
                List.of(new AutoNote.Combined.Weighted("imapa", 1)),
                List.of(new ModelChoice.Network(CellType.GRU)))),
        Arguments.of(
            "ets does not use the covariates visitors, the calendar",
            new DataNote.UnusedCovariates("ets", List.of("visitors"), true)),
        Arguments.of(
            "gru did worse than auto would have: held-out RMSE 12.35, that of auto's members"
                + " without training 10.00; try model=auto",
            new AutoNote.Better("gru", OptionalInt.empty(), 12.345678, 10)),
        Arguments.of(
            "gru did worse than auto would have: held-out MASE 2.000, that of auto's members"
                + " without training 1.000; try model=auto",
            new AutoNote.Better("gru", OptionalInt.of(1), 2, 1)),
        Arguments.of(
            "intervals calibrated by 30 errors before test (independent forecasts: 1)",
            new IntervalNote.Calibrated(30, 1)),
        Arguments.of(
            "warning: no error before test was left to calibrate intervals by; they are the model's"
                + " own",
            new IntervalNote.NotCalibrated()),
        Arguments.of(
            "warning: 54 errors calibrate the intervals, and the level of 99.9 % needs 999: it is"
                + " the model's own, corrected as the widest level they are enough for;"
                + " levels=80,95 leaves it out",
            new IntervalNote.FewErrors(54, "99.9", 999, Levels.parse("80,95"))),
        Arguments.of(
            "warning: 1 error calibrates the intervals, and the level of 80 % needs 4: it is the"
                + " model's own, corrected as the widest level they are enough for;"
                + " levels=50 leaves it out",
            new IntervalNote.FewErrors(1, "80", 4, Levels.parse("50"))),
        Arguments.of(
            "the 95 % interval is 2.3 times as wide as the model's own: errors before test were"
                + " larger than it expected, and 11 forecasts tell little of its width",
            new IntervalNote.Widened("95", new Calibration.Widening(2.131, 1.076), 11)),
        Arguments.of(
            "the 95 % interval is 4.0 times as wide as the model's own: errors before test were"
                + " larger than it expected",
            new IntervalNote.Widened("95", new Calibration.Widening(4, 1), 60)),
        Arguments.of(
            "forecasts begin before the values that calibrate the intervals: these are the model's"
                + " own",
            new IntervalNote.BeforeCalibration()),
        Arguments.of(
            "var has no intervals for 1 of 3 series",
            new IntervalNote.WithoutIntervals(
                new InputException("var has no intervals for 1 of 3 series"))),
        Arguments.of(
            "warning: no error before test was left to tell how steps hang together; paths draw"
                + " each step by itself",
            new IntervalNote.StepsApart()),
        Arguments.of(
            "ets: 3 of 414 forecasts fell back to seasonal-naive: needs at least 7 values, got 3",
            new ForecastNote.FellBack(
                "ets", 3, 414, new Fallback("seasonal-naive", "needs at least 7 values, got 3"))),
        Arguments.of(
            "1 of 3 series were not trained on, East first: they have the mean of the learned"
                + " vectors",
            new ForecastNote.UnmetSeries(1, 3, "East")),
        Arguments.of(
            "auto: fitting took 10 s at the first origin, which makes about 4 min at 24;"
                + " refitEvery=4 fits at 6",
            new ScoreNote.LongBacktest("auto", 10, 24, 4, 6)),
        Arguments.of(
            "gru: its file does not tell what was asked of train, so what train chose, once, is"
                + " kept and may flatter early folds; train again to choose at every origin",
            new ScoreNote.ChosenOnce("gru")),
        Arguments.of(
            "no values before the forecast: no MASE, no RMSSE and no rivals",
            new ScoreNote.NothingBefore()),
        Arguments.of(
            "too short to be learnt from or scored, but forecast: a, b (2 of 9 series)",
            new DataNote.TooShort(List.of("a", "b"), 9)),
        Arguments.of(
            "too short for the network to learn from: a, b, c, d, e, ... (6 of 9 series)",
            new NetworkNote.TooShort(List.of("a", "b", "c", "d", "e", "f"), 9)),
        Arguments.of(
            "backtest error before the held-out end: tuned 1.100, as it is 1.200; it goes on"
                + " learning",
            new NetworkNote.Tuned(1.1, 1.2)),
        Arguments.of(
            "backtest error before the held-out end: tuned 1.200, as it is 1.200; it stays as it"
                + " is",
            new NetworkNote.Tuned(1.2, 1.2)),
        Arguments.of(
            "too short to be scored: a (1 of 9 series)", new ScoreNote.TooShort(List.of("a"), 9)),
        Arguments.of(
            "the network goes on for 5 epochs: weights moved by 12.5 % of their size; transforms"
                + " kept of 3 series, fitted to 1",
            new NetworkNote.LearntOn(5, 0.125, 3, 4)),
        Arguments.of(
            "held-out MASE 0.8000 before, 1.000 after it went on (+25.0 %): the model stays as it"
                + " was",
            new ScoreNote.LearntOn(true, 0.8, 1, true)),
        Arguments.of(
            "held-out RMSE 20.00 before, 15.00 after it went on (-25.0 %)",
            new ScoreNote.LearntOn(false, 20, 15, false)),
        Arguments.of(
            "validation holds values that were learnt from before: intervals keep their"
                + " calibration",
            new IntervalNote.KeptCalibration()),
        Arguments.of(
            "a, b: not checked, for the model was not trained on them (2 of 9 series); say from"
                + " when on by since=TIME",
            new ScoreNote.NotChecked(List.of("a", "b"), 9)),
        Arguments.of(
            "series and sums are looked at each by itself, as they are forecast before they are"
                + " made to add up",
            new ScoreNote.Apart()),
        Arguments.of(
            "warning: 1 value before tells the interval, and the level of 99 % needs 99: expect"
                + " more false alarms, or lower level",
            new IntervalNote.FewBefore(1, "99", 99)),
        Arguments.of(
            "1 series of the forecast has no actual values: North",
            unpaired(ScoreNote.Kind.FORECAST_SERIES, "", "North")),
        Arguments.of(
            "6 series of the forecast have no actual values: a, b, c, d, e, ...",
            unpaired(ScoreNote.Kind.FORECAST_SERIES, "", "a", "b", "c", "d", "e", "f")),
        Arguments.of(
            "1 series has no forecast: North", unpaired(ScoreNote.Kind.ACTUAL_SERIES, "", "North")),
        Arguments.of(
            "2 series have no forecast: North, South",
            unpaired(ScoreNote.Kind.ACTUAL_SERIES, "", "North", "South")),
        Arguments.of(
            "1 row of the forecast for North has no actual value: 2020-01",
            unpaired(ScoreNote.Kind.FORECAST_ROW, "North", "2020-01")),
        Arguments.of(
            "2 rows of the forecast for North have no actual value: 2020-01, 2020-02",
            unpaired(ScoreNote.Kind.FORECAST_ROW, "North", "2020-01", "2020-02")),
        Arguments.of(
            "1 time of North has no forecast: 2020-01",
            unpaired(ScoreNote.Kind.FORECAST_GAP, "North", "2020-01")),
        Arguments.of(
            "5 times of North have no forecast: a, b, c, d, e",
            unpaired(ScoreNote.Kind.FORECAST_GAP, "North", "a", "b", "c", "d", "e")),
        Arguments.of("the space has no more than 9 trials", new SearchNote.SmallSpace(9)),
        Arguments.of(
            "20 trials of 1/9 of the epochs, best 4: hidden=16 layers=2",
            new SearchNote.StageEnded(
                20,
                "1/9",
                Optional.of(
                    new SearchNote.StageEnded.Best(
                        4, List.of(Message.setting("hidden", 16), Message.setting("layers", 2)))))),
        Arguments.of("1 trial of all epochs", new SearchNote.StageEnded(1, "1", Optional.empty())),
        Arguments.of(
            "2 failed, such as 7: training diverged",
            new SearchNote.TrialsFailed(2, 7, "training diverged")),
        Arguments.of("the time limit ended the final after 3", new SearchNote.FinalOutOfTime(3)),
        Arguments.of(
            "trial 7 failed: training diverged",
            new SearchNote.FinalistFailed(7, "training diverged")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sentences")
  void aNoteIsOneSentence(String sentence, Note note) {
    assertEquals(sentence, NoteText.of(note).toString());
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(NoteTextTest::kinds)
        : Stream.of(type);
  }

  @Test
  void everyKindOfNoteIsWorded() {
    Set<Class<?>> kinds = kinds(Note.class).collect(Collectors.toSet());
    assertTrue(kinds.size() > 30, kinds.toString());
    assertEquals(kinds, NoteText.worded());
  }

  @Test
  void everyKindOfNoteStandsAbove() {
    Set<Class<?>> above =
        sentences().map(row -> row.get()[1].getClass()).collect(Collectors.toSet());
    assertEquals(NoteText.worded(), above);
  }

  @Test
  void settingsAreData() {
    Message words = NoteText.of(new IntervalNote.FewErrors(1, "80", 4, Levels.parse("50")));
    assertEquals(List.of(Message.setting("levels", "50")), words.settings());
  }
}
