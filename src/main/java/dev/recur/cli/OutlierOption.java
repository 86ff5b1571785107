package dev.recur.cli;

import dev.recur.config.TrainConfig;
import dev.recur.series.OutlierPolicy;
import picocli.CommandLine.Option;

/** What becomes of outliers. */
final class OutlierOption {
  @Option(
      names = "--outliers",
      paramLabel = "POLICY",
      description =
          "What becomes of lost digits, single spikes and shifts of level in what a network learns"
              + " from: ${COMPLETION-CANDIDATES}. What is scored stays as it is [${DEFAULT-VALUE}].")
  private OutlierPolicy outliers = TrainConfig.defaults().outliers();

  OutlierPolicy outliers() {
    return outliers;
  }
}
