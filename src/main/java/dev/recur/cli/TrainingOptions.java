package dev.recur.cli;

import dev.recur.network.Clip;
import dev.recur.training.LearningRate;
import dev.recur.training.TrainingConfig;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How the network is trained. */
final class TrainingOptions {
  private static final TrainingConfig DEFAULTS = TrainingConfig.defaults();

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the windows at the most [${DEFAULT-VALUE}].")
  int epochs = DEFAULTS.epochs();

  @Option(names = "--batch", paramLabel = "N", description = "Windows a step [${DEFAULT-VALUE}].")
  int batch = DEFAULTS.batch();

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Learning rate of Adam [${DEFAULT-VALUE}].")
  double learningRate = DEFAULTS.learningRate().full();

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

  /** Returns the settings, after a check of their ranges. */
  TrainingConfig toConfig() {
    return DEFAULTS
        .change()
        .epochs(Numbers.atLeast(1, spec, "--epochs", epochs))
        .batch(Numbers.atLeast(1, spec, "--batch", batch))
        .learningRate(
            LearningRate.constant(Numbers.above(0, spec, "--learning-rate", learningRate)))
        .patience(Numbers.atLeast(1, spec, "--patience", patience))
        .clip(Clip.globalNorm(Numbers.above(0, spec, "--clip", clip)))
        .seed(seed)
        .threads(Numbers.atLeast(1, spec, "--threads", threads))
        .done();
  }
}
