package dev.recur.cli;

import dev.recur.hierarchy.Reconciliation;
import dev.recur.model.SavedModel;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How forecasts of series and their sums are made to add up. */
final class ReconcileOption {
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--reconcile",
      paramLabel = "HOW",
      converter = ReconciliationConverter.class,
      description =
          "How the forecasts of a hierarchy are made to add up: mint, by the least variance of their"
              + " errors; bottom-up; or top-down, by shares of the history [mint; with a model, as"
              + " in training].")
  private @Nullable Reconciliation reconcile;

  /** What was said, if anything was. */
  Optional<Reconciliation> said() {
    return Optional.ofNullable(reconcile);
  }

  /** Returns a model, whose sums are made to agree as was said. */
  SavedModel over(SavedModel model) {
    if (reconcile == null) {
      return model;
    }
    if (model.hierarchy().isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--reconcile goes with a model that was trained with --hierarchy");
    }
    return model.reconciledBy(reconcile);
  }

  /** Reads a name. */
  static final class ReconciliationConverter implements ITypeConverter<Reconciliation> {
    @Override
    public Reconciliation convert(String value) {
      return Conversions.constant(EnumSet.allOf(Reconciliation.class), value);
    }
  }
}
