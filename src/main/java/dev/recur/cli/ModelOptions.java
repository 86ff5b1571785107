package dev.recur.cli;

import dev.recur.config.Decoder;
import dev.recur.config.ModelChoice;
import dev.recur.config.NetworkConfig;
import dev.recur.config.Preset;
import dev.recur.config.TrainConfig;
import dev.recur.network.NetworkOptions;
import dev.recur.recurrent.Activation;
import dev.recur.series.Limit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which model is fitted, and what its networks look like. */
final class ModelOptions {
  private static final TrainConfig DEFAULTS = TrainConfig.defaults();

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      converter = ModelConverter.class,
      completionCandidates = ModelNames.class,
      description = "What is fitted: ${COMPLETION-CANDIDATES} [${DEFAULT-VALUE}].")
  ModelChoice model = DEFAULTS.model();

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      converter = PresetConverter.class,
      description =
          "Chooses what is not said, by how much time it may take: fast, balanced or accurate"
              + " [${DEFAULT-VALUE}].")
  Preset preset = DEFAULTS.network().preset();

  @Option(
      names = "--decoder",
      paramLabel = "HOW",
      converter = DecoderConverter.class,
      description =
          "How a forecast is made: recursive (step by step), direct (the whole horizon at once),"
              + " seq2seq (the whole horizon by recurrent layers over its steps) or auto"
              + " [${DEFAULT-VALUE}].")
  Decoder decoder = DEFAULTS.network().decoder();

  @Option(
      names = "--attention",
      description = "With --decoder seq2seq: let each step look back at the states of the window.")
  boolean attention;

  @Option(
      names = "--ensemble",
      paramLabel = "K",
      description = "Networks whose median is the forecast [chosen by the preset].")
  @Nullable Integer ensemble;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description = "Units of a hidden layer [chosen by the preset].")
  @Nullable Integer hidden;

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "Hidden layers, one upon the other [1].")
  @Nullable Integer layers;

  @Option(
      names = "--skip",
      arity = "1",
      paramLabel = "true|false",
      description =
          "A linear map from the window straight to the forecast, beside the layers [true, but false"
              + " with --tbptt].")
  @Nullable Boolean skip;

  @Option(
      names = "--dropout",
      paramLabel = "P",
      description = "Share of the values between layers dropped in training [${DEFAULT-VALUE}].")
  double dropout = DEFAULTS.network().dropout();

  @Option(
      names = "--recurrent-dropout",
      paramLabel = "P",
      description =
          "Share of the state inside recurrent layers dropped in training, the same at every step"
              + " [${DEFAULT-VALUE}].")
  double recurrentDropout = DEFAULTS.network().options().recurrentDropout();

  @Option(
      names = "--embedding",
      paramLabel = "N",
      description =
          "Numbers that the network learns of each series of the panel and sees at every step; 0"
              + " for none [${DEFAULT-VALUE}].")
  int embedding = DEFAULTS.network().embedding();

  @Option(
      names = "--bidirectional",
      description = "Recurrent layers that also read the window from its end.")
  boolean bidirectional;

  @Option(
      names = "--layer-norm",
      description = "Normalize what enters the gates of recurrent layers.")
  boolean layerNorm;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      converter = ActivationConverter.class,
      completionCandidates = ActivationNames.class,
      description =
          "Of --model rnn or mlp: ${COMPLETION-CANDIDATES} [tanh of an rnn, relu of an mlp].")
  @Nullable Activation activation;

  /** Returns what was said about networks, after a check of its ranges. */
  NetworkConfig toConfig(WindowOptions window) {
    return NetworkConfig.builder()
        .preset(preset)
        .decoder(decoder)
        .attention(attention)
        .ensemble(Numbers.optionalCount(Limit.MEMBERS, spec, "--ensemble", ensemble))
        .lookback(window.lookback())
        .segment(window.segment())
        .stride(window.stride())
        .apart(Optional.ofNullable(window.apart))
        .transform(window.transform)
        .hidden(Numbers.optionalCount(Limit.HIDDEN, spec, "--hidden", hidden))
        .layers(Numbers.optionalCount(Limit.LAYERS, spec, "--layers", layers))
        .skip(Optional.ofNullable(skip))
        .dropout(Numbers.share(spec, "--dropout", dropout))
        .embedding(Numbers.upTo(Limit.EMBEDDING, spec, "--embedding", embedding))
        .options(options())
        .build();
  }

  private NetworkOptions options() {
    NetworkOptions options =
        NetworkOptions.none()
            .withBidirectional(bidirectional)
            .withNormalized(layerNorm)
            .withRecurrentDropout(Numbers.share(spec, "--recurrent-dropout", recurrentDropout))
            .withActivation(Optional.ofNullable(activation));
    requireForModel(options);
    requireDecoder();
    return options;
  }

  /** A model chosen among several has networks too, and no say in their activation. */
  private void requireForModel(NetworkOptions options) {
    String said = (activation == null ? "" : "--activation " + activation + " with ") + "--model ";
    if (model instanceof ModelChoice.Network network) {
      try {
        options.requireFor(network.cell());
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), said + e.getMessage(), e);
      }
    } else if (activation != null) {
      throw new ParameterException(
          spec.commandLine(), said + model + ": name a network, rnn or mlp");
    }
  }

  private void requireDecoder() {
    if (attention && decoder != Decoder.SEQ2SEQ) {
      throw new ParameterException(
          spec.commandLine(), "--attention with --decoder " + decoder + ": give --decoder seq2seq");
    }
    boolean decodes = decoder == Decoder.SEQ2SEQ;
    if (decodes && model instanceof ModelChoice.Network network && !network.cell().isRecurrent()) {
      throw new ParameterException(
          spec.commandLine(), "--decoder seq2seq with --model " + model + ": name a recurrent one");
    }
  }

  /** Reads a preset by its name. */
  static final class PresetConverter implements ITypeConverter<Preset> {
    @Override
    public Preset convert(String value) {
      return Conversions.constant(EnumSet.allOf(Preset.class), value);
    }
  }

  /** Reads a decoder by its name. */
  static final class DecoderConverter implements ITypeConverter<Decoder> {
    @Override
    public Decoder convert(String value) {
      return Conversions.constant(EnumSet.allOf(Decoder.class), value);
    }
  }

  /** Reads an activation by its name. */
  static final class ActivationConverter implements ITypeConverter<Activation> {
    @Override
    public Activation convert(String value) {
      return Conversions.constant(EnumSet.allOf(Activation.class), value);
    }
  }

  /** The names of all activations. */
  static final class ActivationNames extends Names {
    ActivationNames() {
      super(List.of(Activation.values()));
    }
  }

  /** Reads a model by its name. */
  static final class ModelConverter implements ITypeConverter<ModelChoice> {
    @Override
    public ModelChoice convert(String value) {
      return Conversions.converted(value, ModelChoice::parse);
    }
  }

  /** The names of all models. */
  static final class ModelNames extends Names {
    ModelNames() {
      super(ModelChoice.all().toList());
    }
  }
}
