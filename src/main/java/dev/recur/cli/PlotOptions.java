package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.chart.Sheet;
import dev.recur.chart.TerminalChart;
import dev.recur.report.ProgressLine;
import dev.recur.series.Limit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --plot}: a picture of the result, in a file or on the terminal. */
final class PlotOptions {
  private static final int ROWS = 16;
  private static final int ROWS_UNASKED = 9;
  private static final int MOST_ON_TERMINAL = 4;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Picture to write, .svg or .png; or - to draw it on the terminal.")
  private @Nullable String file;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Steps of history in the picture [as many as make it readable].")
  private @Nullable Integer last;

  /** The picture's file, if it has one. */
  private @Nullable Path path() {
    return file == null || file.equals(Input.STREAM) ? null : Path.of(file);
  }

  /**
   * Refuses a file that cannot be written, before any work.
   *
   * @param force whether it may be there
   * @param inputs files that must not be overwritten
   */
  void check(boolean force, String... inputs) {
    Numbers.optionalCount(Limit.STEPS, spec, "--last", last);
    Path path = path();
    if (path != null) {
      if (!isSvg() && !isPng()) {
        String hint =
            hasEnding(".html") && spec.optionsMap().containsKey("--report")
                ? "; --report writes a page"
                : "";
        throw new ParameterException(
            spec.commandLine(), "--plot " + file + ": a picture ends with .svg or .png" + hint);
      }
      Input.requireOther(path, inputs);
      AtomicFile.requireWritable(path, force);
    }
  }

  private boolean isSvg() {
    return hasEnding(".svg");
  }

  private boolean isPng() {
    return hasEnding(".png");
  }

  private boolean hasEnding(String ending) {
    return file != null && file.toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** Whether a picture was asked for. */
  boolean isAsked() {
    return file != null;
  }

  /** How many charts are drawn, at most: 0 if nobody asks and there is no terminal to show one. */
  int most(Main main, boolean quiet) {
    if (path() != null) {
      return Sheet.MOST;
    }
    return file != null ? MOST_ON_TERMINAL : main.screen().isTerminal() && !quiet ? 1 : 0;
  }

  /** How much history was asked for. */
  OptionalInt last() {
    return Numbers.optionalCount(Limit.STEPS, spec, "--last", last);
  }

  /**
   * Draws, if anything is to be drawn.
   *
   * @param quiet whether nothing is shown unasked
   * @param sheet the picture, by how much history was asked for
   * @param progress hears of its file
   */
  void draw(Main main, boolean quiet, Function<OptionalInt, Sheet> sheet, ProgressLine progress) {
    if (most(main, quiet) == 0) {
      return;
    }
    Sheet drawn = sheet.apply(last());
    boolean asked = file != null;
    PrintWriter err = main.terminal();
    if (!write(drawn, progress)) {
      boolean colours = main.screen().colours();
      print(drawn, asked ? MOST_ON_TERMINAL : 1, asked ? ROWS : ROWS_UNASKED, main, colours, err);
    }
  }

  /**
   * Draws what the command is about: on standard output, unless a file was named.
   *
   * @param progress hears of its file
   */
  void result(Main main, Sheet sheet, ProgressLine progress) {
    if (!write(sheet, progress)) {
      boolean colours = main.screen().coloursOut();
      PrintWriter out = spec.commandLine().getOut();
      print(sheet, Sheet.MOST, ROWS, main, colours, out);
      out.flush();
    }
  }

  /** Writes the file, if one was named. */
  private boolean write(Sheet sheet, ProgressLine progress) {
    Path path = path();
    if (path == null) {
      return false;
    }
    AtomicFile.write(path, isSvg() ? sheet.svg() : sheet.png());
    progress.line("drew " + path);
    return true;
  }

  private static void print(
      Sheet sheet, int most, int rows, Main main, boolean colours, PrintWriter writer) {
    sheet.charts().stream()
        .limit(most)
        .flatMap(
            chart -> TerminalChart.lines(chart, main.screen().columns(), rows, colours).stream())
        .forEach(writer::println);
  }
}
