package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.csv.ReadOptions;
import dev.recur.page.HowMade;
import dev.recur.page.Page;
import dev.recur.report.ProgressLine;
import dev.recur.table.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --report}: the result as a page. */
final class PageOption {
  /** Series on a page, at most. */
  static final int MOST_SERIES = 1000;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Page to write, .html: verdict, pictures to explore, tables, how it was made. It opens in"
              + " any browser and loads nothing.")
  private @Nullable Path file;

  /**
   * Refuses a file that cannot be written, before any work.
   *
   * @param force whether it may be there
   * @param inputs files that must not be overwritten
   */
  void check(boolean force, String... inputs) {
    if (file == null) {
      return;
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".html") && !name.endsWith(".htm")) {
      throw new ParameterException(
          spec.commandLine(), "--report " + file + ": a page ends with .html");
    }
    Input.requireOther(file, inputs);
    AtomicFile.requireWritable(file, force);
  }

  /** Reads a data file; the page wants to know its bytes. */
  Input read(Main main, String argument, ReadOptions options, ProgressLine progress) {
    return isAsked()
        ? main.read(argument, options, progress)
        : new Input(argument, Source.Part.WHOLE, "", main.readPanel(argument, options, progress));
  }

  /** Whether a page was asked for. */
  boolean isAsked() {
    return file != null;
  }

  /**
   * Writes the page that was asked for.
   *
   * @param data what the result was made from
   * @param next commands that tell how good it is, where nothing does
   * @param page of how it was made
   * @param progress tells what was said so far, and hears of the file
   */
  void write(
      Main main,
      String data,
      List<String> next,
      Function<HowMade, Page> page,
      ProgressLine progress) {
    if (file != null) {
      HowMade how = new HowMade(main.command(), data, next, progress.said());
      AtomicFile.write(file, page.apply(how).bytes());
      progress.line("wrote " + file);
    }
  }
}
