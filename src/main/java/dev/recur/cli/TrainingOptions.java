package dev.recur.cli;

import dev.recur.config.TrainingConfig;
import dev.recur.network.Clip;
import dev.recur.network.Initialization;
import dev.recur.network.Loss;
import dev.recur.network.PointLoss;
import dev.recur.series.Limit;
import dev.recur.training.Schedule;
import java.util.List;
import java.util.Optional;
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
  private @Nullable Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Windows a step [chosen by the preset].")
  private @Nullable Integer batch;

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      converter = LossConverter.class,
      completionCandidates = LossNames.class,
      description =
          "What training makes smaller: mse, mae, huber, mase, smape, or a sum such as"
              + " 2*mase+smape [chosen by the preset].")
  private @Nullable Loss loss;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Learning rate of Adam [chosen by the preset].")
  private @Nullable Double learningRate;

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "How the learning rate goes on: ${COMPLETION-CANDIDATES}; step halves it every third of"
              + " the epochs, plateau whenever validation has not improved for a quarter of the"
              + " patience [chosen by the preset].")
  private @Nullable Schedule schedule;

  @Option(
      names = "--warmup",
      paramLabel = "P",
      description =
          "Share of the steps over which the learning rate first rises from near zero"
              + " [chosen by the preset].")
  private @Nullable Double warmup;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stop after N epochs without a better validation error; the best weights are kept"
              + " [chosen by the preset].")
  private @Nullable Integer patience;

  @Option(
      names = "--clip",
      paramLabel = "X",
      description = "Bound of the gradient [${DEFAULT-VALUE}].")
  private double clip = DEFAULTS.clip().limit();

  @Option(
      names = "--clip-by",
      paramLabel = "NAME",
      description =
          "What --clip bounds: ${COMPLETION-CANDIDATES}: nothing, the norm of the whole gradient,"
              + " that of each layer, or every value [${DEFAULT-VALUE}].")
  private Clip.Kind clipBy = DEFAULTS.clip().kind();

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description =
          "Share of each weight, but not of biases, that a step takes away for each unit of the"
              + " learning rate [${DEFAULT-VALUE}].")
  private double weightDecay = DEFAULTS.weightDecay();

  @Option(
      names = "--init",
      paramLabel = "NAME",
      description =
          "How weights begin: ${COMPLETION-CANDIDATES}; orthogonal is so for the state's matrices"
              + " and xavier for the others [${DEFAULT-VALUE}].")
  private Initialization initialization = DEFAULTS.initialization();

  @Option(
      names = "--tbptt",
      paramLabel = "N",
      description =
          "Train along whole series in chunks of N steps, the state carried from one to the next"
              + " (truncated back-propagation through time) [off: shuffled windows].")
  private @Nullable Integer tbptt;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of weights, shuffling and dropout [${DEFAULT-VALUE}].")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that share the work; the result does not depend on them [${DEFAULT-VALUE}].")
  private int threads = DEFAULTS.threads();

  /** Returns what was said about training, after a check of its ranges. */
  TrainingConfig toConfig() {
    return TrainingConfig.builder()
        .epochs(Numbers.optionalCount(Limit.EPOCHS, spec, "--epochs", epochs))
        .batch(Numbers.optionalCount(Limit.BATCH, spec, "--batch", batch))
        .tbptt(Numbers.optionalCount(Limit.STEPS, spec, "--tbptt", tbptt))
        .loss(Optional.ofNullable(loss))
        .learningRate(
            Numbers.optional(learningRate, rate -> Numbers.above(0, spec, "--learning-rate", rate)))
        .warmup(Numbers.optional(warmup, share -> Numbers.share(spec, "--warmup", share)))
        .schedule(Optional.ofNullable(schedule))
        .patience(Numbers.optionalCount(Limit.EPOCHS, spec, "--patience", patience))
        .clip(new Clip(clipBy, Numbers.above(0, spec, "--clip", clip)))
        .weightDecay(Numbers.notNegative(spec, "--weight-decay", weightDecay))
        .initialization(initialization)
        .seed(seed)
        .threads(Numbers.count(Limit.THREADS, spec, "--threads", threads))
        .build();
  }

  /** The names of all losses. */
  static final class LossNames extends Names {
    LossNames() {
      super(List.of(PointLoss.Kind.values()));
    }
  }

  /** Reads a loss. */
  static final class LossConverter implements ITypeConverter<Loss> {
    @Override
    public Loss convert(String value) {
      try {
        return PointLoss.parse(value);
      } catch (IllegalArgumentException e) {
        TypeConversionException conversion =
            new TypeConversionException(String.valueOf(e.getMessage()));
        conversion.initCause(e);
        throw conversion;
      }
    }
  }
}
