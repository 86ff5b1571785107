package dev.recur.cli;

import dev.recur.artifact.ModelFile;
import dev.recur.artifact.SavedModel;
import dev.recur.csv.ReadOptions;
import dev.recur.evaluation.Evaluation;
import dev.recur.pipeline.EvaluateRun;
import dev.recur.series.Panel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur evaluate}: the score on the held-out end, beside simple methods. */
@Command(
    name = "evaluate",
    description = "Print RMSE and more on the held-out end of a CSV file, beside simple methods.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class EvaluateCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file.")
  private Path modelFile;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "CSV file like the one trained on, or - for standard input.")
  private String data;

  @Mixin private MissingOptions missingOptions;
  @Mixin private SplitOptions splitOptions;
  @Mixin private ReportOptions reportOptions;

  @Override
  public Integer call() {
    SavedModel model = ModelFile.read(modelFile);
    ReadOptions like = missingOptions.like(model);
    Panel panel = main.read(data, like, reportOptions.progress(main)).panel();
    Evaluation score = EvaluateRun.run(model, panel, splitOptions.test(), splitOptions.horizon());
    reportOptions.write(score, panel.schema(), spec.commandLine().getOut());
    return ExitCode.OK.code();
  }
}
