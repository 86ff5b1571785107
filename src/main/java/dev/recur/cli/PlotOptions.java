package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.report.ProgressLine;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import dev.recur.series.Message;
import dev.recur.series.Panel;
import dev.recur.series.Wording;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --plot}: a picture of the result, in a file or on the terminal. */
final class PlotOptions {
  static final String SVG = ".svg";
  private static final String PNG = ".png";

  /** Charts on a terminal, at most. */
  static final int MOST_ON_TERMINAL = 4;

  /** Charts in a file, at most. */
  private static final int MOST = 12;

  /** Names that are shown of those there are. */
  private static final int SOME = 3;

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

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "Series in the picture, by name [all, or some that lie evenly among them].")
  private List<String> only = List.of();

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
      if (!isPicture(path.toString())) {
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

  private boolean hasEnding(String ending) {
    return file != null && hasEnding(file, ending);
  }

  private static boolean hasEnding(String file, String ending) {
    return file.toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** Whether the name of a file is that of a picture. */
  static boolean isPicture(String file) {
    return hasEnding(file, SVG) || hasEnding(file, PNG);
  }

  /** Whether a picture was asked for. */
  boolean isAsked() {
    return file != null;
  }

  /** How many charts are drawn, at most: 0 if nobody asks and there is no terminal to show one. */
  int most(Main main, boolean quiet) {
    if (path() != null) {
      return MOST;
    }
    return file != null ? MOST_ON_TERMINAL : main.screen().isTerminal() && !quiet ? 1 : 0;
  }

  /** How much history was asked for. */
  OptionalInt last() {
    return Numbers.optionalCount(Limit.STEPS, spec, "--last", last);
  }

  /**
   * The names of the series that are drawn; empty for all.
   *
   * @param names of all series
   */
  Set<String> only(Collection<String> names) {
    Set<String> found = new LinkedHashSet<>();
    only.forEach(some -> addNamed(some, names, found));
    return found;
  }

  /**
   * Adds the names in a list with commas, which are also in the names of series of several keys.
   */
  private static void addNamed(String some, Collection<String> names, Set<String> found) {
    List<String> parts = List.of(some.split(",", -1));
    int from = 0;
    while (from < parts.size()) {
      int to = parts.size();
      while (to > from && !names.contains(joined(parts, from, to))) {
        to--;
      }
      if (to == from) {
        throw unknown(joined(parts, from, from + 1), joined(parts, from, parts.size()), names);
      }
      found.add(joined(parts, from, to));
      from = to;
    }
  }

  private static String joined(List<String> parts, int from, int to) {
    return String.join(",", parts.subList(from, to)).strip();
  }

  private static InputException unknown(String name, String rest, Collection<String> names) {
    Optional<String> near = Wording.nearest(rest, names).or(() -> Wording.nearest(name, names));
    InputException complaint =
        new InputException(
            "there is no series '%s'; there %s"
                .formatted(
                    Message.shown(name),
                    names.size() == 1
                        ? "is one"
                        : "are %d, such as %s"
                            .formatted(
                                names.size(),
                                Wording.quoted(names.stream().limit(SOME).toList()))));
    return near.map(one -> complaint.mend("did you mean '" + Message.shown(one) + "'?"))
        .orElse(complaint);
  }

  /** The names of the series of a panel that are drawn; empty for all. */
  Set<String> only(Panel panel) {
    Set<String> names = new LinkedHashSet<>();
    panel.series().forEach(series -> names.add(series.name()));
    return only(names);
  }

  /** Where the picture goes. */
  Picture picture(Main main, ProgressLine progress) {
    return new Picture(main, Objects.requireNonNullElse(file, ""), this::ways, progress);
  }

  /** How what a picture leaves out, of so many series, is chosen. */
  private String ways(int series) {
    if (series > 1) {
      return "; --only NAME,... chooses";
    }
    Set<String> options = spec.optionsMap().keySet();
    String columns =
        options.contains("--columns")
            ? "--columns"
            : spec.name().equals("inspect") ? "--target" : "";
    return columns.isEmpty() ? "" : "; " + columns + " COL,... chooses";
  }
}
