package dev.recur.tune;

import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.config.TransformSpec;
import dev.recur.fit.Recipes;
import dev.recur.fit.Task;
import dev.recur.network.CellType;
import dev.recur.series.EnumNames;
import dev.recur.series.Message;
import dev.recur.series.Message.Setting;
import dev.recur.series.TimeSeries;
import dev.recur.transform.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An option of a training that can be searched, and its alternatives to what is chosen unsaid. */
public enum TunedOption {
  /** Recurrent cells. */
  MODEL("model") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      return Stream.of(CellType.LSTM, CellType.GRU, CellType.RNN)
          .map(CellType::toString)
          .filter(name -> !name.equals(config.model().toString()))
          .toList();
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.withModel(ModelChoice.parse(value));
    }
  },

  /** Step by step where that is quick, otherwise the whole horizon. */
  DECODER("decoder") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      boolean recurrent =
          !(config.model() instanceof ModelChoice.Network network) || network.cell().isRecurrent();
      if (config.training().tbptt().isPresent() || !recurrent) {
        return List.of();
      }
      return Recipes.decoder(task, config) == Decoder.RECURSIVE
          ? List.of(Decoder.DIRECT.toString(), Decoder.SEQ2SEQ.toString())
          : List.of(Decoder.SEQ2SEQ.toString());
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      Decoder decoder = EnumNames.find(Decoder.class, value).orElseThrow();
      return config.withNetwork(config.network().withDecoder(decoder));
    }
  },

  /** What suits a level, a trend, a season, and a swing that grows with the level. */
  TRANSFORM("transform") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      List<String> values = new ArrayList<>(List.of("standard", "difference,standard"));
      if (task.season() > 1) {
        values.add("seasonal-difference,standard");
        values.add("difference,seasonal-difference,standard");
      }
      if (task.isPositive()) {
        values.addAll(values.stream().map(list -> Transform.LOG + "," + list).toList());
      }
      if (config.training().tbptt().isEmpty()) {
        values.add("window");
      }
      return values;
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.withNetwork(config.network().withTransform(TransformSpec.parse(value)));
    }
  },

  /** Horizons and seasons, up to half of the shortest train. */
  LOOKBACK("lookback") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      int longest = task.train().stream().mapToInt(TimeSeries::length).min().orElseThrow() / 2;
      int horizon = task.horizon();
      int season = task.season();
      TreeSet<Integer> steps = new TreeSet<>(List.of(horizon, 2 * horizon, 4 * horizon));
      if (season > 1) {
        IntStream.of(1, 2, 3, 4, 7, 14).forEach(seasons -> steps.add(seasons * season));
      } else {
        steps.addAll(List.of(12, 24, 48, 96));
      }
      int segment = config.network().segment().orElse(1);
      return steps.stream()
          .filter(lookback -> lookback <= longest && lookback % segment == 0)
          .map(String::valueOf)
          .toList();
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.withNetwork(config.network().withLookback(number(value)));
    }
  },

  /** Units of a layer. */
  HIDDEN("hidden") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      return List.of("8", "16", "32", "64", "128");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.withNetwork(config.network().withHidden(number(value)));
    }
  },

  /** More than the one layer that is the default. */
  LAYERS("layers") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      return List.of("2");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.withNetwork(config.network().withLayers(number(value)));
    }
  },

  /** More than the none that is the default. */
  DROPOUT("dropout") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      return List.of("0.1", "0.2", "0.3");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.withNetwork(config.network().withDropout(Double.parseDouble(value)));
    }
  },

  /** About a factor of two apart. */
  LEARNING_RATE("learningRate") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      return List.of("0.0003", "0.0005", "0.001", "0.002", "0.003", "0.005", "0.01");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      OptionalDouble rate = OptionalDouble.of(Double.parseDouble(value));
      return config.withTraining(config.training().withLearningRate(rate));
    }
  },

  /** Larger ones where there is more to learn from. */
  BATCH("batch") {
    @Override
    List<String> values(Task task, TrainConfig config) {
      long steps = task.train().stream().mapToLong(TimeSeries::length).sum();
      return steps < MANY_STEPS
          ? List.of("8", "16", "32", "64", "128")
          : List.of("64", "128", "256", "512");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.withTraining(config.training().withBatch(number(value)));
    }
  };

  private static final long MANY_STEPS = 5_000;

  private final String name;

  TunedOption(String name) {
    this.name = name;
  }

  private static OptionalInt number(String value) {
    return OptionalInt.of(Integer.parseInt(value));
  }

  /**
   * Returns values as typed, perhaps none. No value of a series after train is looked at.
   *
   * @param task whose train is the shortest that a trial is fitted to
   * @param config what the user said
   */
  abstract List<String> values(Task task, TrainConfig config);

  /** Returns a configuration as if the user had said the option as well. */
  abstract TrainConfig set(TrainConfig config, String value);

  /** Returns the setting of a training that it is. */
  public Setting setting() {
    return Message.setting(name);
  }

  /** Returns its name as fields are written, such as {@code learningRate}. */
  @Override
  public String toString() {
    return name;
  }
}
