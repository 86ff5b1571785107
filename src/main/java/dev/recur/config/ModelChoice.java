package dev.recur.config;

import static dev.recur.series.Message.setting;

import dev.recur.classical.Method;
import dev.recur.network.CellType;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import java.util.Arrays;
import java.util.stream.Collectors;
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

  /**
   * A classical method.
   *
   * @param method which
   */
  record Classical(Method method) implements ModelChoice {
    @Override
    public String toString() {
      return method.toString();
    }
  }

  /** The network that was pre-trained on simulated series, as it is. */
  record Pretrained() implements ModelChoice {
    @Override
    public String toString() {
      return "pretrained";
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
            Stream.of(new Pretrained(), new Auto()))
        .flatMap(choices -> choices);
  }

  /**
   * Returns what a user typed.
   *
   * @throws InputException if no model has that name
   */
  static ModelChoice parse(String text) {
    return all()
        .filter(choice -> choice.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    Message.of(
                        setting("model"),
                        ": '"
                            + text
                            + "' is none of "
                            + all().map(ModelChoice::toString).collect(Collectors.joining(", ")))));
  }
}
