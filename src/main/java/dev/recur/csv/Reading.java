package dev.recur.csv;

import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file that was read.
 *
 * @param panel what it holds
 * @param findings what was found out
 * @param columns every column and its use, in the order of the file
 * @param question what the user has to choose before a model can be trained
 * @param missing the values that are missing
 */
public record Reading(
    Panel panel,
    List<Finding> findings,
    List<ColumnUse> columns,
    Optional<InputException> question,
    Missing missing) {

  /** Copies the lists. */
  public Reading {
    findings = List.copyOf(findings);
    columns = List.copyOf(columns);
  }

  /** The same, after other findings. */
  Reading after(List<Finding> before) {
    return before.isEmpty()
        ? this
        : new Reading(
            panel,
            Stream.concat(before.stream(), findings.stream()).toList(),
            columns,
            question,
            missing);
  }

  /**
   * Missing values of a file.
   *
   * @param cells rows whose value is missing, counted by column
   * @param steps steps without a row
   * @param first the first few
   */
  public record Missing(long cells, long steps, List<InputException> first) {
    /** Copies the list. */
    public Missing {
      first = List.copyOf(first);
    }
  }
}
