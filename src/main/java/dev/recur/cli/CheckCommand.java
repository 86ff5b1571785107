package dev.recur.cli;

import dev.recur.artifact.ModelFile;
import dev.recur.config.CheckConfig;
import dev.recur.csv.Digits;
import dev.recur.evaluation.Checked;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.CheckRun;
import dev.recur.report.CheckCsv;
import dev.recur.report.CheckJson;
import dev.recur.report.CheckText;
import dev.recur.report.ProgressLine;
import dev.recur.series.Panel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur check}: newer values that lie outside what was forecast for them. */
@Command(
    name = "check",
    description = "List newer values outside what a model forecast.",
    footerHeading = "%nExamples%n",
    footer = {
      "  recur check sales.recur newer.csv",
      "  recur check sales.recur newer.csv --level 99.9 --json",
      "  recur check sales.recur sales.csv --since 2026-01"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class CheckCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file.")
  private Path modelFile;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description =
          "Data that goes on where that of the training ends, or has it too: a file, - for standard"
              + " input, or a jdbc: URL.")
  private String data;

  @Option(
      names = "--level",
      paramLabel = "PERCENT",
      description =
          "A value is listed if it lies outside the interval of this level [${DEFAULT-VALUE}].")
  private double level = CheckConfig.defaults().level();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Check values from this time on [those after the data trained on].")
  private @Nullable String since;

  @Mixin private DataOptions dataOptions;

  @Mixin private ReportOptions reportOptions;

  @Override
  public Integer call() {
    DataOptions.refuseKnown(spec);
    CheckConfig config =
        CheckConfig.builder()
            .level(Numbers.percent(spec, "--level", level))
            .since(Optional.ofNullable(since))
            .build();
    ProgressLine progress = reportOptions.progress(main);
    SavedModel model = ModelFile.read(modelFile);
    Panel newer = main.readPanel(data, dataOptions.over(model, progress), progress);
    Checked checked = CheckRun.run(model, newer, config, progress);
    CheckText.lines(checked).forEach(progress::line);
    PrintWriter out = spec.commandLine().getOut();
    if (reportOptions.json()) {
      out.println(CheckJson.text(checked, newer.schema()));
    } else {
      try {
        CheckCsv.write(newer.schema(), Digits.of(newer), checked.anomalies(), out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    out.flush();
    return (checked.anomalies().isEmpty() ? ExitCode.OK : ExitCode.ANOMALY).code();
  }
}
