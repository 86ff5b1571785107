package dev.recur.cli;

import dev.recur.config.TrainConfig;
import dev.recur.config.TransformSpec;
import dev.recur.series.Limit;
import dev.recur.transform.Transform;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What is done to the values and how windows are cut. */
final class WindowOptions {
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--transform",
      paramLabel = "LIST",
      converter = TransformConverter.class,
      completionCandidates = TransformNames.class,
      description =
          "auto, none, or a list of log, difference, seasonal-difference, seasonal-mean,"
              + " standard, minmax, robust, window [auto].")
  TransformSpec transform = TrainConfig.defaults().network().transform();

  @Option(
      names = "--lookback",
      paramLabel = "N",
      description = "Steps the network sees [chosen by the preset].")
  @Nullable Integer lookback;

  @Option(
      names = "--segment",
      paramLabel = "N",
      description =
          "Steps that make one step of the network, a divisor of the lookback [chosen by the"
              + " preset].")
  @Nullable Integer segment;

  @Option(
      names = "--stride",
      paramLabel = "N",
      description = "Steps between training windows [${DEFAULT-VALUE}].")
  int stride = TrainConfig.defaults().network().stride();

  @Option(
      names = "--apart",
      arity = "1",
      paramLabel = "true|false",
      description =
          "Each target of a series is seen and predicted by itself, as a series of its own [with a"
              + " direct decoder].")
  @Nullable Boolean apart;

  OptionalInt lookback() {
    return Numbers.optionalCount(Limit.STEPS, spec, "--lookback", lookback);
  }

  OptionalInt segment() {
    return Numbers.optionalCount(Limit.STEPS, spec, "--segment", segment);
  }

  int stride() {
    return Numbers.count(Limit.STEPS, spec, "--stride", stride);
  }

  /** The names of all transforms. */
  static final class TransformNames extends Names {
    TransformNames() {
      super(List.of(Transform.values()), "auto", "none", TransformSpec.WINDOW);
    }
  }

  /** Reads a list of transforms. */
  static final class TransformConverter implements ITypeConverter<TransformSpec> {
    @Override
    public TransformSpec convert(String value) {
      return Conversions.converted(value, TransformSpec::parse);
    }
  }
}
