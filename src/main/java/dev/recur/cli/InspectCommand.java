package dev.recur.cli;

import dev.recur.artifact.ModelFile;
import dev.recur.csv.PanelReader;
import dev.recur.csv.ReadOptions;
import dev.recur.csv.Reading;
import dev.recur.pipeline.Inspection;
import dev.recur.report.InspectionJson;
import dev.recur.report.InspectionText;
import dev.recur.report.ModelText;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Visible;
import dev.recur.table.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur inspect}: what recur sees in a data file or a model file. */
@Command(
    name = "inspect",
    description = "Show what recur sees in a data file or a model file.",
    footerHeading = "%nExamples%n",
    footer = {
      "  recur inspect sales.csv",
      "  recur inspect sales.csv --plot sales.png",
      "  recur inspect sales.recur"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class InspectCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "Data: a file, - for standard input, or a jdbc: URL; or a model file.")
  private String file;

  @Mixin private DataOptions dataOptions;

  @Mixin private PlotOptions plot;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the picture if there is one.")
  private boolean force;

  @Option(
      names = {"-q", "--quiet"},
      description = "No notes, only the result and errors.")
  private boolean quiet;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() {
    plot.check(force, file);
    PrintWriter out = spec.commandLine().getOut();
    if (Input.isModel(file)) {
      if (plot.isAsked()) {
        throw new ParameterException(
            spec.commandLine(), "--plot draws data here: recur plot draws a model");
      }
      ModelText.write(ModelFile.read(Path.of(file)), json, json ? out : Visible.writer(out));
    } else {
      Reading reading = read();
      Inspection inspection = Inspection.of(Source.shown(file), reading);
      if (json) {
        out.println(InspectionJson.text(inspection, dataOptions.said(spec), OptionNames::of));
      } else {
        InspectionText.write(
            inspection, dataOptions.said(spec), OptionNames::of, Visible.writer(out));
      }
      out.flush();
      if (plot.isAsked()) {
        Picture picture = plot.picture(main, main.progress(quiet));
        Pictures.of(reading.panel(), inspection.season(), plot, picture);
      }
    }
    out.flush();
    return ExitCode.OK.code();
  }

  private Reading read() {
    ReadOptions options = dataOptions.toReadOptions().withMissing(MissingPolicy.KEEP);
    return PanelReader.read(main.source(file), options);
  }
}
