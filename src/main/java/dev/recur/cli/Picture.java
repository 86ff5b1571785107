package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.chart.Sheet;
import dev.recur.chart.TerminalChart;
import dev.recur.report.ProgressLine;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;

/** Where a picture goes: a file, the terminal, or standard output. */
final class Picture {
  private static final int ROWS = 16;
  private static final int ROWS_UNASKED = 9;

  private final Main main;
  private final String file;
  private final IntFunction<String> ways;
  private final ProgressLine progress;

  /**
   * @param file named by the user, - for the terminal; empty for a small one on the terminal
   * @param ways says how what is left out is chosen, of so many series
   * @param progress hears of its file
   */
  Picture(Main main, String file, IntFunction<String> ways, ProgressLine progress) {
    this.main = main;
    this.file = file;
    this.ways = ways;
    this.progress = progress;
  }

  /** Draws what stands beside a result. */
  void draw(Sheet sheet) {
    if (!write(sheet)) {
      boolean asked = !file.isEmpty();
      int most = asked ? PlotOptions.MOST_ON_TERMINAL : 1;
      print(sheet, most, asked ? ROWS : ROWS_UNASKED, main.screen().colours(), main.terminal());
      int all = sheet.charts().size();
      if (asked && all > most) {
        progress.line(most + " of " + all + " charts; --plot FILE.svg draws more");
      }
    }
  }

  /** Draws what the command is about: on standard output, unless a file was named. */
  void result(Sheet sheet, PrintWriter out) {
    if (!write(sheet)) {
      print(sheet, Sheet.MOST, ROWS, main.screen().coloursOut(), out);
      out.flush();
    }
  }

  /** Writes the file, if one was named. */
  private boolean write(Sheet sheet) {
    if (file.isEmpty() || file.equals(Input.STREAM)) {
      return false;
    }
    boolean svg = file.toLowerCase(Locale.ROOT).endsWith(PlotOptions.SVG);
    AtomicFile.write(Path.of(file), svg ? sheet.svg() : sheet.png());
    progress.line(
        "drew "
            + file
            + sheet.some().map(some -> ": " + some + ways.apply(some.series())).orElse(""));
    return true;
  }

  private void print(Sheet sheet, int most, int rows, boolean colours, PrintWriter writer) {
    sheet.charts().stream()
        .limit(most)
        .flatMap(
            chart -> TerminalChart.lines(chart, main.screen().columns(), rows, colours).stream())
        .forEach(writer::println);
  }
}
