package dev.recur.report;

import static dev.recur.series.Message.setting;

import dev.recur.config.Decoder;
import dev.recur.network.NetworkOptions;
import dev.recur.note.AutoNote;
import dev.recur.note.DataNote;
import dev.recur.note.ForecastNote;
import dev.recur.note.IntervalNote;
import dev.recur.note.NetworkNote;
import dev.recur.note.Note;
import dev.recur.note.ScoreNote;
import dev.recur.note.SearchNote;
import dev.recur.series.Frequency;
import dev.recur.series.Message;
import dev.recur.series.Season;
import dev.recur.series.Seasons;
import dev.recur.series.Wording;
import dev.recur.training.LearningRate;
import dev.recur.training.TrainingSpec;
import dev.recur.transform.Transform;
import dev.recur.window.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes in words, one line each. */
public final class NoteText {
  /** Names of a list that are shown. */
  private static final int MOST_NAMES = 5;

  /** Factor from which on a reason why an interval is wide is named. */
  private static final double WORTH_SAYING = 1.05;

  /** How each kind is worded. */
  private static final Wordings<Note> WORDS =
      new Wordings<Note>()
          .add(DataNote.Horizon.class, NoteText::horizon)
          .add(DataNote.Sums.class, NoteText::sums)
          .add(DataNote.LongerSeasons.class, NoteText::longerSeasons)
          .add(
              ScoreNote.Reconciled.class,
              note -> Message.of(LevelsText.change(note.how().toString(), note.all())))
          .add(DataNote.Covariates.class, NoteText::covariates)
          .add(DataNote.UntrainedCovariates.class, NoteText::untrainedCovariates)
          .add(DataNote.Parts.class, NoteText::parts)
          .add(DataNote.Outliers.class, NoteText::outliers)
          .add(
              ForecastNote.LastValues.class,
              note ->
                  Message.of(
                      "warning: the last value before the forecast: ",
                      OutlierText.of(note.found()),
                      "; the forecast goes on from it, so check it"))
          .add(
              DataNote.TooShort.class,
              note ->
                  tooShort(
                      note.names(),
                      note.of(),
                      "too short to be learnt from or scored, but forecast"))
          .add(
              NetworkNote.TooShort.class,
              note -> tooShort(note.names(), note.of(), "too short for the network to learn from"))
          .add(NetworkNote.LearntOn.class, NoteText::learntOn)
          .add(ScoreNote.LearntOn.class, NoteText::learntOn)
          .add(
              IntervalNote.KeptCalibration.class,
              note ->
                  Message.of(
                      "validation holds values that were learnt from before: intervals keep their"
                          + " calibration"))
          .add(NetworkNote.Tuned.class, NoteText::tuned)
          .add(
              ScoreNote.TooShort.class,
              note -> tooShort(note.names(), note.of(), "too short to be scored"))
          .add(ScoreNote.NotChecked.class, NoteText::notChecked)
          .add(
              ScoreNote.Apart.class,
              note ->
                  Message.of(
                      "series and sums are looked at each by itself, as they are forecast before"
                          + " they are made to add up"))
          .add(NetworkNote.Network.class, NoteText::network)
          .add(NetworkNote.Schedule.class, NoteText::schedule)
          .add(NetworkNote.Ensemble.class, NoteText::ensemble)
          .add(NetworkNote.OutOfTime.class, NoteText::outOfTime)
          .add(NetworkNote.Refit.class, NoteText::refit)
          .add(
              AutoNote.NoTrial.class,
              note -> Message.of("auto: too few values to try its members on; they weigh as usual"))
          .add(AutoNote.LeftOut.class, NoteText::leftOut)
          .add(AutoNote.Trial.class, NoteText::trial)
          .add(AutoNote.Combined.class, NoteText::combined)
          .add(DataNote.UnusedCovariates.class, NoteText::unusedCovariates)
          .add(AutoNote.Better.class, NoteText::better)
          .add(IntervalNote.Calibrated.class, NoteText::calibrated)
          .add(
              IntervalNote.NotCalibrated.class,
              note ->
                  Message.of(
                      "warning: no error before test was left to calibrate intervals by; they are"
                          + " the model's own"))
          .add(IntervalNote.FewErrors.class, NoteText::fewErrors)
          .add(IntervalNote.Widened.class, NoteText::widened)
          .add(IntervalNote.FewBefore.class, NoteText::fewBefore)
          .add(
              IntervalNote.BeforeCalibration.class,
              note ->
                  Message.of(
                      "forecasts begin before the values that calibrate the intervals: these are"
                          + " the model's own"))
          .add(IntervalNote.WithoutIntervals.class, note -> note.complaint().found())
          .add(
              IntervalNote.StepsApart.class,
              note ->
                  Message.of(
                      "warning: no error before test was left to tell how steps hang together;"
                          + " paths draw each step by itself"))
          .add(ForecastNote.FellBack.class, NoteText::fellBack)
          .add(ForecastNote.UnmetSeries.class, NoteText::unmetSeries)
          .add(ScoreNote.LongBacktest.class, NoteText::longBacktest)
          .add(ScoreNote.ChosenOnce.class, NoteText::chosenOnce)
          .add(
              ScoreNote.NothingBefore.class,
              note -> Message.of("no values before the forecast: no MASE, no RMSSE and no rivals"))
          .add(ScoreNote.Unpaired.class, NoteText::unpaired)
          .add(SearchNote.SmallSpace.class, NoteText::smallSpace)
          .add(SearchNote.StageEnded.class, NoteText::stageEnded)
          .add(SearchNote.TrialsFailed.class, NoteText::trialsFailed)
          .add(SearchNote.FinalOutOfTime.class, NoteText::finalOutOfTime)
          .add(SearchNote.FinalistFailed.class, NoteText::finalistFailed);

