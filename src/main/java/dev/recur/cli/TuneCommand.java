package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.artifact.ModelFile;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.config.TuneConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.model.Version;
import dev.recur.network.CellType;
import dev.recur.pipeline.TrainRun;
import dev.recur.report.CoverageText;
import dev.recur.report.EvaluationTable;
import dev.recur.report.ProgressLine;
import dev.recur.report.ShellCommand;
import dev.recur.report.TrialLines;
import dev.recur.report.TuningJson;
import dev.recur.report.TuningTable;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import dev.recur.series.Visible;
import dev.recur.table.Source;
import dev.recur.tune.SearchSpace;
import dev.recur.tune.Stage;
import dev.recur.tune.Trial;
import dev.recur.tune.TrialRecord;
import dev.recur.tune.TrialScore;
import dev.recur.tune.TuneRun;
import dev.recur.tune.Tuning;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur tune}: searches settings of a training before the held-out end. */
@Command(
    name = "tune",
    description = {
      "Search settings for train before the held-out end.",
      "Settings are scored by forecasts before the held-out end, which is never read. What is said"
          + " stays as it is; the rest is searched."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  recur tune sales.csv --trials 30 -o sales.recur",
      "  recur tune sales.csv --show-space",
      "  recur tune sales.csv --resume --plot search.svg"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class TuneCommand implements Callable<Integer> {
  /** Options that train does not have, or that say nothing about what is trained. */
  private static final Set<String> OWN =
      Set.of(
          "--output",
          "--force",
          "--trials",
          "--time-limit",
          "--trials-file",
          "--resume",
          "--show-space",
          "--plot",
          "--last",
          "--json",
          "--quiet");

  /** Options of train that no score depends on. */
  private static final Set<String> WITHOUT_SAY = Set.of("--threads", "--levels");

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description = "Data: a file, - for standard input, or a jdbc: URL.")
  private String data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL",
      description = "Train the winner, score it on the held-out end and write it [no training].")
  private @Nullable Path output;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the files that are written, if there are any.")
  private boolean force;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "Settings to try beside the default [${DEFAULT-VALUE}].")
  private int trials = TuneConfig.TRIALS;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Times.Converter.class,
      description =
          "Begin no trial after half of it and no finalist after all of it, such as 90s, 10m or"
              + " 1h30m; the default and the best trial are always in the final. The same seed"
              + " need not give the same result [none].")
  private @Nullable Duration timeLimit;

  @Option(
      names = "--trials-file",
      paramLabel = "FILE",
      description = "A line of JSON a trial, written as it ends [DATA's name.trials.jsonl].")
  private @Nullable Path trialsFile;

  @Option(names = "--resume", description = "Go on with the trials in the file, if there are any.")
  private boolean resume;

  @Option(names = "--show-space", description = "Show what would be searched, and end.")
  private boolean showSpace;

  @Mixin private DataOptions dataOptions;
  @Mixin private CalendarOptions calendarOptions;
  @Mixin private SplitOptions splitOptions;
  @Mixin private SeasonOption season;
  @Mixin private ValidationOption validation;
  @Mixin private OutlierOption outliers;
  @Mixin private WindowOptions windowOptions;
  @Mixin private ModelOptions modelOptions;
  @Mixin private TrainingOptions trainingOptions;
  @Mixin private IntervalOptions intervalOptions;

  @Mixin private PlotOptions plot;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No notes and no progress, only the result and errors.")
  private boolean quiet;

  @Override
  public Integer call() {
    SaidOptions said = SaidOptions.to(spec).without(OWN);
    TuneConfig config = toConfig(said);
    Path file =
        trialsFile == null
            ? Path.of(ShellCommand.stem(Source.shown(data)) + ".trials.jsonl")
            : trialsFile;
    if (!showSpace) {
      requireWritable(file);
    }
    plot.check(force, data, file.toString());
    ProgressLine progress = main.progress(quiet);
    int steps = season.season().orElse(0);
    Input input = main.read(data, dataOptions.toReadOptions(steps), progress);
    DataSettings settings = calendarOptions.toSettings(dataOptions, steps, input.panel());
    TuneRun run = new TuneRun(input.panel(), settings, config, progress);
    PrintWriter out = spec.commandLine().getOut();
    if (showSpace) {
      show(run.space(), out);
      return ExitCode.OK.code();
    }
    requireSomething(run.space());
    List<TrialScore> scores = new ArrayList<>();
    Tuning tuning = tune(run, file, said, scores);
    String command = command(said, tuning.winner().trial());
    if (!json) {
      TuningTable.write(tuning, command, OptionNames::of, Visible.writer(out));
    }
    Optional<SavedModel> model =
        Optional.ofNullable(output)
            .map(goal -> train(config.train(), tuning, input, settings, progress));
    if (json) {
      out.println(
          TuningJson.text(
              tuning,
              command,
              input.panel().schema().targets(),
              model.map(SavedModel::score),
              OptionNames::of));
    } else if (model.isPresent()) {
      out.println();
      EvaluationTable.write(model.get().score(), OptionNames::of, Visible.writer(out));
    }
    out.flush();
    if (plot.isAsked()) {
      Pictures.of(scores, plot.picture(main, progress));
    }
    return ExitCode.OK.code();
  }

  /** Returns what the user said, after a check of its ranges. */
  private TuneConfig toConfig(SaidOptions said) {
    boolean named = spec.commandLine().getParseResult().hasMatchedOption("--model");
    ModelChoice model = named ? modelOptions.model : new ModelChoice.Network(CellType.GRU);
    if (!(model instanceof ModelChoice.Network)) {
      throw refused("--model " + model + ": has nothing to search; name a network");
    }
    TrainConfig train =
        TrainConfig.builder()
            .horizon(splitOptions.horizon())
            .season(season.season())
            .longerSeasons(season.longer())
            .test(splitOptions.test())
            .validation(validation.validation())
            .outliers(outliers.outliers())
            .model(model)
            .network(modelOptions.toConfig(windowOptions))
            .training(trainingOptions.toConfig())
            .intervals(intervalOptions.intervals())
            .build();
    return new TuneConfig(
        train,
        said.settings(),
        Numbers.count(Limit.TRIALS, spec, "--trials", trials),
        Optional.ofNullable(timeLimit));
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void requireWritable(Path file) {
    Input.requireOther(file, data);
    if (!(force || resume) && Files.exists(file)) {
      throw new InputException(
          file + ": already exists; pass --resume to go on with it, or --force to replace it");
    }
    AtomicFile.requireWritable(file, true);
    if (output != null) {
      Input.requireOther(output, data, file.toString());
      AtomicFile.requireWritable(output, force);
    }
  }

  private void show(SearchSpace space, PrintWriter out) {
    if (json) {
      out.println(TuningJson.text(space, OptionNames::of));
    } else {
      TuningTable.write(space, OptionNames::of, Visible.writer(out));
    }
    out.flush();
  }

  private void requireSomething(SearchSpace space) {
    if (space.values().isEmpty()) {
      throw refused("every option that can be searched is given; leave some out (--show-space)");
    }
  }

  private Tuning tune(TuneRun run, Path file, SaidOptions said, List<TrialScore> scores) {
    List<String> words = said.without(WITHOUT_SAY).words();
    TrialLines.Head head = new TrialLines.Head(Version.text(), run.fingerprint(), words);
    try (TrialLines lines =
        resume && Files.exists(file)
            ? TrialLines.resume(file, head, OptionNames::of)
            : TrialLines.begin(file, head, OptionNames::of)) {
      return run.run(new HeardTrials(lines, scores));
    }
  }

  /** The trials of a search, those that had ended before among them, as a picture wants them. */
  private record HeardTrials(TrialRecord record, List<TrialScore> scores) implements TrialRecord {
    @Override
    public Optional<TrialScore> find(Trial trial, Stage stage) {
      Optional<TrialScore> found = record.find(trial, stage);
      found.ifPresent(this::hear);
      return found;
    }

    @Override
    public void ended(TrialScore score) {
      hear(score);
      record.ended(score);
    }

    private void hear(TrialScore score) {
      if (!scores.contains(score)) {
        scores.add(score);
      }
    }
  }

  /** Returns the command that trains a trial. */
  private String command(SaidOptions said, Trial trial) {
    List<String> words = new ArrayList<>(List.of("recur", "train", Source.shown(data)));
    words.addAll(said.words());
    trial
        .settings()
        .forEach((option, value) -> words.addAll(List.of(OptionNames.of(option.setting()), value)));
    String model =
        output == null ? ShellCommand.stem(Source.shown(data)) + ".recur" : output.toString();
    words.addAll(List.of("-o", model));
    return ShellCommand.of(words);
  }

  /** Trains the winner on the whole and writes it. */
  private SavedModel train(
      TrainConfig config,
      Tuning tuning,
      Input input,
      DataSettings settings,
      ProgressLine progress) {
    Provenance provenance = input.provenance();
    SavedModel model =
        new TrainRun(tuning.winner().trial().applyTo(config), progress)
            .run(input.panel(), settings, provenance);
    AtomicFile.write(Objects.requireNonNull(output), ModelFile.encode(model));
    CoverageText.warnings(model.score()).forEach(progress::line);
    progress.line("wrote " + output);
    return model;
  }
}
