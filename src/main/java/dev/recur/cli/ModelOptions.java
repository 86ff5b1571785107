package dev.recur.cli;

import dev.recur.pipeline.ModelChoice;
import dev.recur.pipeline.TrainConfig;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Which network is trained. */
final class ModelOptions {
  private static final TrainConfig DEFAULTS = TrainConfig.defaults();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      converter = ModelConverter.class,
      completionCandidates = ModelNames.class,
      description = "What is fitted: ${COMPLETION-CANDIDATES} [${DEFAULT-VALUE}].")
  ModelChoice model = DEFAULTS.model();

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description = "Units of a recurrent layer [${DEFAULT-VALUE}].")
  int hidden = DEFAULTS.hidden();

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "Recurrent layers, one upon the other [${DEFAULT-VALUE}].")
  int layers = DEFAULTS.layers();

  @Option(
      names = "--dropout",
      paramLabel = "P",
      description = "Share of the values between layers dropped in training [${DEFAULT-VALUE}].")
  double dropout = DEFAULTS.dropout();

  /** Reads a model by its name. */
  static final class ModelConverter implements ITypeConverter<ModelChoice> {
    @Override
    public ModelChoice convert(String value) {
      return Conversions.converted(value, ModelChoice::parse);
    }
  }

  /** The names of all models. */
  static final class ModelNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ModelChoice.all().map(ModelChoice::toString).iterator();
    }
  }
}
