package dev.recur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recur.artifact.AtomicFile;
import dev.recur.artifact.ModelFile;
import dev.recur.config.IntervalsConfig;
import dev.recur.config.ZeroShotConfig;
import dev.recur.csv.FutureTemplate;
import dev.recur.csv.ReadOptions;
import dev.recur.fit.RunListener;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.ForecastStream;
import dev.recur.forecast.Intervals;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.hierarchy.Grouping;
import dev.recur.hierarchy.Summed;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ForecastRun;
import dev.recur.pipeline.ScenarioRun;
import dev.recur.pipeline.Sums;
import dev.recur.pipeline.ZeroShotRun;
import dev.recur.report.ProgressLine;
import dev.recur.series.Limit;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Shard;
import dev.recur.series.TimeSeries;
import dev.recur.training.TrainingSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur forecast}: values beyond the end of the data. */
@Command(
    name = "forecast",
    description = {
      "Write the values beyond the end of the data.",
      "Of data alone, by the network that was pre-trained; or by a model that was trained."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  recur forecast sales.csv",
      "  recur forecast sales.csv --horizon 28 --report sales.html -o next.csv",
      "  recur forecast sales.recur newer.csv --plot next.svg"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class ForecastCommand implements Callable<Integer> {
  private static final Set<String> OF_TRAINING =
      Set.of("--horizon", "--season", "--hierarchy", "--reconcile", "--levels");

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DATA|MODEL",
      description = "Data: a file, - for standard input, or a jdbc: URL; or a model file.")
  private String source;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATA",
      description =
          "With a model: data like those trained on, or - for standard input; the forecast"
              + " starts at its end [the data trained on].")
  private @Nullable String data;

  @Option(
      names = "--future-data",
      paramLabel = "FILE",
      description =
          "File with the future covariates of the steps beyond the end: time, series and"
              + " covariates [rows of DATA with an empty target].")
  private @Nullable String futureData;

  @Option(
      names = "--future-template",
      paramLabel = "FILE",
      description = "Write the table of future covariates that are missing, and forecast nothing.")
  private @Nullable Path futureTemplate;

  @Mixin private ScenarioOption scenarios;

  @Mixin private DataOptions dataOptions;

  @Mixin private SeasonOption season;
  @Mixin private HierarchyOption hierarchy;
  @Mixin private ShardOption shard;

  @Option(
      names = {"-H", "--horizon"},
      paramLabel = "N",
      description =
          "Steps ahead [one usual season of the calendar, or 10; with a model, the horizon trained"
              + " for].")
  private @Nullable Integer horizon;

  @Option(
      names = "--levels",
      paramLabel = "LIST",
      converter = LevelsConverter.class,
      description =
          "Levels of the intervals beside the forecast, percents, or none [80,95; with a model, as"
              + " in training].")
  private @Nullable Levels levels;

  @Mixin private NonNegativeOption nonNegative;

  @Mixin private WholeNumbersOption whole;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Write N sample paths of each series in place of points and intervals, a row a step with"
              + " a column sample.")
  private @Nullable Integer samples;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of --samples [${DEFAULT-VALUE}].")
  private long seed = TrainingSpec.defaults().seed();

  @Mixin private PlotOptions plot;

  @Mixin private PageOption page;

  @Mixin private ResultOptions result;

  @Option(
      names = {"-q", "--quiet"},
      description = "No notes, only the result and errors.")
  private boolean quiet;

  @Override
  public Integer call() {
    OptionalInt steps =
        horizon == null
            ? OptionalInt.empty()
            : OptionalInt.of(Numbers.count(Limit.STEPS, spec, "--horizon", horizon));
    OptionalInt paths = Numbers.optionalCount(Limit.SAMPLES, spec, "--samples", samples);
    if (paths.isPresent() && levels != null) {
      throw new ParameterException(
          spec.commandLine(), "--samples writes paths, not intervals: leave out --levels");
    }
    scenarios.refuse(paths.isPresent(), "--samples");
    scenarios.refuse(page.isAsked(), "--report");
    scenarios.refuse(futureTemplate != null, "--future-template");
    shard.refuse(plot.isAsked(), "--plot");
    shard.refuse(page.isAsked(), "--report");
    plot.check(result.force(), inputs());
    page.check(result.force(), inputs());
    result.check();
    if (data == null && !Input.isModel(source)) {
      return zeroShot(steps);
    }
    return byModel(steps, paths);
  }

  /** Forecasts by a model, from the ends it was trained to or those of newer data. */
  private int byModel(OptionalInt steps, OptionalInt paths) {
    DataOptions.refuseKnown(spec);
    Path modelFile = Path.of(source);
    if (!Input.isModel(source) && Files.isRegularFile(modelFile)) {
      throw new ParameterException(
          spec.commandLine(),
          "two files are a model and data, and %s is no model: leave out %s, or write to it by -o"
              .formatted(Message.shown(source), Message.shown(String.valueOf(data))));
    }
    result.requireWritable(inputs());
    if (futureTemplate != null) {
      result.requireWritable(futureTemplate, inputs());
    }
    ProgressLine progress = main.progress(quiet);
    SavedModel stored = hierarchy.over(ModelFile.read(modelFile));
    if (stored.hierarchy().isPresent()) {
      requireWhole();
    }
    SavedModel model = stored.withIntervals(said(stored.intervals()));
    Panel panel = ForecastRun.ends(model);
    String from = "the ends of the series, as the model file keeps them";
    if (data != null) {
      Input input = page.read(main, data, dataOptions.over(model, progress), progress);
      panel = input.panel();
      from = input.source();
    }
    if (stored.hierarchy().isPresent()) {
      panel = Summed.bottoms(stored.hierarchy().get(), panel);
    }
    if (scenarios.isAsked()) {
      return byScenario(model, panel, steps, progress);
    }
    if (futureData != null) {
      panel = main.readFuture(futureData, panel);
    }
    if (futureTemplate != null) {
      writeTemplate(futureTemplate, panel, steps.orElse(model.horizon()), progress);
      return ExitCode.OK.code();
    }
    Panel data = panel;
    panel = Sums.panel(stored.hierarchy(), panel, progress);
    Optional<Panel> part = shard.of(panel, progress);
    // A part without series has the columns of the others.
    Panel some = part.isEmpty() ? first(panel) : part.get();
    if (paths.isPresent()) {
      List<List<TimeSeries>> drawn =
          ForecastRun.samples(model, some, steps, paths.getAsInt(), seed, progress);
      Supplier<PanelForecast> beside =
          () ->
              ForecastRun.run(
                  model, Optional.of(some), steps, Optional.empty(), RunListener.SILENT);
      output(data, progress, part.isPresent())
          .paths(made(panel, model.intervals().levels(), model, from), drawn, beside);
      return ExitCode.OK.code();
    }
    PanelForecast forecast =
        ForecastRun.run(model, Optional.of(some), steps, Optional.ofNullable(levels), progress);
    output(data, progress, part.isPresent())
        .forecasts(made(panel, forecast.levels(), model, from), forecast.forecasts().iterator());
    return ExitCode.OK.code();
  }

  /** Forecasts under several futures. */
  private int byScenario(SavedModel model, Panel panel, OptionalInt steps, ProgressLine progress) {
    Optional<Panel> part = shard.of(panel, progress);
    // A part without series has the columns of the others.
    Panel some = part.isEmpty() ? first(panel) : part.get();
    boolean known = !FutureTemplate.isNeeded(some, steps.orElse(model.horizon()));
    ScenarioRun.Result made =
        ScenarioRun.run(
            model,
            scenarios.read(main, some, known, futureData),
            steps,
            Optional.ofNullable(levels),
            seed,
            progress);
    Panel summed = Sums.panel(model.hierarchy(), panel, RunListener.SILENT);
    output(panel, progress, part.isPresent()).scenarios(summed, model.season(), made);
    return ExitCode.OK.code();
  }

  private static Panel first(Panel panel) {
    return new Panel(panel.schema(), List.of(panel.series().get(0)));
  }

  private static ForecastOutput.Made made(
      Panel panel, Levels levels, SavedModel model, String from) {
    return new ForecastOutput.Made(
        panel, levels, model.season(), Optional.of(model), from, List.of());
  }

  /**
   * Returns where forecasts go.
   *
   * @param data whose digits tell how many mean something
   * @param some whether any series is asked for
   */
  private ForecastOutput output(Panel data, ProgressLine progress, boolean some) {
    ForecastOutput.Part part =
        !some
            ? ForecastOutput.Part.NONE
            : shard.isAsked() ? ForecastOutput.Part.SOME : ForecastOutput.Part.ALL;
    return new ForecastOutput(main, result.table(data), plot, page, part, quiet, progress);
  }

  /** Forecasts a data file by the pre-trained network. */
  private int zeroShot(OptionalInt horizon) {
    for (String option : List.of("--samples", "--future-data", "--future-template", "--scenario")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(
            spec.commandLine(), option + " goes with a model: train one first, or leave it out");
      }
    }
    result.requireWritable(inputs());
    ZeroShotRun.prepare();
    ProgressLine progress = main.progress(quiet);
    ReadOptions options =
        hierarchy
            .over(dataOptions.toReadOptions(season.season().orElse(0)))
            .withMissing(dataOptions.missing().orElse(MissingPolicy.GAPS));
    if (!season.longer().isEmpty()) {
      progress.line(
          "pretrained takes the first season; a week beside a day, and a year beside a week, it"
              + " sees by itself");
    }
    Optional<Grouping> grouping = hierarchy.grouping();
    if (grouping.isPresent()) {
      requireWhole();
    }
    Input input = page.read(main, source, options, progress);
    Panel panel = Sums.panel(grouping, input.panel(), progress);
    boolean some = shard.of(panel, progress).isPresent();
    if (nonNegative.said().equals(Optional.of(false))) {
      throw new ParameterException(
          spec.commandLine(),
          "--non-negative false goes with a model: without one nothing is forecast below zero where"
              + " no value was");
    }
    IntervalsConfig intervals =
        new IntervalsConfig(
            Objects.requireNonNullElse(levels, Levels.DEFAULT),
            nonNegative.said(),
            whole.said().orElse(false));
    ZeroShotConfig config =
        ZeroShotConfig.builder()
            .horizon(horizon)
            .season(season.season())
            .intervals(intervals)
            .shard(some ? shard.shard() : Shard.WHOLE)
            .hierarchy(grouping)
            .reconcile(hierarchy.reconciliation())
            .build();
    if (grouping.isPresent()) {
      write(
          config,
          panel,
          input,
          progress,
          some,
          ZeroShotRun.run(panel, config, progress).forecasts().iterator());
      return ExitCode.OK.code();
    }
    try (ForecastStream forecasts = ZeroShotRun.stream(panel, config, progress)) {
      write(config, panel, input, progress, some, forecasts);
    }
    return ExitCode.OK.code();
  }

  /** What was said that training knows, too. */
  private List<String> said() {
    List<String> words = new ArrayList<>(dataOptions.said(spec));
    words.addAll(SaidOptions.to(spec).only(OF_TRAINING).words());
    return words;
  }

  private void write(
      ZeroShotConfig config,
      Panel panel,
      Input input,
      ProgressLine progress,
      boolean some,
      Iterator<Forecast> forecasts) {
    int steps = season.season().orElse(panel.schema().frequency().usualSeason());
    List<String> next =
        page.isAsked() ? Scoring.commands(source, panel, said(), config.horizon()) : List.of();
    output(input.panel(), progress, some)
        .forecasts(
            new ForecastOutput.Made(
                panel, config.intervals().levels(), steps, Optional.empty(), input.source(), next),
            forecasts);
  }

  /** Sums need all of their series. */
  private void requireWhole() {
    shard.refuse(true, "--hierarchy");
  }

  /** Where values may go: as the model keeps it, unless something else was said. */
  private Intervals said(Intervals stored) {
    return new Intervals(
        stored.levels(),
        nonNegative.said().orElse(stored.nonNegative()),
        whole.said().orElse(stored.whole()));
  }

  /** What is read. */
  private String[] inputs() {
    return Stream.concat(
            Stream.of(source, data, futureData).filter(Objects::nonNull),
            scenarios.inputs().stream())
        .toArray(String[]::new);
  }

  private static void writeTemplate(Path file, Panel panel, int horizon, ProgressLine progress) {
    if (!FutureTemplate.isNeeded(panel, horizon)) {
      progress.line("no future covariate is missing for the " + horizon + " steps of the forecast");
    }
    StringBuilder text = new StringBuilder();
    try {
      FutureTemplate.write(panel, horizon, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AtomicFile.write(file, text.toString().getBytes(UTF_8));
    progress.line("wrote " + file);
  }
}