  private NoteText() {}

  /** Returns the kinds that have words. */
  static Set<Class<? extends Note>> worded() {
    return WORDS.kinds();
  }

  /** Returns a note in words. */
  public static Message of(Note note) {
    return WORDS.of(note);
  }

  private static Message line(String format, Object... values) {
    return Message.of(String.format(Locale.ROOT, format, values));
  }

  private static Message longerSeasons(DataNote.LongerSeasons note) {
    String all = "longer seasons " + listed(note.steps()) + ": ";
    if (note.unseen().isEmpty()) {
      return Message.of(all + "mstl takes them out, networks look back so far");
    }
    List<Integer> seen =
        note.steps().stream().filter(steps -> !note.unseen().contains(steps)).toList();
    return Message.of(
        all
            + "networks look back so far; mstl takes out "
            + (seen.isEmpty() ? "none" : listed(seen))
            + ", for no series holds three of "
            + listed(note.unseen()));
  }

  private static String listed(List<?> names) {
    return names.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String some(List<String> names) {
    String shown = listed(names.subList(0, Math.min(MOST_NAMES, names.size())));
    return names.size() > MOST_NAMES ? shown + ", ..." : shown;
  }

  private static Message outliers(DataNote.Outliers note) {
    String found = "train: " + OutlierText.of(note.found());
    return note.damped()
        ? Message.of(
            found,
            "; damped in what networks learn from (",
            Message.setting("outliers", "keep"),
            " learns from it)")
        : Message.of(found, "; learned from as it is");
  }

  private static Message tuned(NetworkNote.Tuned note) {
    return line(
        "backtest error before the held-out end: tuned %s, as it is %s; %s",
        ScoreColumns.number(note.tuned()),
        ScoreColumns.number(note.released()),
        note.tuned() < note.released() ? "it goes on learning" : "it stays as it is");
  }

  private static Message tooShort(List<String> names, int of, String what) {
    return line("%s: %s (%d of %d series)", what, some(names), names.size(), of);
  }

  private static Message horizon(DataNote.Horizon note) {
    int suggested = Seasons.suggested(note.frequency());
    boolean tried =
        !note.trained() && note.season().why() == Season.Why.NONE_FOUND && suggested > 1;
    return line(
        "%shorizon %d, %s",
        note.trained() ? "" : "pretrained, no training: ",
        note.steps(),
        tried
            ? "no season confirmed by the values, one of " + suggested + " is tried"
            : season(note.season(), note.frequency()));
  }

  private static String season(Season season, Frequency frequency) {
    String why =
        switch (season.why()) {
          case GIVEN -> "";
          case CONFIRMED -> ", confirmed by the values";
          case NONE_FOUND -> ", none found in the values";
          case TOO_FEW_VALUES -> ", usual for " + frequency + " values; too few to confirm it";
        };
    return "season " + season.steps() + why;
  }

  private static Message sums(DataNote.Sums note) {
    String levels =
        note.levels().stream()
            .map(level -> level.name() + " " + level.size())
            .collect(Collectors.joining(", "));
    int all = note.levels().get(note.levels().size() - 1).to();
    return Message.of(
        "hierarchy: " + all + " series, " + levels,
        note.late() == 0
            ? ""
            : "; " + note.late() + " of the last begin later than others, with zeros before");
  }

  private static Message covariates(DataNote.Covariates note) {
    List<String> names = new ArrayList<>(note.columns());
    names.addAll(note.calendar());
    if (!note.holidays().isEmpty()) {
      names.add("holidays of " + note.holidays() + (note.upToDates() ? " up to each date" : ""));
    }
    return Message.of("covariates: " + listed(names));
  }

  private static Message untrainedCovariates(DataNote.UntrainedCovariates note) {
    return Message.of("covariates are not used without training: " + listed(note.columns()));
  }

  private static Message parts(DataNote.Parts note) {
    return line("train %d, validation %d, test %d", note.train(), note.validation(), note.test());
  }

  private static Message network(NetworkNote.Network note) {
    WindowSpec window = note.window();
    NetworkOptions options = note.network().options();
    List<String> transforms = new ArrayList<>();
    note.transforms().stream().map(Transform::toString).forEach(transforms::add);
    if (window.scaled()) {
      transforms.add("window");
    }
    return Message.of(
        decoder(note),
        ", lookback " + window.lookback(),
        window.segment() > 1 ? " in segments of " + window.segment() : "",
        ", transform " + (transforms.isEmpty() ? "none" : listed(transforms)),
        ", " + note.network().layers() + (note.network().layers() > 1 ? " layers" : " layer"),
        " of " + note.network().hidden() + " units",
        window.apart() ? ", each target apart" : "",
        options.bidirectional() ? " in both directions" : "",
        options.skip() > 0 ? ", linear skip" : "",
        options.embedding().map(vectors -> ", " + vectors).orElse(""));
  }

  private static String decoder(NetworkNote.Network note) {
    if (note.window().decoded()) {
      boolean attention = note.network().options().decoder().orElseThrow().attention();
      return Decoder.SEQ2SEQ + (attention ? " with attention" : "");
    }
    return (note.window().ahead() > 1 ? Decoder.DIRECT : Decoder.RECURSIVE).toString();
  }

  private static Message schedule(NetworkNote.Schedule note) {
    TrainingSpec training = note.training();
    LearningRate rate = training.learningRate();
    return Message.of(
        note.epochsFixed() ? "" : "at most ",
        training.epochs() + " epochs",
        note.epochsFixed() ? "" : " with patience " + training.patience(),
        ", batches of " + training.batch(),
        ", learning rate " + rate.full() + " " + rate.schedule(),
        rate.warmup() > 0 ? " after a warm-up of " + rate.warmup() : "",
        ", loss " + training.loss());
  }

  private static Message ensemble(NetworkNote.Ensemble note) {
    return line("the median of %d networks", note.networks());
  }

  private static Message outOfTime(NetworkNote.OutOfTime note) {
    return line(
        "the time limit ended training after %d of at most %d epochs; with it, the same seed need"
            + " not give the same model",
        note.epochs(), note.most());
  }

  private static Message refit(NetworkNote.Refit note) {
    return line(
        "refit on train, validation and test for %d epochs; the score is of the weights before,"
            + " which had not seen test",
        note.epochs());
  }

  private static Message leftOut(AutoNote.LeftOut note) {
    return Message.of("auto: ", note.member(), " is left out: ", note.complaint().sentence());
  }

  private static Message trial(AutoNote.Trial note) {
    return Message.of(
        note.intermittent()
            ? "auto: RMSSE of intermittent demand before the held-out end: "
            : "auto: backtest error before the held-out end: ",
        note.members().stream()
            .map(tried -> tried.member() + " " + ScoreColumns.number(tried.error()))
            .collect(Collectors.joining(", ")));
  }

  private static Message combined(AutoNote.Combined note) {
    List<AutoNote.Combined.Weighted> members = note.members();
    String what =
        members.size() == 1
            ? "takes " + members.get(0).model() + " alone"
            : members.stream()
                .map(one -> String.format(Locale.ROOT, "%.2f %s", one.weight(), one.model()))
                .collect(Collectors.joining(" + ", "combines ", ""));
    return Message.of(
        note.intermittent() ? "auto: of intermittent demand " : "auto: ",
        what,
        note.without().isEmpty() ? "" : "; no weight for " + listed(note.without()));
  }

  private static Message unusedCovariates(DataNote.UnusedCovariates note) {
    List<String> names = new ArrayList<>(note.columns());
    if (note.calendar()) {
      names.add("the calendar");
    }
    return Message.of(note.model() + " does not use the covariates " + listed(names));
  }

  private static Message better(AutoNote.Better note) {
    int series = note.series().orElse(0);
    String metric =
        switch (series) {
          case 0 -> "RMSE";
          case 1 -> "MASE";
          default -> "MASE over " + series + " series";
        };
    return Message.of(
        line(
            "%s did worse than auto would have: held-out %s %s, that of auto's members without"
                + " training %s; try ",
            note.model(),
            metric,
            ScoreColumns.number(note.error()),
            ScoreColumns.number(note.auto())),
        setting("model", "auto"));
  }

  private static Message calibrated(IntervalNote.Calibrated note) {
    return line(
        "intervals calibrated by %d errors before test (independent forecasts: %d)",
        note.errors(), note.forecasts());
  }

  private static Message fewErrors(IntervalNote.FewErrors note) {
    return Message.of(
        line(
            "warning: %s the intervals, and the level of %s %% needs %d: it is the model's own,"
                + " corrected as the widest level they are enough for; ",
            note.errors() == 1 ? "1 error calibrates" : note.errors() + " errors calibrate",
            note.level(),
            note.needed()),
        setting("levels", note.enough().toString()),
        " leaves it out");
  }

  private static Message widened(IntervalNote.Widened note) {
    List<String> reasons = new ArrayList<>();
    if (note.by().errors() >= WORTH_SAYING) {
      reasons.add("errors before test were larger than it expected");
    }
    if (note.by().few() >= WORTH_SAYING) {
      String forecasts =
          note.forecasts() == 1 ? "1 forecast tells" : note.forecasts() + " forecasts tell";
      reasons.add(forecasts + " little of its width");
    }
    return line(
        "the %s %% interval is %.1f times as wide as the model's own: %s",
        note.level(), note.by().all(), String.join(", and ", reasons));
  }

  private static Message learntOn(NetworkNote.LearntOn note) {
    return line(
        "the network goes on for %s: weights moved by %.1f %% of their size; transforms kept"
            + " of %d series, fitted to %d",
        Wording.count(note.epochs(), "epoch"),
        100 * note.change(),
        note.kept(),
        note.series() - note.kept());
  }

  private static Message learntOn(ScoreNote.LearntOn note) {
    double change = 100 * (note.after() / note.before() - 1);
    return line(
        "held-out %s %s before, %s after it went on (%+.1f %%)%s",
        note.scaled() ? "MASE" : "RMSE",
        ScoreColumns.number(note.before()),
        ScoreColumns.number(note.after()),
        change,
        note.kept() ? ": the model stays as it was" : "");
  }

  private static Message notChecked(ScoreNote.NotChecked note) {
    return Message.of(
        line(
            "%s: not checked, for the model was not trained on %s (%d of %d series); say from when"
                + " on by ",
            some(note.names()),
            note.names().size() == 1 ? "it" : "them",
            note.names().size(),
            note.of()),
        setting("since", "TIME"));
  }

  private static Message fewBefore(IntervalNote.FewBefore note) {
    return Message.of(
        line(
            "warning: %s the interval, and the level of %s %% needs %d: expect more false alarms,"
                + " or lower ",
            note.errors() == 1 ? "1 value before tells" : note.errors() + " values before tell",
            note.level(),
            note.needed()),
        setting("level"));
  }

  private static Message fellBack(ForecastNote.FellBack note) {
    return line(
        "%s: %d of %d forecasts fell back to %s: %s",
        note.model(),
        note.fallbacks(),
        note.forecasts(),
        note.first().method(),
        note.first().reason());
  }

  private static Message unmetSeries(ForecastNote.UnmetSeries note) {
    return line(
        "%d of %d series were not trained on, %s first: they have the mean of the learned vectors",
        note.unmet(), note.series(), note.first());
  }

  private static Message longBacktest(ScoreNote.LongBacktest note) {
    return Message.of(
        line(
            "%s: fitting took %s at the first origin, which makes about %s at %d; ",
            note.model(), time(note.first()), time(note.first() * note.fits()), note.fits()),
        setting("refitEvery", note.refitEvery()),
        " fits at " + note.fewerFits());
  }

  private static String time(double seconds) {
    return seconds < 100
        ? Math.max(1, Math.round(seconds)) + " s"
        : Math.round(seconds / 60) + " min";
  }

  private static Message chosenOnce(ScoreNote.ChosenOnce note) {
    return line(
        "%s: its file does not tell what was asked of train, so what train chose, once, is kept and"
            + " may flatter early folds; train again to choose at every origin",
        note.model());
  }

  private static Message unpaired(ScoreNote.Unpaired note) {
    int count = note.names().size();
    boolean one = count == 1;
    String what =
        switch (note.kind()) {
          case FORECAST_SERIES -> "series of the forecast " + (one ? "has" : "have");
          case ACTUAL_SERIES -> one ? "series has" : "series have";
          case FORECAST_ROW ->
              (one ? "row" : "rows")
                  + " of the forecast for "
                  + note.series()
                  + (one ? " has" : " have");
          case FORECAST_GAP ->
              (one ? "time of " : "times of ") + note.series() + (one ? " has" : " have");
        };
    String lacks =
        switch (note.kind()) {
          case FORECAST_SERIES -> "no actual values";
          case FORECAST_ROW -> "no actual value";
          case ACTUAL_SERIES, FORECAST_GAP -> "no forecast";
        };
    return line("%d %s %s: %s", count, what, lacks, some(note.names()));
  }

  private static Message smallSpace(SearchNote.SmallSpace note) {
    return line("the space has no more than %d trials", note.trials());
  }

  private static Message stageEnded(SearchNote.StageEnded note) {
    return Message.of(
        note.trials() + (note.trials() == 1 ? " trial of " : " trials of "),
        note.share().equals("1") ? "all epochs" : note.share() + " of the epochs",
        note.best()
            .map(best -> Message.of(", best " + best.trial() + ": ", all(best.settings())))
            .orElse(Message.NONE));
  }

  private static Message all(List<Message.Setting> settings) {
    return Message.of(
        settings.stream().flatMap(setting -> Stream.of((Object) " ", setting)).skip(1).toArray());
  }

  private static Message trialsFailed(SearchNote.TrialsFailed note) {
    return line("%d failed, such as %d: %s", note.failed(), note.trial(), note.failure());
  }

  private static Message finalOutOfTime(SearchNote.FinalOutOfTime note) {
    return line("the time limit ended the final after %d", note.finalists());
  }

  private static Message finalistFailed(SearchNote.FinalistFailed note) {
    return line("trial %d failed: %s", note.trial(), note.failure());
  }
}
