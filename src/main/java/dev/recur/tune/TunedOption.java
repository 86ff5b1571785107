package dev.recur.tune;

import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.config.TransformSpec;
import dev.recur.fit.Recipes;
import dev.recur.fit.Setting;
import dev.recur.network.CellType;
import dev.recur.series.TimeSeries;
import dev.recur.training.LearningRate;
import dev.recur.transform.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An option of a training that can be searched, and its alternatives to what is chosen unsaid. */
public enum TunedOption {
  /** Recurrent cells. */
  MODEL("--model") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      return Stream.of(CellType.LSTM, CellType.GRU, CellType.RNN)
          .map(CellType::toString)
          .filter(name -> !name.equals(config.model().toString()))
          .toList();
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.with(ModelChoice.parse(value));
    }
  },

  /** Step by step where that is quick, otherwise the whole horizon. */
  DECODER("--decoder") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      boolean recurrent =
          !(config.model() instanceof ModelChoice.Network network) || network.cell().isRecurrent();
      if (config.saidOfTraining().tbptt().isPresent() || !recurrent) {
        return List.of();
      }
      return Recipes.decoder(setting, config) == Decoder.RECURSIVE
          ? List.of(Decoder.DIRECT.toString(), Decoder.SEQ2SEQ.toString())
          : List.of(Decoder.SEQ2SEQ.toString());
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      Decoder decoder =
          Arrays.stream(Decoder.values())
              .filter(each -> each.toString().equals(value))
              .findFirst()
              .orElseThrow();
      return config.with(config.network().change().decoder(decoder).done());
    }
  },

  /** What suits a level, a trend, a season, and a swing that grows with the level. */
  TRANSFORM("--transform") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      List<String> values = new ArrayList<>(List.of("standard", "difference,standard"));
      if (setting.season() > 1) {
        values.add("seasonal-difference,standard");
        values.add("difference,seasonal-difference,standard");
      }
      if (setting.isPositive()) {
        values.addAll(values.stream().map(list -> Transform.LOG + "," + list).toList());
      }
      if (config.saidOfTraining().tbptt().isEmpty()) {
        values.add("window");
      }
      return values;
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.with(config.network().change().transform(TransformSpec.parse(value)).done());
    }
  },

  /** Horizons and seasons, up to half of the shortest train. */
  LOOKBACK("--lookback") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      int longest = setting.train().stream().mapToInt(TimeSeries::length).min().orElseThrow() / 2;
      int horizon = setting.horizon();
      int season = setting.season();
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
      return config.with(config.network().change().lookback(Integer.parseInt(value)).done());
    }
  },

  /** Units of a layer. */
  HIDDEN("--hidden") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      return List.of("8", "16", "32", "64", "128");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.with(config.network().change().hidden(Integer.parseInt(value)).done());
    }
  },

  /** More than the one layer that is the default. */
  LAYERS("--layers") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      return List.of("2");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.with(config.network().change().layers(Integer.parseInt(value)).done());
    }
  },

  /** More than the none that is the default. */
  DROPOUT("--dropout") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      return List.of("0.1", "0.2", "0.3");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      return config.with(config.network().change().dropout(Double.parseDouble(value)).done());
    }
  },

  /** About a factor of two apart. */
  LEARNING_RATE("--learning-rate") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      return List.of("0.0003", "0.0005", "0.001", "0.002", "0.003", "0.005", "0.01");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      double rate = Double.parseDouble(value);
      return config.withTraining(
          training -> {
            LearningRate chosen = training.done().learningRate();
            return training.learningRate(
                new LearningRate(rate, chosen.schedule(), chosen.warmup()));
          });
    }
  },

  /** Larger ones where there is more to learn from. */
  BATCH("--batch") {
    @Override
    List<String> values(Setting setting, TrainConfig config) {
      long steps = setting.train().stream().mapToLong(TimeSeries::length).sum();
      return steps < MANY_STEPS
          ? List.of("8", "16", "32", "64", "128")
          : List.of("64", "128", "256", "512");
    }

    @Override
    TrainConfig set(TrainConfig config, String value) {
      int windows = Integer.parseInt(value);
      return config.withTraining(training -> training.batch(windows));
    }
  };

  private static final long MANY_STEPS = 5_000;

  private final String option;

  TunedOption(String option) {
    this.option = option;
  }

  /**
   * Returns values as typed, perhaps none. No value of a series after train is looked at.
   *
   * @param setting whose train is the shortest that a trial is fitted to
   * @param config what the user said
   */
  abstract List<String> values(Setting setting, TrainConfig config);

  /** Returns a configuration as if the user had said the option as well. */
  abstract TrainConfig set(TrainConfig config, String value);

  /** Returns the option as typed, such as {@code --hidden}. */
  @Override
  public String toString() {
    return option;
  }
}
