package dev.recur.cli;

import dev.recur.network.Clip;
import dev.recur.network.Loss;
import dev.recur.network.PointLoss;
import dev.recur.training.LearningRate;
import dev.recur.training.TrainingConfig;
import dev.recur.training.TrainingSettings;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import picocli.CommandLine.TypeConversionException;

/** How the network is trained. */
final class TrainingOptions {
  private static final TrainingConfig DEFAULTS = TrainingConfig.defaults();

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the windows at the most [chosen by the preset].")
  @Nullable Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Windows a step [chosen by the preset].")
  @Nullable Integer batch;

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      converter = LossConverter.class,
      description =
          "What training makes smaller: mse, mae, huber, mase, smape, or a sum such as"
              + " 2*mase+smape [chosen by the preset].")
  @Nullable Loss loss;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Learning rate of Adam [chosen by the preset].")
  @Nullable Double learningRate;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stop after N epochs without a better validation RMSE; the best weights are kept"
              + " [${DEFAULT-VALUE}].")
  int patience = DEFAULTS.patience();

  @Option(
      names = "--clip",
      paramLabel = "X",
      description = "Largest norm of the whole gradient [${DEFAULT-VALUE}].")
  double clip = DEFAULTS.clip().limit();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of weights, shuffling and dropout [${DEFAULT-VALUE}].")
  long seed = DEFAULTS.seed();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that share the work; the result does not depend on them [${DEFAULT-VALUE}].")
  int threads = DEFAULTS.threads();

  /** Returns the changes to what the preset chooses, after a check of their ranges. */
  UnaryOperator<TrainingConfig> changes() {
    OptionalInt checkedEpochs = Numbers.atLeastOne(spec, "--epochs", epochs);
    OptionalInt checkedBatch = Numbers.atLeastOne(spec, "--batch", batch);
    if (learningRate != null) {
      Numbers.above(0, spec, "--learning-rate", learningRate);
    }
    Numbers.atLeast(1, spec, "--patience", patience);
    Numbers.above(0, spec, "--clip", clip);
    Numbers.atLeast(1, spec, "--threads", threads);
    return chosen -> {
      TrainingSettings settings = chosen.change();
      checkedEpochs.ifPresent(settings::epochs);
      checkedBatch.ifPresent(settings::batch);
      if (loss != null) {
        settings.loss(loss);
      }
      if (learningRate != null) {
        LearningRate rate = chosen.learningRate();
        settings.learningRate(new LearningRate(learningRate, rate.schedule(), rate.warmup()));
      }
      return settings
          .patience(patience)
          .clip(Clip.globalNorm(clip))
          .seed(seed)
          .threads(threads)
          .done();
    };
  }

  /** Reads a loss. */
  static final class LossConverter implements ITypeConverter<Loss> {
    @Override
    public Loss convert(String value) {
      try {
        return PointLoss.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
