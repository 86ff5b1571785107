package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.artifact.ModelFile;
import dev.recur.csv.FutureTemplate;
import dev.recur.forecast.Levels;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ForecastRun;
import dev.recur.report.ForecastCsv;
import dev.recur.report.ProgressLine;
import dev.recur.report.SamplesCsv;
import dev.recur.series.Panel;
import dev.recur.training.TrainingSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
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

/** {@code recur forecast}: values beyond the end of the data. */
@Command(
    name = "forecast",
    description = "Write the values beyond the end of the data as CSV.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class ForecastCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file.")
  private Path modelFile;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DATA",
      description =
          "CSV file like the one trained on, or - for standard input; the forecast starts at its"
              + " end [the data trained on].")
  private @Nullable String data;

  @Option(
      names = "--future-data",
      paramLabel = "FILE",
      description =
          "CSV file with the future covariates of the steps beyond the end: time, series and"
              + " covariates [rows of DATA with an empty target].")
  private @Nullable String futureData;

  @Option(
      names = "--future-template",
      paramLabel = "FILE",
      description = "Write the table of future covariates that are missing, and forecast nothing.")
  private @Nullable Path futureTemplate;

  @Mixin private MissingOptions missingOptions;

  @Option(
      names = {"-H", "--horizon"},
      paramLabel = "N",
      description = "Steps ahead [the horizon trained for].")
  private @Nullable Integer horizon;

  @Option(
      names = "--levels",
      paramLabel = "LIST",
      converter = LevelsConverter.class,
      description =
          "Levels of the intervals beside the forecast, percents, or none [as in training].")
  private @Nullable Levels levels;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Write N sample paths of each series in place of points and intervals, a row a step with a"
              + " column sample.")
  private @Nullable Integer samples;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of --samples [${DEFAULT-VALUE}].")
  private long seed = TrainingSpec.defaults().seed();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "CSV file to write, or - for standard output [-].")
  private String output = Input.STREAM;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the output file if there is one.")
  private boolean force;

  @Option(
      names = {"-q", "--quiet"},
      description = "No notes, only the result and errors.")
  private boolean quiet;

  @Override
  public Integer call() {
    OptionalInt steps =
        horizon == null
            ? OptionalInt.empty()
            : OptionalInt.of(Numbers.atLeast(1, spec, "--horizon", horizon));
    OptionalInt paths = Numbers.atLeastOne(spec, "--samples", samples);
    if (paths.isPresent() && levels != null) {
      throw new ParameterException(
          spec.commandLine(), "--samples writes paths, not intervals: leave out --levels");
    }
    boolean toFile = !output.equals(Input.STREAM);
    if (toFile) {
      requireWritable(Path.of(output));
    }
    if (futureTemplate != null) {
      requireWritable(futureTemplate);
    }
    ProgressLine progress = main.progress(quiet);
    SavedModel model = ModelFile.read(modelFile);
    Panel panel =
        data == null
            ? ForecastRun.ends(model)
            : main.read(data, missingOptions.like(model), progress).panel();
    if (futureData != null) {
      panel = main.readFuture(futureData, panel);
    }
    if (futureTemplate != null) {
      writeTemplate(futureTemplate, panel, steps.orElse(model.horizon()), progress);
      return ExitCode.OK.code();
    }
    String csv = csv(model, panel, steps, paths, progress);
    if (toFile) {
      AtomicFile.write(Path.of(output), csv.getBytes(StandardCharsets.UTF_8));
      progress.note("wrote " + output);
    } else {
      PrintWriter out = spec.commandLine().getOut();
      out.print(csv);
      out.flush();
    }
    return ExitCode.OK.code();
  }

  private void requireWritable(Path file) {
    Input.requireOther(
        file,
        modelFile.toString(),
        Objects.requireNonNullElse(data, Input.STREAM),
        Objects.requireNonNullElse(futureData, Input.STREAM));
    AtomicFile.requireWritable(file, force);
  }

  private static void writeTemplate(Path file, Panel panel, int horizon, ProgressLine progress) {
    Optional<String> missing = FutureTemplate.missing(panel, horizon);
    if (missing.isEmpty()) {
      progress.note("no future covariate is missing for the " + horizon + " steps of the forecast");
    }
    StringBuilder text = new StringBuilder();
    try {
      FutureTemplate.write(panel, horizon, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    progress.note("wrote " + file);
  }

  private String csv(
      SavedModel model, Panel panel, OptionalInt steps, OptionalInt paths, ProgressLine progress) {
    StringBuilder text = new StringBuilder();
    try {
      if (paths.isPresent()) {
        SamplesCsv.write(
            panel.schema(),
            ForecastRun.samples(model, panel, steps, paths.getAsInt(), seed, progress),
            text);
      } else {
        ForecastCsv.write(
            ForecastRun.run(
                model, Optional.of(panel), steps, Optional.ofNullable(levels), progress),
            text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
