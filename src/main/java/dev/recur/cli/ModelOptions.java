package dev.recur.cli;

import dev.recur.network.CellType;
import dev.recur.pipeline.TrainConfig;
import picocli.CommandLine.Option;

/** Which network is trained. */
final class ModelOptions {
  private static final TrainConfig DEFAULTS = TrainConfig.defaults();

  @Option(
      names = "--model",
      paramLabel = "CELL",
      description = "Recurrent cell: ${COMPLETION-CANDIDATES} [${DEFAULT-VALUE}].")
  CellType cell = DEFAULTS.cell();

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
}
