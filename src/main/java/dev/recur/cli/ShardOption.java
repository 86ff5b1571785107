package dev.recur.cli;

import dev.recur.report.ProgressLine;
import dev.recur.series.Panel;
import dev.recur.series.Shard;
import dev.recur.series.TimeSeries;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --shard}: which of the series this run is for. */
final class ShardOption {
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      converter = ShardConverter.class,
      description =
          "Only the series of the I-th of N parts, by a hash of their names: N runs, on as many"
              + " machines, do the whole file [1/1].")
  private Shard shard = Shard.WHOLE;

  /** Returns the part. */
  Shard shard() {
    return shard;
  }

  /** Returns whether only a part is asked for. */
  boolean isAsked() {
    return !shard.isWhole();
  }

  /**
   * Refuses an option that shows the whole.
   *
   * @param asked whether it was given
   */
  void refuse(boolean asked, String option) {
    if (asked && isAsked()) {
      throw new ParameterException(
          spec.commandLine(), option + " shows the whole: leave out --shard");
    }
  }

  /**
   * Returns the part of a panel; empty if no series falls to it, which is said: one of many jobs
   * has then done all it had to do.
   */
  Optional<Panel> of(Panel panel, ProgressLine progress) {
    List<TimeSeries> own = shard.of(panel.series());
    if (own.isEmpty()) {
      progress.line("--shard " + shard + " holds none of the " + panel.size() + " series");
      return Optional.empty();
    }
    return Optional.of(new Panel(panel.schema(), own));
  }

  /** Reads a part. */
  static final class ShardConverter implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String value) {
      return Conversions.converted(value, Shard::parse);
    }
  }
}
