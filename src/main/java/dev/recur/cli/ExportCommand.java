package dev.recur.cli;

import dev.recur.artifact.AtomicFile;
import dev.recur.artifact.Deeplearning4jFile;
import dev.recur.artifact.ModelFile;
import dev.recur.artifact.OnnxFile;
import dev.recur.model.NetworkModel;
import dev.recur.model.SavedModel;
import dev.recur.network.Deeplearning4j;
import dev.recur.network.NetworkSpec;
import dev.recur.onnx.OnnxNetwork;
import dev.recur.series.InputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code recur export}: a network of a model file, for other programs. */
@Command(
    name = "export",
    description = "Write a network of a model file for another program.",
    sortOptions = false)
@SuppressWarnings("NullAway.Init")
final class ExportCommand implements Callable<Integer> {
  /** What a network is written for. */
  enum Format {
    dl4j(".zip"),
    onnx(".onnx");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }

    /** The format of a file by its ending. */
    static Optional<Format> of(Path file) {
      String name = file.toString().toLowerCase(Locale.ROOT);
      return Stream.of(values()).filter(format -> name.endsWith(format.ending)).findFirst();
    }
  }

  @ParentCommand private Main main;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "MODEL", description = "Model file.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "File to write.")
  private Path output;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      description =
          "dl4j: a zip that MultiLayerNetwork.load of Deeplearning4j opens; onnx: a graph for ONNX"
              + " Runtime and others [by the ending of --output: .zip, .onnx].")
  private @Nullable Format format;

  @Option(
      names = "--member",
      paramLabel = "N",
      description = "Which network of an ensemble, from 1 [the only one].")
  private @Nullable Integer member;

  @Option(
      names = {"-f", "--force"},
      description = "Replace a file that is there.")
  private boolean force;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing on standard error but complaints.")
  private boolean quiet;

  @Override
  public Integer call() {
    Target target = format() == Format.onnx ? new Onnx() : new Dl4j(deeplearning4j());
    AtomicFile.requireWritable(output, force);
    SavedModel model = ModelFile.read(file);
    NetworkModel network = network(model);
    target
        .lacks(network.network())
        .ifPresent(
            what -> {
              throw new InputException(file + ": its network has " + what);
            });
    AtomicFile.write(output, target.encode(model, network));
    String made = target.made(network.network());
    main.progress(quiet).line("wrote " + output + ": " + network.network() + "; " + made);
    return ExitCode.OK.code();
  }

  /** What a network is written for. */
  private interface Target {
    /** Says what it lacks of those a network asks for, and that it does. */
    Optional<String> lacks(NetworkSpec network);

    /** Returns the bytes of the file. */
    byte[] encode(SavedModel model, NetworkModel network);

    /** Says what the network is made of there. */
    String made(NetworkSpec network);
  }

  /** Deeplearning4j. */
  private record Dl4j(Deeplearning4j deeplearning4j) implements Target {
    @Override
    public Optional<String> lacks(NetworkSpec network) {
      return Deeplearning4j.lacks(network).map(what -> what + ", which Deeplearning4j lacks");
    }

    @Override
    public byte[] encode(SavedModel model, NetworkModel network) {
      return Deeplearning4jFile.encode(model, network, deeplearning4j);
    }

    @Override
    public String made(NetworkSpec network) {
      return Deeplearning4j.hasLayersFor(network)
          ? "Deeplearning4j's own layers"
          : "layers of recur, so recur.jar has to be on the class path where it is read";
    }
  }

  /** ONNX. */
  private record Onnx() implements Target {
    @Override
    public Optional<String> lacks(NetworkSpec network) {
      return OnnxNetwork.lacks(network).map(what -> what + ", which ONNX lacks");
    }

    @Override
    public byte[] encode(SavedModel model, NetworkModel network) {
      return OnnxFile.encode(model, network);
    }

    @Override
    public String made(NetworkSpec network) {
      return "ONNX's own operators";
    }
  }

  /** What was said, or what the ending of the file says, which have to agree. */
  private Format format() {
    Optional<Format> ending = Format.of(output);
    if (format == null) {
      return ending.orElseThrow(
          () -> usage(output + ": its ending tells no format: .zip, .onnx, or pass --to"));
    }
    if (ending.isPresent() && ending.get() != format) {
      throw usage(
          "--to %s does not go with %s, whose ending is that of %s"
              .formatted(format, output, ending.get()));
    }
    return format;
  }

  private Deeplearning4j deeplearning4j() {
    return Deeplearning4j.find()
        .orElseThrow(() -> usage("--to " + Format.dl4j + " " + MissingJars.DEEPLEARNING4J));
  }

  private NetworkModel network(SavedModel model) {
    List<NetworkModel> networks = model.model().networks();
    if (networks.isEmpty()) {
      throw new InputException(file + ": holds no network, but " + model.model().name());
    }
    if (member == null && networks.size() > 1) {
      throw usage(
          file
              + " has "
              + networks.size()
              + " networks: choose one with --member 1 to "
              + networks.size());
    }
    int index = member == null ? 1 : member;
    if (index < 1 || index > networks.size()) {
      throw usage(
          "--member " + index + " of " + networks.size() + ": give 1 to " + networks.size());
    }
    return networks.get(index - 1);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
