package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.artifact.ModelFile;
import dev.recur.config.LearnOnConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.fit.RunListener;
import dev.recur.model.Provenance;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.LearnOnRun;
import dev.recur.pipeline.LearnedOn;
import dev.recur.pipeline.Sums;
import dev.recur.pipeline.TrainRun;
import dev.recur.report.CoverageText;
import dev.recur.report.HistoryLines;
import dev.recur.report.LearnedOnJson;
import dev.recur.report.LineFile;
import dev.recur.report.ProgressLine;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import dev.recur.series.Panel;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur train}: fits a model, scores it on the held-out end, saves it. */
@Command(
    name = "train",
    description = "Fit a model to a CSV file, score it on the held-out end, save it.",
    footerHeading = "%nExamples%n",
    footer = {
      "  recur train sales.csv -o sales.recur",
      "  recur train sales.csv --horizon 28 --series shop --target units -o sales.recur",
      "  recur train sales.csv --model gru --preset fast --report sales.html -o sales.recur"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class TrainCommand implements Callable<Integer> {
  private static final String PRETRAINED = "pretrained";

  /** What may be said though a model goes on. */
  private static final Set<String> BESIDE_FROM =
      Set.of(
          "--output",
          "--force",
          "--from",
          "--keep-better",
          "--test",
          "--validation",
          "--epochs",
          "--learning-rate",
          "--patience",
          "--batch",
          "--threads",
          "--refit",
          "--config",
          "--json",
          "--quiet");

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      description = "Data: a file, - for standard input, or a jdbc: URL.")
  private String data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL",
      required = true,
      description = "Model file to write.")
  private Path output;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the files that are written, if there are any.")
  private boolean force;

  @Mixin private DataOptions dataOptions;
  @Mixin private CalendarOptions calendarOptions;
  @Mixin private SplitOptions splitOptions;

  @Mixin private SeasonOption season;
  @Mixin private HierarchyOption hierarchy;

  @Mixin private ValidationOption validation;
  @Mixin private OutlierOption outliers;
  @Mixin private WindowOptions windowOptions;
  @Mixin private ModelOptions modelOptions;
  @Mixin private TrainingOptions trainingOptions;
  @Mixin private IntervalOptions intervalOptions;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Times.Converter.class,
      description =
          "Begin no epoch after so long into the training of a network, such as 90s, 10m or 1h30m;"
              + " what was best is kept. The one option with which the same seed need not give the"
              + " same model [none].")
  private @Nullable Duration timeLimit;

  @Option(
      names = "--watch",
      paramLabel = "N",
      description =
          "Every N epochs keep the forecast over validation, in the model file and in --history"
              + " [off].")
  private @Nullable Integer watch;

  @Option(
      names = "--refit",
      description =
          "Once the score is known, train again on everything, test included, for the number of"
              + " epochs that was best.")
  private boolean refit;

  @Option(
      names = "--from",
      paramLabel = "pretrained|MODEL",
      description =
          "Where the weights begin: those of the pre-trained network go on learning, if a backtest"
              + " before the held-out end gains (--model pretrained-tuned); or those of a model file"
              + " go on with newer data, with its transforms, calibration and settings.")
  private @Nullable String from;

  @Option(
      names = "--keep-better",
      description =
          "With --from MODEL: write the model as it was if the one that went on is worse on the"
              + " held-out end.")
  private boolean keepBetter;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Write a line of JSON for every epoch, as it ends.")
  private @Nullable Path history;

  @Mixin private EngineOption engineOption;

  @Mixin private PlotOptions plot;

  @Mixin private PageOption page;

  @Mixin private ReportOptions reportOptions;

  @Override
  public Integer call() {
    if (from != null && !from.equals(PRETRAINED) && Input.isModel(from)) {
      return learnOn(Path.of(from));
    }
    if (keepBetter) {
      throw new ParameterException(spec.commandLine(), "--keep-better goes with --from MODEL");
    }
    TrainConfig config = toConfig();
    Input.requireOther(output, data);
    AtomicFile.requireWritable(output, force);
    if (history != null) {
      requireTwoFiles(output, history);
      Input.requireOther(history, data);
      AtomicFile.requireWritable(history, force);
    }
    plot.check(force, data, output.toString());
    page.check(force, data, output.toString());
    ProgressLine progress = reportOptions.progress(main);
    Input input =
        main.read(
            data, hierarchy.over(dataOptions.toReadOptions(config.season().orElse(0))), progress);
    Provenance provenance = input.provenance();
    Panel panel = Sums.panel(config.hierarchy(), input.panel(), progress);
    DataSettings settings =
        calendarOptions.toSettings(dataOptions, season.season().orElse(0), panel);
    SavedModel model =
        train(
            progress, listener -> new TrainRun(config, listener).run(panel, settings, provenance));
    AtomicFile.write(output, ModelFile.encode(model));
    reportOptions.write(model.score(), model.schema(), spec.commandLine().getOut());
    CoverageText.warnings(model.score()).forEach(progress::line);
    progress.line("wrote " + output);
    int most = plot.most(main, reportOptions.quiet());
    if (most > 0) {
      plot.picture(main, progress).draw(Pictures.of(model, panel, true, plot, most));
    }
    if (page.isAsked()) {
      page.write(main, input.source(), List.of(), Pages.of(model, panel), progress);
    }
    return ExitCode.OK.code();
  }

  /** Has a model go on with newer data. */
  private int learnOn(Path file) {
    refuseSettled();
    Input.requireOther(output, data);
    AtomicFile.requireWritable(output, force);
    LearnOnConfig config =
        LearnOnConfig.builder()
            .test(splitOptions.test())
            .validation(validation.validation())
            .epochs(trainingOptions.toConfig().epochs())
            .learningRate(trainingOptions.toConfig().learningRate())
            .patience(trainingOptions.toConfig().patience())
            .batch(trainingOptions.toConfig().batch())
            .threads(trainingOptions.toConfig().threads())
            .refit(refit)
            .keepBetter(keepBetter)
            .build();
    ProgressLine progress = reportOptions.progress(main);
    SavedModel before = ModelFile.read(file);
    Input input = main.read(data, dataOptions.over(before, progress), progress);
    LearnedOn learned = LearnOnRun.run(before, input.panel(), config, input.provenance(), progress);
    AtomicFile.write(output, ModelFile.encode(learned.model()));
    PrintWriter out = spec.commandLine().getOut();
    if (reportOptions.json()) {
      out.println(LearnedOnJson.text(learned));
      out.flush();
    } else {
      reportOptions.write(learned.score(), learned.model().schema(), out);
    }
    CoverageText.warnings(learned.score()).forEach(progress::line);
    progress.line("wrote " + output);
    return ExitCode.OK.code();
  }

  /** Refuses what is as the model that goes on has it. */
  private void refuseSettled() {
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      if (!DataOptions.BESIDE_A_MODEL.contains(name) && !BESIDE_FROM.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), name + " goes without --from MODEL, which goes on as it is");
      }
    }
  }

  private static void requireTwoFiles(Path output, Path history) {
    if (output.toAbsolutePath().normalize().equals(history.toAbsolutePath().normalize())) {
      throw new InputException(history + ": is named by --output and --history; name two files");
    }
  }

  private SavedModel train(ProgressLine progress, Function<RunListener, SavedModel> run) {
    if (history == null) {
      return run.apply(progress);
    }
    try (LineFile lines = LineFile.open(history, 0)) {
      return run.apply(new HistoryLines(lines, progress));
    }
  }

  /** Returns the model that was named, or that of the weights to begin from. */
  private ModelChoice model() {
    if (from == null) {
      return modelOptions.model;
    }
    boolean named = spec.commandLine().getParseResult().hasMatchedOption("--model");
    boolean goes = !named || modelOptions.model.toString().startsWith(from);
    if (!from.equals(PRETRAINED) || !goes) {
      throw new ParameterException(
          spec.commandLine(),
          "--from "
              + from
              + (named ? " with --model " + modelOptions.model : "")
              + ": give --from pretrained, alone or with --model pretrained, or a model file");
    }
    return new ModelChoice.Tuned();
  }

  /** Returns what the user said, after a check of its ranges. */
  private TrainConfig toConfig() {
    ModelChoice model = model();
    OfNetworks.requireOne(spec, model);
    TrainConfig config =
        TrainConfig.builder()
            .horizon(splitOptions.horizon())
            .season(season.season())
            .longerSeasons(season.longer())
            .test(splitOptions.test())
            .validation(validation.validation())
            .model(model)
            .network(modelOptions.toConfig(windowOptions))
            .training(
                trainingOptions
                    .toConfig()
                    .withWatch(Numbers.optionalCount(Limit.EPOCHS, spec, "--watch", watch))
                    .withTimeLimit(Optional.ofNullable(timeLimit)))
            .intervals(intervalOptions.intervals())
            .outliers(outliers.outliers())
            .refit(refit)
            .hierarchy(hierarchy.grouping())
            .reconcile(hierarchy.reconciliation())
            .build();
    return engineOption.applyTo(config);
  }
}
