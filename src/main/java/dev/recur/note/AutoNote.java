package dev.recur.note;

import dev.recur.config.ModelChoice;
import dev.recur.series.InputException;
import java.util.List;
import java.util.OptionalInt;

/** How {@code auto} combined its members, or that it would have done better. */
public sealed interface AutoNote extends Note {
  /** There are too few values to try the members on. */
  record NoTrial() implements AutoNote {}

  /**
   * A member that cannot be tried.
   *
   * @param member which
   * @param complaint why
   */
  record LeftOut(ModelChoice member, InputException complaint) implements AutoNote {}

  /**
   * The errors of a backtest before the held-out end.
   *
   * @param intermittent whether of the series of intermittent demand, or of the others
   * @param members those that were tried
   */
  record Trial(boolean intermittent, List<Tried> members) implements AutoNote {
    /**
     * A member and its error.
     *
     * @param member which
     * @param error RMSE, original units; of several series or targets the mean of MASE; of
     *     intermittent demand the mean of RMSSE
     */
    public record Tried(ModelChoice member, double error) {}

    /** Copies the list. */
    public Trial {
      members = List.copyOf(members);
    }
  }

  /**
   * What is combined.
   *
   * @param intermittent whether for the series of intermittent demand, or for the others
   * @param members those that weigh something
   * @param without those that do not
   */
  record Combined(boolean intermittent, List<Weighted> members, List<ModelChoice> without)
      implements AutoNote {
    /**
     * A member and its weight.
     *
     * @param model its name
     * @param weight above 0, at most 1
     */
    public record Weighted(String model, double weight) {}

    /** Copies the lists. */
    public Combined {
      members = List.copyOf(members);
      without = List.copyOf(without);
    }
  }

  /**
   * The members that need no training did better on the held-out values than the model.
   *
   * @param model its name
   * @param series how many the mean of MASE was taken over; empty where RMSE was compared, of one
   *     target of one series
   * @param error of the model
   * @param auto the error of the members
   */
  record Better(String model, OptionalInt series, double error, double auto) implements AutoNote {}
}
