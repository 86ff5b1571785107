package dev.recur.cli;

import dev.recur.csv.ReadOptions;
import dev.recur.csv.SumsFile;
import dev.recur.hierarchy.Grouping;
import dev.recur.hierarchy.Reconciliation;
import dev.recur.model.SavedModel;
import dev.recur.table.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which sums are forecast with the series, and how all are made to add up. */
@SuppressWarnings("NullAway.Init")
final class HierarchyOption {
  private static final String HIERARCHY = "--hierarchy";

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = HIERARCHY,
      paramLabel = "COLS|FILE",
      converter = GroupingConverter.class,
      description =
          "Forecast sums of the series too, and make all add up: columns that tell series apart,"
              + " nested by slashes, crossed by commas, such as State/Region,Purpose; or a file of"
              + " sums [none].")
  private @Nullable Grouping hierarchy;

  @Mixin private ReconcileOption reconcile;

  /** What is summed, if anything is. */
  Optional<Grouping> grouping() {
    return Optional.ofNullable(hierarchy);
  }

  /** How forecasts are made to add up. */
  Reconciliation reconciliation() {
    if (hierarchy == null && reconcile.said().isPresent()) {
      throw new ParameterException(spec.commandLine(), "--reconcile goes with " + HIERARCHY);
    }
    return reconcile.said().orElse(Reconciliation.MINT);
  }

  /** Returns the options of a file whose series are told apart by what is summed. */
  ReadOptions over(ReadOptions options) {
    return options.keys().isEmpty() && hierarchy instanceof Grouping.Columns columns
        ? options.with().keys(columns.names()).summed(true).build()
        : options;
  }

  /** Returns a model, whose sums are made to agree as was said. */
  SavedModel over(SavedModel model) {
    return reconcile.over(model);
  }

  /** Reads columns, or the file that has the name. */
  static final class GroupingConverter implements ITypeConverter<Grouping> {
    @Override
    public Grouping convert(String value) {
      return Conversions.converted(
          value,
          text ->
              isFile(text)
                  ? new Grouping.Sums(SumsFile.read(Source.of(text)))
                  : Grouping.parse(text));
    }

    private static boolean isFile(String text) {
      try {
        return Files.isRegularFile(Path.of(text));
      } catch (InvalidPathException e) {
        return false;
      }
    }
  }
}
