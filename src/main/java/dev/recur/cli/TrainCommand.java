package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.artifact.DataSettings;
import dev.recur.artifact.ModelFile;
import dev.recur.artifact.Provenance;
import dev.recur.artifact.SavedModel;
import dev.recur.pipeline.TrainConfig;
import dev.recur.pipeline.TrainRun;
import dev.recur.report.ProgressLine;
import dev.recur.split.SplitSize;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code recur train}: fits a model, scores it on the held-out end, saves it. */
@Command(
    name = "train",
    description = "Fit a model to a CSV file, score it on the held-out end, save it.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class TrainCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DATA", description = "CSV file, or - for standard input.")
  private String data;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL",
      required = true,
      description = "Model file to write.")
  private Path output;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the model file if there is one.")
  private boolean force;

  @Mixin private DataOptions dataOptions;
  @Mixin private CalendarOptions calendarOptions;
  @Mixin private SplitOptions splitOptions;

  @Option(
      names = "--season",
      paramLabel = "auto|N",
      converter = SeasonConverter.class,
      description =
          "Steps in a season, 1 for none; auto takes one that the calendar suggests and train"
              + " confirms [auto].")
  private SeasonChoice season = new SeasonChoice(OptionalInt.empty());

  @Option(
      names = "--validation",
      paramLabel = "N|P%|DATE",
      converter = SplitOptions.SizeConverter.class,
      description = "The part before test that decides when training stops [one horizon].")
  private @Nullable SplitSize validation;

  @Mixin private WindowOptions windowOptions;
  @Mixin private ModelOptions modelOptions;
  @Mixin private TrainingOptions trainingOptions;

  @Option(
      names = "--refit",
      description =
          "Once the score is known, train again on everything, test included, for the number of"
              + " epochs that was best.")
  private boolean refit;

  @Mixin private ReportOptions reportOptions;

  @Override
  public Integer call() {
    TrainConfig config = toConfig();
    Input.requireOther(output, data);
    AtomicFile.requireWritable(output, force);
    ProgressLine progress = reportOptions.progress(main);
    Input input = main.read(data, dataOptions.toReadOptions(config.season().orElse(0)), progress);
    Provenance provenance = new Provenance(input.name(), input.sha256(), Version.text());
    DataSettings settings =
        calendarOptions.toSettings(
            dataOptions, season.steps().orElse(0), input.panel().schema().frequency());
    SavedModel model = new TrainRun(config, progress).run(input.panel(), settings, provenance);
    AtomicFile.write(output, ModelFile.encode(model));
    reportOptions.write(model.score(), model.schema(), spec.commandLine().getOut());
    progress.note("wrote " + output);
    return ExitCode.OK.code();
  }

  /**
   * What {@code --season} asks for.
   *
   * @param steps in a season; empty to find it in train
   */
  record SeasonChoice(OptionalInt steps) {}

  /** Reads a season. */
  static final class SeasonConverter implements ITypeConverter<SeasonChoice> {
    @Override
    public SeasonChoice convert(String value) {
      if (value.equals("auto")) {
        return new SeasonChoice(OptionalInt.empty());
      }
      if (!value.matches("0*[1-9]\\d{0,8}")) {
        throw new TypeConversionException("'" + value + "': give 1 or more, or auto");
      }
      return new SeasonChoice(OptionalInt.of(Integer.parseInt(value)));
    }
  }

  /** Returns what the user said, after a check of its ranges. */
  private TrainConfig toConfig() {
    return new TrainConfig(
        splitOptions.horizon(),
        season.steps(),
        splitOptions.test(),
        Optional.ofNullable(validation),
        modelOptions.model,
        modelOptions.toConfig(windowOptions),
        trainingOptions.changes(),
        refit);
  }
}
