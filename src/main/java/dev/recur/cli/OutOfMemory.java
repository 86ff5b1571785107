package dev.recur.cli;

import dev.recur.csv.PanelReader;
import dev.recur.series.Memory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said when the memory did not suffice after all. */
final class OutOfMemory {
  /** Options that take memory, those that take most first. */
  private static final List<String> LARGE =
      List.of(
          "--hidden",
          "--layers",
          "--ensemble",
          "--embedding",
          "--batch",
          "--lookback",
          "--tbptt",
          "--threads",
          "--samples",
          "--horizon",
          "-H",
          "--levels",
          "--folds");

  private OutOfMemory() {}

  /** Returns whether a failure is, or comes of, a lack of memory, in another thread too. */
  static boolean isCauseOf(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      boolean elsewhere =
          each instanceof ExceptionInInitializerError
              && String.valueOf(each.getMessage()).contains(OutOfMemoryError.class.getName());
      if (each instanceof OutOfMemoryError || elsewhere) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the line that says so: what to lower among the settings that were given, or, where the
   * data did not fit, that fewer of them have to be read.
   */
  static String line(String[] args, Throwable failure) {
    Set<String> given =
        Stream.of(args).map(word -> word.split("=", 2)[0]).collect(Collectors.toSet());
    List<String> large = LARGE.stream().filter(given::contains).toList();
    boolean reading = isOfReading(failure);
    String lower =
        reading
            ? "read fewer series or rows, or "
            : large.isEmpty() ? "" : "lower " + String.join(" or ", large) + ", or ";
    return "recur: the "
        + Memory.shown((double) Memory.available())
        + " of memory there are do not suffice"
        + (reading ? " to read the data; " : "; ")
        + lower
        + "give more, such as RECUR_JAVA_OPTIONS=-Xmx8g";
  }

  /** Whether the memory ended while data were read, which no setting makes less. */
  private static boolean isOfReading(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      boolean inside =
          Stream.of(each.getStackTrace())
              .anyMatch(frame -> frame.getClassName().equals(PanelReader.class.getName()));
      if (inside) {
        return true;
      }
    }
    return false;
  }
}
