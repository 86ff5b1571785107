package dev.recur.config;

import dev.recur.classical.Method;
import dev.recur.network.CellType;
import dev.recur.series.InputException;
import dev.recur.series.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What {@code --model} asks for. */
public sealed interface ModelChoice {
  /**
   * A recurrent network.
   *
   * @param cell of its layers
   */
  record Network(CellType cell) implements ModelChoice {
    @Override
    public String toString() {
      return cell.toString();
    }
  }

  /** What learns nothing from the data before it is given a history. */
  sealed interface Untrained extends ModelChoice {
    /**
     * Returns what a user typed.
     *
     * @throws InputException if none of these has that name
     */
    static Untrained parse(String text) {
      List<ModelChoice> known = ModelChoice.all().filter(Untrained.class::isInstance).toList();
      return (Untrained) named(text, known);
    }
  }

  /**
   * A classical method.
   *
   * @param method which
   */
  record Classical(Method method) implements Untrained {
    @Override
    public String toString() {
      return method.toString();
    }
  }

  /**
   * The network that was pre-trained on simulated series, as it is.
   *
   * @param regressed whether it continues what a regression on future covariates leaves
   * @param mean whether its points are means in place of medians
   */
  record Pretrained(boolean regressed, boolean mean) implements Untrained {
    /** The network alone. */
    public Pretrained() {
      this(false, false);
    }

    /** The network that continues what a regression on future covariates leaves. */
    public static Pretrained ofRest() {
      return new Pretrained(true, false);
    }

    /** The network whose points are means. */
    public static Pretrained ofMeans() {
      return new Pretrained(false, true);
    }

    @Override
    public String toString() {
      return regressed ? "pretrained-x" : mean ? "pretrained-mean" : "pretrained";
    }
  }

  /** The pre-trained network, which goes on learning on the data where that is better. */
  record Tuned() implements ModelChoice {
    @Override
    public String toString() {
      return "pretrained-tuned";
    }
  }

  /** The best of all, by a backtest before the held-out end. */
  record Auto() implements ModelChoice {
    @Override
    public String toString() {
      return "auto";
    }
  }

  /** Returns all choices, in the order a list shows them. */
  static Stream<ModelChoice> all() {
    return Stream.of(
            Arrays.stream(CellType.values()).<ModelChoice>map(Network::new),
            Arrays.stream(Method.values()).<ModelChoice>map(Classical::new),
            Stream.of(
                new Pretrained(),
                Pretrained.ofRest(),
                Pretrained.ofMeans(),
                new Tuned(),
                new Auto()))
        .flatMap(choices -> choices);
  }

  /**
   * Returns what a user typed.
   *
   * @throws InputException if no model has that name
   */
  static ModelChoice parse(String text) {
    return named(text, all().toList());
  }

  private static ModelChoice named(String text, List<ModelChoice> known) {
    List<String> names = known.stream().map(ModelChoice::toString).toList();
    int place = names.indexOf(text);
    if (place < 0) {
      String all = "'" + text + "' is none of " + String.join(", ", names);
      throw new InputException(
          Wording.nearest(text, names)
              .map(near -> all + "; did you mean " + near + "?")
              .orElse(all));
    }
    return known.get(place);
  }
}
