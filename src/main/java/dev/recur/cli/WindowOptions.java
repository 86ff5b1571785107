package dev.recur.cli;

import dev.recur.pipeline.TrainConfig;
import dev.recur.pipeline.TransformSpec;
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
      description =
          "auto, none, or a list of log, difference, seasonal-difference, standard, minmax,"
              + " robust, window [auto].")
  TransformSpec transform = TrainConfig.defaults().transform();

  @Option(
      names = "--lookback",
      paramLabel = "N",
      description =
          "Steps the network sees [two seasons, or 24 steps without a season; at most a third of"
              + " train].")
  @Nullable Integer lookback;

  @Option(
      names = "--stride",
      paramLabel = "N",
      description = "Steps between training windows [${DEFAULT-VALUE}].")
  int stride = TrainConfig.defaults().stride();

  OptionalInt lookback() {
    return lookback == null
        ? OptionalInt.empty()
        : OptionalInt.of(Numbers.atLeast(1, spec, "--lookback", lookback));
  }

  int stride() {
    return Numbers.atLeast(1, spec, "--stride", stride);
  }

  /** Reads a list of transforms. */
  static final class TransformConverter implements ITypeConverter<TransformSpec> {
    @Override
    public TransformSpec convert(String value) {
      return Conversions.converted(value, TransformSpec::parse);
    }
  }
}
