package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.chart.ScenarioCharts;
import dev.recur.csv.Digits;
import dev.recur.csv.PanelWriter;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.forecast.PanelForecast;
import dev.recur.model.SavedModel;
import dev.recur.pipeline.ScenarioRun;
import dev.recur.report.ForecastRows;
import dev.recur.report.ProgressLine;
import dev.recur.report.SampleRows;
import dev.recur.report.ScenarioRows;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.table.OutputFormat;
import dev.recur.table.RowWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where forecasts go: table, picture and page, as they come.
 *
 * @param main whose standard output and terminal it is
 * @param table rows of numbers
 * @param plot the picture
 * @param page the page
 * @param part of the series that is asked for; a picture shows all
 * @param quiet whether nothing but the result is wanted
 * @param progress hears of the files
 */
record ForecastOutput(
    Main main,
    Table table,
    PlotOptions plot,
    PageOption page,
    Part part,
    boolean quiet,
    ProgressLine progress) {
  private static final int BUFFER = 1 << 16;

  /** How many of the series are asked for. */
  enum Part {
    /** All. */
    ALL,
    /** Some. */
    SOME,
    /** None: the columns are written, and no row of what was forecast to know them. */
    NONE
  }

  /**
   * The rows of numbers that are written.
   *
   * @param file where to, or {@link Input#STREAM}
   * @param format what as
   * @param digits of the numbers
   */
  record Table(String file, OutputFormat format, Digits digits) {}

  /**
   * What was forecast.
   *
   * @param panel whose ends were forecast
   * @param levels of the intervals
   * @param season steps in a season
   * @param model that made the forecast; empty for the pre-trained network
   * @param data where the panel comes from
   * @param next commands that tell how good it is, for the page
   */
  record Made(
      Panel panel,
      Levels levels,
      int season,
      Optional<SavedModel> model,
      String data,
      List<String> next) {}

  /** Rows to be written. */
  private interface Written {
    /** Writes them, their columns as they are in the format. */
    void writeTo(Schema asWritten, RowWriter rows) throws IOException;
  }

  /** Writes forecasts as they come, and draws some of them. */
  void forecasts(Made made, Iterator<Forecast> forecasts) {
    int most = most();
    if (most == 0 || part != Part.ALL) {
      write(made, forecasts);
      return;
    }
    ForecastDrawing drawing = drawing(made, most);
    write(made, drawing.passing(forecasts));
    finish(made, drawing);
  }

  /**
   * Writes sample paths, and draws some of them.
   *
   * @param made what they are ways of
   * @param paths of each series
   * @param beside makes the points and intervals that are drawn below them for who asks for a
   *     picture
   */
  void paths(Made made, List<List<TimeSeries>> paths, Supplier<PanelForecast> beside) {
    write(
        made.panel.schema(),
        (asWritten, rows) -> SampleRows.write(asWritten, table.digits, paths, rows));
    int most = most();
    if (most == 0 || part != Part.ALL) {
      return;
    }
    ForecastDrawing drawing = drawing(made, most);
    if (isAsked()) {
      drawing.passing(beside.get().forecasts().iterator()).forEachRemaining(forecast -> {});
    }
    drawing.paths(paths);
    finish(made, drawing);
  }

  /** Whether somebody asked for a picture, which then may take its time. */
  private boolean isAsked() {
    return plot.isAsked() || page.isAsked();
  }

  /** Series that are drawn, at most. */
  private int most() {
    return Math.max(page.isAsked() ? PageOption.MOST_SERIES : 0, plot.most(main, quiet));
  }

  private ForecastDrawing drawing(Made made, int most) {
    return new ForecastDrawing(
        made.panel, made.levels, made.season, made.model, plot.only(made.panel), most);
  }

  /**
   * Writes forecasts under several futures, and draws some of them.
   *
   * @param panel whose ends were forecast
   * @param season steps in it
   * @param result the forecasts
   */
  void scenarios(Panel panel, int season, ScenarioRun.Result result) {
    int most = plot.most(main, quiet);
    Set<String> only = plot.only(panel);
    write(
        panel.schema(),
        (asWritten, rows) ->
            ScenarioRows.write(asWritten, result.levels(), table.digits, result.series(), rows));
    if (most > 0 && part == Part.ALL) {
      plot.picture(main, progress)
          .draw(
              ScenarioCharts.sheet(
                  panel, result.levels(), season, result.series(), only, most, plot.last()));
    }
  }

  private void write(Made made, Iterator<Forecast> forecasts) {
    write(
        made.panel.schema(),
        (asWritten, rows) ->
            ForecastRows.write(
                asWritten,
                made.levels,
                PanelWriter.Steps.before(made.panel),
                table.digits,
                forecasts,
                rows));
  }

  /** Draws, if somebody wants a picture; what was held out is forecast for who asks for one. */
  private void finish(Made made, ForecastDrawing drawing) {
    if (isAsked()) {
      drawing.heldOut();
    }
    if (plot.most(main, quiet) > 0) {
      drawing.draw(plot.last(), plot.picture(main, progress));
    }
    if (page.isAsked()) {
      page.write(main, made.data, made.next, drawing.page(plot.last()), progress);
    }
  }

  /** Writes the result where the user wants it, as it comes. */
  private void write(Schema schema, Written written) {
    OutputFormat as = table.format;
    Schema asWritten = as.of(schema);
    if (!table.file.equals(Input.STREAM)) {
      AtomicFile.write(
          Path.of(table.file),
          out -> {
            try (RowWriter rows = as.writer(asWritten, out)) {
              written.writeTo(asWritten, asked(rows));
            }
          });
      progress.line("wrote " + table.file);
      return;
    }
    Writer out = new BufferedWriter(main.out(), BUFFER);
    try (RowWriter rows = as.writer(asWritten, out)) {
      written.writeTo(asWritten, asked(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RowWriter asked(RowWriter rows) {
    return part == Part.NONE ? new ColumnsOnly(rows) : rows;
  }
}
