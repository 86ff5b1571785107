package dev.recur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.recur.artifact.AtomicFile;
import dev.recur.csv.Digits;
import dev.recur.csv.PanelWriter;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Levels;
import dev.recur.model.SavedModel;
import dev.recur.report.ForecastCsv;
import dev.recur.report.ProgressLine;
import dev.recur.report.SamplesCsv;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where forecasts go: CSV, picture and page, as they come.
 *
 * @param main whose standard output and terminal it is
 * @param plot the picture
 * @param page the page
 * @param ofPart whether only a part of the series is forecast, which is not drawn
 * @param significant digits; empty for as many as mean something
 * @param file CSV file, or {@link Input#STREAM}
 * @param quiet whether nothing but the result is wanted
 * @param progress hears of the files
 */
record ForecastOutput(
    Main main,
    PlotOptions plot,
    PageOption page,
    boolean ofPart,
    OptionalInt significant,
    String file,
    boolean quiet,
    ProgressLine progress) {
  private static final int BUFFER = 1 << 16;

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

  /** Writes to something, such as a file. */
  private interface Csv {
    void writeTo(Writer out) throws IOException;
  }

  /** Writes forecasts as they come, and draws some of them. */
  void forecasts(Made made, Iterator<Forecast> forecasts) {
    int most = Math.max(page.isAsked() ? PageOption.MOST_SERIES : 0, plot.most(main, quiet));
    if (most == 0 || ofPart) {
      write(out -> writeCsv(made, forecasts, out));
      return;
    }
    ForecastDrawing drawing =
        new ForecastDrawing(
            made.panel, made.levels, made.season, made.model, plot.only(made.panel), most);
    write(out -> writeCsv(made, drawing.passing(forecasts), out));
    finish(drawing);
    if (page.isAsked()) {
      page.write(main, made.data, made.next, drawing.page(plot.last()), progress);
    }
  }

  /**
   * Writes sample paths, and draws some of them.
   *
   * @param panel whose ends were forecast
   * @param model that drew them
   * @param paths of each series
   */
  void paths(Panel panel, SavedModel model, List<List<TimeSeries>> paths) {
    Schema schema = panel.schema();
    Digits digits = digits(panel);
    write(out -> SamplesCsv.write(schema, digits, paths, out));
    int most = plot.most(main, quiet);
    if (most > 0) {
      ForecastDrawing drawing =
          new ForecastDrawing(
              panel,
              model.intervals().levels(),
              model.season(),
              Optional.of(model),
              plot.only(panel),
              most);
      drawing.paths(paths);
      finish(drawing);
    }
  }

  private void writeCsv(Made made, Iterator<Forecast> forecasts, Writer out) throws IOException {
    ForecastCsv.write(
        made.panel.schema(),
        made.levels,
        PanelWriter.Steps.before(made.panel),
        digits(made.panel),
        forecasts,
        out);
  }

  private Digits digits(Panel panel) {
    return significant.isPresent() ? Digits.of(significant.getAsInt()) : Digits.of(panel);
  }

  /** Draws, if somebody wants a picture; what was held out is forecast for who asks for one. */
  private void finish(ForecastDrawing drawing) {
    if (plot.isAsked() || page.isAsked()) {
      drawing.heldOut();
    }
    if (plot.most(main, quiet) > 0) {
      drawing.draw(plot.last(), plot.picture(main, progress));
    }
  }

  /** Writes the result where the user wants it, as it comes. */
  private void write(Csv csv) {
    if (!file.equals(Input.STREAM)) {
      AtomicFile.write(Path.of(file), out -> buffered(csv, new OutputStreamWriter(out, UTF_8)));
      progress.line("wrote " + file);
      return;
    }
    try {
      buffered(csv, main.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void buffered(Csv csv, Writer out) throws IOException {
    Writer buffered = new BufferedWriter(out, BUFFER);
    csv.writeTo(buffered);
    buffered.flush();
  }
}
