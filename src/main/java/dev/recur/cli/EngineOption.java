package dev.recur.cli;

import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.network.Deeplearning4j;
import dev.recur.training.Engine;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What takes the steps of a training. */
final class EngineOption {
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description =
          "What takes the steps of a training: ${COMPLETION-CANDIDATES}, the latter being the fit"
              + " of Deeplearning4j, slower and with the same weights but for rounding"
              + " [${DEFAULT-VALUE}].")
  private Engine engine = Engine.RECUR;

  /** Returns training by the engine, after a check that it can train what was asked for. */
  TrainConfig applyTo(TrainConfig config) {
    if (engine == Engine.RECUR) {
      return config;
    }
    refusal(config)
        .ifPresent(
            why -> {
              throw new ParameterException(spec.commandLine(), "--engine dl4j " + why);
            });
    return config.withTraining(config.training().withEngine(engine));
  }

  private static Optional<String> refusal(TrainConfig config) {
    if (config.model() instanceof ModelChoice.Classical
        || config.model() instanceof ModelChoice.Pretrained) {
      return Optional.of("with --model " + config.model() + ": name a network, or auto");
    }
    if (config.network().decoder() == Decoder.SEQ2SEQ) {
      return Optional.of(
          "with --decoder seq2seq: Deeplearning4j has no such layers; choose recursive or direct");
    }
    if (config.network().embedding() > 0) {
      return Optional.of("with --embedding: Deeplearning4j has no such layer; leave one away");
    }
    if (config.training().tbptt().isPresent()) {
      return Optional.of("with --tbptt: its fit does not go on along whole series; leave one away");
    }
    return Deeplearning4j.find().isEmpty()
        ? Optional.of(MissingJars.DEEPLEARNING4J)
        : Optional.empty();
  }
}
