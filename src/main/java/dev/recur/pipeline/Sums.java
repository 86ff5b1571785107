package dev.recur.pipeline;

import dev.recur.fit.RunListener;
import dev.recur.hierarchy.Grouping;
import dev.recur.hierarchy.Summed;
import dev.recur.model.SavedModel;
import dev.recur.note.DataNote;
import dev.recur.note.ScoreNote;
import dev.recur.series.Panel;
import java.util.Optional;

/** Series with the sums that are forecast with them. */
public final class Sums {
  private Sums() {}

  /**
   * Returns the series of a file with their sums, which are told once.
   *
   * @param grouping what is summed; empty for nothing
   * @param file its series, or what this gave before
   * @param listener hears of sums that were made
   * @throws dev.recur.series.InputException if series end apart, or do not have what is summed
   */
  static Optional<Summed> of(Optional<Grouping> grouping, Panel file, RunListener listener) {
    Optional<Summed> summed = grouping.map(of -> Summed.of(of, file));
    summed
        .filter(made -> made.panel().size() > file.size())
        .ifPresent(
            made -> listener.note(new DataNote.Sums(made.hierarchy().levels(), made.late())));
    return summed;
  }

  /**
   * Returns a model whose forecasts of series and sums are looked at each by itself, before they
   * are made to add up, which is told if they would be.
   */
  static SavedModel apart(SavedModel model, RunListener listener) {
    if (model.hierarchy().isPresent()) {
      listener.note(new ScoreNote.Apart());
    }
    return model.apart();
  }

  /** Returns the series of a file with their sums, as {@link #of}, or as they are. */
  public static Panel panel(Optional<Grouping> grouping, Panel file, RunListener listener) {
    return of(grouping, file, listener).map(Summed::panel).orElse(file);
  }
}
