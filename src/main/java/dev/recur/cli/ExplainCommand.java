package dev.recur.cli;

import dev.recur.artifact.ModelFile;
import dev.recur.config.ExplainConfig;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ExplainRun;
import dev.recur.pipeline.Explanation;
import dev.recur.report.ExplanationJson;
import dev.recur.report.ExplanationText;
import dev.recur.report.ProgressLine;
import dev.recur.series.Limit;
import dev.recur.series.Panel;
import dev.recur.series.Visible;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
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

/** {@code recur explain}: what drives the forecasts of a model. */
@Command(
    name = "explain",
    description = "Show what drives the forecasts of a model.",
    footerHeading = "%nExamples%n",
    footer = {
      "  recur explain sales.recur sales.csv",
      "  recur explain sales.recur newer.csv --folds 8 --plot why.svg",
      "  recur explain sales.recur sales.csv --one North --json"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Model file.")
  private Path modelFile;

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description = "Data like those trained on: a file, - for standard input, or a jdbc: URL.")
  private String data;

  @Option(
      names = "--one",
      paramLabel = "NAME",
      description = "Series whose last forecast is taken apart [the first].")
  private @Nullable String one;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "How often each column is shuffled [${DEFAULT-VALUE}].")
  private int draws = ExplainConfig.defaults().draws();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of the draws [${DEFAULT-VALUE}].")
  private long seed = ExplainConfig.defaults().seed();

  @Mixin private SplitOptions splitOptions;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description = "Forecasts of each series in the backtest [those of the held-out end].")
  private @Nullable Integer folds;

  @Mixin private DataOptions dataOptions;

  @Mixin private PlotOptions plot;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the picture if there is one.")
  private boolean force;

  @Mixin private ReportOptions reportOptions;

  @Override
  public Integer call() {
    DataOptions.refuseKnown(spec);
    ExplainConfig defaults = ExplainConfig.defaults();
    ExplainConfig config =
        defaults
            .with()
            .evaluate(
                defaults
                    .evaluate()
                    .with()
                    .test(splitOptions.test())
                    .horizon(splitOptions.horizon())
                    .folds(Numbers.optionalCount(Limit.STEPS, spec, "--folds", folds))
                    .build())
            .series(Optional.ofNullable(one))
            .draws(Numbers.count(Limit.SAMPLES, spec, "--draws", draws))
            .seed(seed)
            .build();
    if (folds != null && splitOptions.test().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--folds counts origins from the end of the data; leave out --test");
    }
    plot.check(force, modelFile.toString(), data);
    ProgressLine progress = reportOptions.progress(main);
    SavedModel model = ModelFile.read(modelFile);
    Panel panel = main.readPanel(data, dataOptions.over(model, progress), progress);
    Explanation explained = ExplainRun.run(model, panel, config, progress);
    PrintWriter out = spec.commandLine().getOut();
    if (reportOptions.json()) {
      out.println(ExplanationJson.text(explained));
    } else {
      ExplanationText.write(explained, Visible.writer(out));
    }
    out.flush();
    if (plot.isAsked() && !explained.columns().isEmpty()) {
      Pictures.of(explained, plot.picture(main, progress));
    } else if (plot.isAsked()) {
      progress.line("nothing to draw: the model reads the history of the target alone");
    }
    return ExitCode.OK.code();
  }
}
