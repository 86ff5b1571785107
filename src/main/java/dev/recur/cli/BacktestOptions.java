package dev.recur.cli;

import dev.recur.config.EvaluateConfig;
import dev.recur.config.ModelChoice;
import dev.recur.config.ModelChoice.Untrained;
import dev.recur.forecast.Levels;
import dev.recur.series.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** From which origins a model is scored, beside what, and in which units. */
final class BacktestOptions {
  private static final EvaluateConfig DEFAULTS = EvaluateConfig.defaults();
  private static final String NONE = "none";

  /** What errors are measured in. */
  enum Scale {
    original,
    standard
  }

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--folds",
      paramLabel = "N",
      description =
          "Forecast from the last N origins that a full horizon follows [those of the held-out"
              + " end].")
  private @Nullable Integer folds;

  @Option(
      names = "--stride",
      paramLabel = "N",
      description = "Steps between origins [one horizon].")
  private @Nullable Integer stride;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "See only the last N values before an origin [all].")
  private @Nullable Integer window;

  @Option(
      names = "--refit-every",
      paramLabel = "K",
      description =
          "Choose and fit again at every K-th origin, as train was asked to, by the values before"
              + " it; 0: never [${DEFAULT-VALUE}].")
  private int refitEvery = DEFAULTS.refitEvery();

  @Option(
      names = "--compare",
      paramLabel = "LIST",
      converter = RivalsConverter.class,
      completionCandidates = RivalNames.class,
      description =
          "Classical methods and pretrained, scored beside the model on the same points, or none"
              + " [naive, seasonal-naive, drift, ets, theta, sarima; with intermittent demand also"
              + " croston-sba, tsb, adida, imapa].")
  private @Nullable Rivals compare;

  @Option(
      names = "--levels",
      paramLabel = "LIST",
      converter = LevelsConverter.class,
      description =
          "Levels of the intervals that are scored, percents, or none [those of the model].")
  private @Nullable Levels levels;

  @Option(
      names = "--scale",
      paramLabel = "UNITS",
      description =
          "original, or standard: each target less its mean in train over its deviation in train"
              + " [${DEFAULT-VALUE}].")
  private Scale scale = Scale.original;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that share the work; the result does not depend on them [${DEFAULT-VALUE}].")
  private int threads = DEFAULTS.threads();

  EvaluateConfig toConfig(SplitOptions split) {
    return EvaluateConfig.builder()
        .test(split.test())
        .horizon(split.horizon())
        .folds(Numbers.optionalCount(Limit.STEPS, spec, "--folds", folds))
        .stride(Numbers.optionalCount(Limit.STEPS, spec, "--stride", stride))
        .window(Numbers.optionalCount(Limit.STEPS, spec, "--window", window))
        .refitEvery(Numbers.upTo(Limit.STEPS, spec, "--refit-every", refitEvery))
        .rivals(Optional.ofNullable(compare).map(Rivals::choices))
        .levels(Optional.ofNullable(levels))
        .standard(scale == Scale.standard)
        .threads(Numbers.count(Limit.THREADS, spec, "--threads", threads))
        .build();
  }

  /** The names of all rivals. */
  static final class RivalNames extends Names {
    RivalNames() {
      super(ModelChoice.all().filter(Untrained.class::isInstance).toList(), NONE);
    }
  }

  /** What {@code --compare} names. */
  record Rivals(List<Untrained> choices) {}

  /** Reads names with commas between. */
  static final class RivalsConverter implements ITypeConverter<Rivals> {
    @Override
    public Rivals convert(String value) {
      List<Untrained> choices = new ArrayList<>();
      for (String name : value.equals(NONE) ? new String[0] : value.split(",", -1)) {
        Untrained choice = Conversions.converted(name.strip(), Untrained::parse);
        if (!choices.contains(choice)) {
          choices.add(choice);
        }
      }
      return new Rivals(choices);
    }
  }
}
