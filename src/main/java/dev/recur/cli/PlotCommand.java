package dev.recur.cli;

import dev.recur.artifact.ModelFile;
import dev.recur.chart.SeriesCharts;
import dev.recur.chart.Sheet;
import dev.recur.csv.ColumnUse;
import dev.recur.csv.IntervalEnd;
import dev.recur.csv.PanelReader;
import dev.recur.csv.ReadOptions;
import dev.recur.csv.Reading;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ForecastRun;
import dev.recur.pipeline.GivenForecast;
import dev.recur.report.ProgressLine;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur plot}: a picture of data, of forecasts, or of how a model learnt. */
@Command(
    name = "plot",
    description = {
      "Draw a data file, forecasts of it, or a model.",
      "Drawn are the series with their gaps and outliers, forecasts of them from other files, or"
          + " the forecast that a model made of the held-out values and how it learnt."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  recur plot sales.csv",
      "  recur plot sales.csv next.csv --last 60 --plot next.svg",
      "  recur plot sales.recur"
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class PlotCommand implements Callable<Integer> {
  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "A model file; or a data file, or - for standard input, and forecasts of it; or a"
              + " forecast alone.")
  private List<String> files;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COL",
      description = "Columns to draw [those of --target].")
  private List<String> columns = List.of();

  @Mixin private PlotOptions plot;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the picture if there is one.")
  private boolean force;

  @Option(
      names = {"-q", "--quiet"},
      description = "No notes, only the result and errors.")
  private boolean quiet;

  @Mixin private DataOptions dataOptions;

  @Override
  public Integer call() {
    files.stream()
        .skip(1)
        .filter(PlotOptions::isPicture)
        .findFirst()
        .ifPresent(this::refusePicture);
    plot.check(force, files.toArray(String[]::new));
    ProgressLine progress = main.progress(quiet);
    String first = files.get(0);
    if (!Input.isModel(first)) {
      drawSeries(first, progress);
      return ExitCode.OK.code();
    }
    if (files.size() > 1) {
      throw new ParameterException(
          spec.commandLine(), "a model is drawn alone: leave out " + files.get(1));
    }
    SavedModel model = ModelFile.read(Path.of(first));
    Panel ends = ForecastRun.ends(model);
    draw(Pictures.of(model, ends, false, plot, Sheet.MOST), progress);
    return ExitCode.OK.code();
  }

  private void refusePicture(String file) {
    throw new ParameterException(
        spec.commandLine(), "where to draw is said by --plot " + Message.shown(file));
  }

  private void drawSeries(String first, ProgressLine progress) {
    ReadOptions options = dataOptions.toReadOptions().withMissing(MissingPolicy.KEEP);
    if (!columns.isEmpty()) {
      options = options.withTargets(columns);
    }
    Reading reading = PanelReader.read(main.source(first), options);
    List<String> forecast = forecastColumns(reading);
    SeriesCharts charts;
    if (isForecastInRows(reading.panel())) {
      charts = new SeriesCharts(reading.panel().schema().targets());
      charts.add(name(first), GivenForecast.of(reading.panel(), reading.panel().schema()));
    } else if (!forecast.isEmpty() && !first.equals(Input.STREAM)) {
      ReadOptions alone = options.withTargets(forecast).forForecast();
      Panel panel = PanelReader.read(main.source(first), alone).panel();
      Schema schema = panel.schema().withTargets(forecast);
      charts = new SeriesCharts(forecast);
      charts.add(name(first), GivenForecast.of(panel, schema));
    } else {
      reading.findings().forEach(progress::found);
      charts = new SeriesCharts(reading.panel().schema().targets());
      charts.add(reading.panel());
    }
    ReadOptions like = ReadOptions.like(reading.panel().schema()).forForecast();
    for (String file : files.subList(1, files.size())) {
      Panel made = main.readPanel(file, like, progress);
      charts.add(name(file), GivenForecast.of(made, reading.panel().schema()));
    }
    draw(charts, name(first), progress);
  }

  /** Whether a file has one series a row, and ends of intervals among them. */
  private static boolean isForecastInRows(Panel panel) {
    List<String> names = panel.series().stream().map(TimeSeries::name).toList();
    return panel.schema().format().layout() == Schema.Layout.ROWS
        && names.stream()
            .anyMatch(
                name -> IntervalEnd.parse(name).filter(e -> names.contains(e.of())).isPresent());
  }

  /** The columns that have ends of intervals beside them; empty if the file is no forecast. */
  private List<String> forecastColumns(Reading reading) {
    List<String> names = reading.columns().stream().map(ColumnUse::name).toList();
    Set<String> of = new LinkedHashSet<>();
    for (String name : names) {
      IntervalEnd.parse(name).map(IntervalEnd::of).filter(names::contains).ifPresent(of::add);
    }
    return of.stream().filter(name -> columns.isEmpty() || columns.contains(name)).toList();
  }

  private static String name(String file) {
    return file.equals(Input.STREAM) ? file : String.valueOf(Path.of(file).getFileName());
  }

  private void draw(SeriesCharts charts, String title, ProgressLine progress) {
    draw(charts.sheet(title, plot.only(charts.names()), plot.last()), progress);
  }

  private void draw(Sheet sheet, ProgressLine progress) {
    plot.picture(main, progress).result(sheet, spec.commandLine().getOut());
  }
}
