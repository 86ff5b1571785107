package dev.recur.cli;

import static dev.recur.series.Message.setting;

import dev.recur.artifact.AtomicFile;
import dev.recur.config.TrainingConfig;
import dev.recur.network.Footprint;
import dev.recur.network.ForkingSpec;
import dev.recur.network.ForkingState;
import dev.recur.network.Safetensors;
import dev.recur.pretrained.Checkpoint;
import dev.recur.pretrained.PretrainedNetwork;
import dev.recur.pretrained.PretrainedWeights;
import dev.recur.pretrained.Pretraining;
import dev.recur.pretrained.PretrainingConfig;
import dev.recur.pretrained.PretrainingListener;
import dev.recur.report.PretrainingLines;
import dev.recur.report.ProgressLine;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import dev.recur.series.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur pretrain}: weights of the pre-trained network, from simulated series. */
@Command(
    name = "pretrain",
    description =
        "Train the network that forecasts without training, on simulated series; takes hours.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class PretrainCommand implements Callable<Integer> {
  private static final ForkingSpec SPEC = PretrainedNetwork.SPEC;

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description =
          "Weights to write (safetensors); until they are done FILE.checkpoint holds how far it"
              + " is.")
  private Path output;

  @Option(
      names = {"-f", "--force"},
      description = "Replace the weights if there are some.")
  private boolean force;

  @Option(
      names = "--steps",
      paramLabel = "N",
      required = true,
      description = "Steps of training, each of 128 series.")
  private int steps;

  @Option(names = "--seed", paramLabel = "N", description = "Seed [${DEFAULT-VALUE}].")
  private long seed = TrainingConfig.defaults().seed();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "Begin with these weights [drawn at random].")
  private @Nullable Path from;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Learning rate at the beginning [${DEFAULT-VALUE}].")
  private double learningRate = PretrainingConfig.LEARNING_RATE;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description = "Units of a layer [${DEFAULT-VALUE}].")
  private int hidden = SPEC.units();

  @Option(names = "--layers", paramLabel = "N", description = "Layers [${DEFAULT-VALUE}].")
  private int layers = SPEC.layers();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; the weights do not depend on them [as many as the machine has].")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--checkpoint",
      paramLabel = "N",
      description = "Steps from one FILE.checkpoint to the next [${DEFAULT-VALUE}].")
  private int checkpointSteps = Pretraining.CHECKPOINT_STEPS;

  @Option(
      names = "--resume",
      description =
          "Go on from FILE.checkpoint, if there is one, to the same weights as without the stop.")
  private boolean resume;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress.")
  private boolean quiet;

  @Override
  public Integer call() {
    PretrainingConfig config = config();
    int between = Numbers.count(Limit.PRETRAINING_STEPS, spec, "--checkpoint", checkpointSteps);
    AtomicFile.requireWritable(output, force);
    Path checkpoint = output.resolveSibling(output.getFileName() + ".checkpoint");
    AtomicFile.requireWritable(checkpoint, true);
    ProgressLine progress = main.progress(quiet);
    Checkpoint start =
        resume && Files.exists(checkpoint)
            ? resumed(checkpoint, config)
            : first(checkpoint, config);
    PretrainingLines lines =
        new PretrainingLines(progress, start, Pretraining.seriesOfStep(), System::nanoTime);
    PretrainedWeights weights =
        new Pretraining(start, Numbers.count(Limit.THREADS, spec, "--threads", threads), between)
            .run(
                new PretrainingListener() {
                  @Override
                  public void stepped(int done, double loss) {
                    lines.stepped(done, loss);
                  }

                  @Override
                  public void saved(Checkpoint saved, double unseenLoss) {
                    AtomicFile.write(checkpoint, saved.encode());
                    lines.saved(saved, unseenLoss);
                  }
                });
    AtomicFile.write(output, Safetensors.encode(weights.spec().layout(), weights.flat()));
    delete(checkpoint);
    progress.line("wrote " + output);
    return ExitCode.OK.code();
  }

  private PretrainingConfig config() {
    ForkingSpec network =
        PretrainedNetwork.spec(
            Numbers.count(Limit.HIDDEN, spec, "--hidden", hidden),
            Numbers.count(Limit.LAYERS, spec, "--layers", layers),
            SPEC.width());
    requireMemory(network);
    return new PretrainingConfig(
        network,
        seed,
        Numbers.count(Limit.PRETRAINING_STEPS, spec, "--steps", steps),
        Numbers.above(0, spec, "--learning-rate", learningRate));
  }

  private void requireMemory(ForkingSpec network) {
    try {
      int workers = Numbers.count(Limit.THREADS, spec, "--threads", threads);
      Memory.require(
          "pre-training of " + layers + " x " + hidden + " units",
          Footprint.training(network, workers),
          "lower ",
          setting("hidden"),
          ", ",
          setting("layers"),
          " or ",
          setting("threads"));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "--hidden %d --layers %d: more than the %s weights that a model may have"
              .formatted(hidden, layers, Limit.WEIGHTS),
          e);
    }
  }

  private Checkpoint first(Path checkpoint, PretrainingConfig config) {
    if (Files.exists(checkpoint) && !force) {
      throw new InputException(
          checkpoint + ": holds a training that was stopped; pass --resume or --force");
    }
    float[] weights = config.spec().initial(seed);
    if (from != null) {
      try {
        weights = Safetensors.decode(bytes(from), config.spec().layout());
      } catch (IllegalArgumentException e) {
        throw new InputException(from + ": " + e.getMessage() + " of this size", e);
      }
    }
    return new Checkpoint(config, ForkingState.of(weights));
  }

  private static Checkpoint resumed(Path checkpoint, PretrainingConfig config) {
    return Checkpoint.decode(bytes(checkpoint), config)
        .orElseThrow(
            () ->
                new InputException(
                    checkpoint
                        + ": is damaged, or of a training with other settings; give the same ones,"
                        + " or leave out --resume and pass --force"));
  }

  private static void delete(Path checkpoint) {
    try {
      Files.deleteIfExists(checkpoint);
    } catch (IOException e) {
      throw new InputException(checkpoint + ": cannot be deleted: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new InputException(file + ": does not exist", e);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
