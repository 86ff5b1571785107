package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.artifact.ModelFile;
import dev.recur.config.EvaluateConfig;
import dev.recur.csv.ForecastColumns;
import dev.recur.csv.ReadOptions;
import dev.recur.evaluation.Comparison;
import dev.recur.evaluation.Drift;
import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Part;
import dev.recur.evaluation.Threshold;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.DriftRun;
import dev.recur.pipeline.EvaluateRun;
import dev.recur.pipeline.GivenForecastRun;
import dev.recur.report.CoverageText;
import dev.recur.report.DriftText;
import dev.recur.report.EvaluationJson;
import dev.recur.report.EvaluationTable;
import dev.recur.report.PredictionRows;
import dev.recur.report.ProgressLine;
import dev.recur.report.ThresholdText;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.Visible;
import dev.recur.table.OutputFormat;
import dev.recur.table.RowWriter;
import dev.recur.table.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur evaluate}: the score on held-out values, beside classical methods. */
@Command(
    name = "evaluate",
    description = {
      "Print RMSE and more of a model on held-out values, beside classical methods.",
      "With --forecast and --actuals, of any forecast."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  recur evaluate sales.recur sales.csv",
      "  recur evaluate sales.recur sales.csv --folds 8 --report score.html",
      "  recur evaluate --forecast theirs.csv --actuals sales.csv"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class EvaluateCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL", description = "Model file.")
  private @Nullable Path modelFile;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATA",
      description = "Data like those trained on: a file, - for standard input, or a jdbc: URL.")
  private @Nullable String data;

  @Option(
      names = "--forecast",
      paramLabel = "FILE",
      description = "File with a forecast to score instead of a model.")
  private @Nullable String forecast;

  @Option(
      names = "--actuals",
      paramLabel = "FILE",
      description =
          "File with the values that came, and better also those before, for MASE and rivals.")
  private @Nullable String actuals;

  @Mixin private SplitOptions splitOptions;
  @Mixin private BacktestOptions backtestOptions;

  @Option(
      names = "--by",
      paramLabel = "PART",
      description =
          "Also show the scores by ${COMPLETION-CANDIDATES} [target and worst series, where there"
              + " is more than one].")
  private @Nullable Part by;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description =
          "Write every forecast beside what came to a file: CSV, or JSON lines or Parquet by the"
              + " ending of its name.")
  private @Nullable Path predictions;

  @Mixin private PlotOptions plot;

  @Mixin private PageOption page;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the files of --predictions, --plot and --report if they are there.")
  private boolean force;

  @Option(
      names = "--fail-if",
      paramLabel = "CONDITION",
      converter = ThresholdConverter.class,
      description =
          "End with exit code 4 if it holds, such as 'rmse>20' or 'mase>=seasonal-naive'; may be"
              + " given several times.")
  private List<Threshold> failIf = new ArrayList<>();

  @Mixin private SeasonOption seasonOption;
  @Mixin private ReconcileOption reconcile;
  @Mixin private ShardOption shard;
  @Mixin private DataOptions dataOptions;
  @Mixin private ReportOptions reportOptions;

  @Override
  public Integer call() {
    EvaluateConfig config = backtestOptions.toConfig(splitOptions);
    requireCompared(config);
    if (predictions != null) {
      AtomicFile.requireWritable(predictions, force);
      OutputFormat.of(predictions.toString()).require(predictions.toString());
    }
    String[] inputs =
        Stream.of(modelFile, data, forecast, actuals)
            .filter(Objects::nonNull)
            .map(Object::toString)
            .toArray(String[]::new);
    plot.check(force, inputs);
    page.check(force, inputs);
    ProgressLine progress = reportOptions.progress(main);
    Scored scored =
        forecast == null && actuals == null
            ? ofModel(config, progress)
            : ofForecast(config, progress);
    Comparison comparison = scored.comparison;
    if (predictions != null) {
      write(comparison, scored.ofOthers, predictions);
      progress.line("wrote " + predictions);
    }
    if (scored.ofOthers) {
      return ExitCode.OK.code();
    }
    PrintWriter out = spec.commandLine().getOut();
    if (reportOptions.json()) {
      out.println(EvaluationJson.text(comparison, scored.drift));
    } else {
      EvaluationTable.write(
          comparison, Optional.ofNullable(by), OptionNames::of, Visible.writer(out));
    }
    out.flush();
    if (plot.isAsked()) {
      Pictures.of(comparison, plot, plot.picture(main, progress));
    }
    if (page.isAsked()) {
      page.write(
          main, scored.data, List.of(), Pages.of(comparison, plot.last(), scored.model), progress);
    }
    Evaluation evaluation = comparison.evaluation();
    CoverageText.warnings(evaluation).forEach(progress::line);
    scored.drift.map(DriftText::line).ifPresent(progress::line);
    return exitCode(evaluation);
  }

  /**
   * What was scored.
   *
   * @param comparison the scores
   * @param model that made the forecasts; empty for a file of them
   * @param data where the values come from
   * @param drift whether errors on newer values have changed in size; empty if there are none
   * @param ofOthers whether no series falls to this run, and others were scored for their columns
   */
  private record Scored(
      Comparison comparison,
      Optional<SavedModel> model,
      String data,
      Optional<Drift> drift,
      boolean ofOthers) {}

  private Scored ofModel(EvaluateConfig config, ProgressLine progress) {
    if (modelFile == null || data == null) {
      throw refused("give MODEL and DATA, or --forecast and --actuals");
    }
    refuseColumns();
    if (config.folds().isPresent() && config.test().isPresent()) {
      throw refused("--folds counts origins from the end of the data; leave out --test");
    }
    if (predictions != null) {
      Input.requireOther(predictions, modelFile.toString(), data);
    }
    SavedModel model = reconcile.over(ModelFile.read(modelFile));
    if (model.hierarchy().isPresent()) {
      refuse("scores a part of the series, which has not their sums", "--shard");
    }
    ReadOptions like = dataOptions.over(model, progress);
    Input input = page.read(main, data, like, progress);
    Panel panel = input.panel();
    EvaluateConfig settled = shard.isAsked() ? EvaluateRun.settled(model, panel, config) : config;
    Optional<Panel> part = shard.of(panel, progress);
    // A part without series has the columns of the others.
    Comparison comparison = EvaluateRun.run(model, part.orElse(panel), settled, progress);
    Optional<Drift> drift =
        part.filter(x -> config.refitEvery() == 0)
            .flatMap(some -> DriftRun.of(model, some, config.threads(), progress));
    return new Scored(comparison, Optional.of(model), input.source(), drift, part.isEmpty());
  }

  private Scored ofForecast(EvaluateConfig config, ProgressLine progress) {
    if (forecast == null || actuals == null || modelFile != null) {
      throw refused("give MODEL and DATA, or --forecast and --actuals");
    }
    refuse(
        "goes with a model",
        "--shard",
        "--horizon",
        "--test",
        "--folds",
        "--stride",
        "--window",
        "--levels",
        "--reconcile");
    if (config.refitEvery() > 0) {
      throw refused("--refit-every goes with a model");
    }
    if (predictions != null) {
      Input.requireOther(predictions, forecast, actuals);
    }
    ReadOptions asked = dataOptions.toReadOptions(seasonOption.season().orElse(0));
    boolean found = !forecast.equals(Input.STREAM) && dataOptions.target.isEmpty();
    List<String> columns = found ? ForecastColumns.targets(Source.of(forecast)) : List.of();
    Input input = page.read(main, actuals, asked.with().usualTargets(columns).build(), progress);
    Panel came = input.panel();
    ReadOptions like = ReadOptions.like(came.schema()).forForecast();
    Panel made = main.readPanel(forecast, like, progress);
    int season = seasonOption.season().orElse(came.schema().frequency().usualSeason());
    Comparison comparison = GivenForecastRun.run(made, came, season, config, progress);
    return new Scored(comparison, Optional.empty(), input.source(), Optional.empty(), false);
  }

  private void requireCompared(EvaluateConfig config) {
    List<String> known =
        config.rivals().orElse(EvaluateConfig.RIVALS).stream().map(Object::toString).toList();
    for (Threshold threshold : failIf) {
      threshold
          .rival()
          .filter(rival -> !known.contains(rival))
          .ifPresent(
              rival -> {
                throw refused(
                    "--fail-if '%s': '%s' is neither a number nor one of --compare (%s)"
                        .formatted(
                            threshold, rival, known.isEmpty() ? "none" : String.join(", ", known)));
              });
    }
  }

  /** The model file knows its columns; what would be ignored is refused. */
  private void refuseColumns() {
    spec.commandLine().getParseResult().matchedOptions().stream()
        .map(OptionSpec::longestName)
        .filter(name -> DataOptions.isKnown(spec, name))
        .findFirst()
        .ifPresent(
            name -> {
              String what = name.equals("--season") ? "season" : "columns";
              throw refused(name + " goes with --forecast; the model knows its " + what);
            });
  }

  private void refuse(String why, String... options) {
    for (String option : options) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw refused(option + " " + why);
      }
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static void write(Comparison comparison, boolean columnsOnly, Path file) {
    OutputFormat as = OutputFormat.of(file.toString());
    Schema schema = as.of(comparison.folds().panel().schema());
    AtomicFile.write(
        file,
        out -> {
          try (RowWriter rows = as.writer(schema, out)) {
            PredictionRows.write(comparison, schema, columnsOnly ? new ColumnsOnly(rows) : rows);
          }
        });
  }

  private int exitCode(Evaluation evaluation) {
    List<String> reached = new ArrayList<>();
    for (Threshold threshold : failIf) {
      threshold.reached(evaluation).map(ThresholdText::of).ifPresent(reached::add);
    }
    if (reached.isEmpty()) {
      return ExitCode.OK.code();
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("recur: failed: " + String.join("; ", reached));
    err.flush();
    return ExitCode.THRESHOLD.code();
  }

  /** Reads a condition. */
  static final class ThresholdConverter implements ITypeConverter<Threshold> {
    @Override
    public Threshold convert(String value) {
      return Conversions.converted(value, Threshold::parse);
    }
  }
}
