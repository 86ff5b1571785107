package dev.recur.cli;

import dev.recur.pipeline.ScenarioRun.Scenario;
import dev.recur.series.Panel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --scenario}: futures that are forecast side by side. */
final class ScenarioOption {
  /** What the future that stands in the data is called. */
  private static final String DATA = "data";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--scenario",
      paramLabel = "[NAME=]FILE",
      description =
          "Forecast under the future covariates of this file, too, side by side, with the"
              + " differences from the first future: that of --future-data, else of DATA if it has"
              + " one, else the first given; may be given several times.")
  private List<String> files = List.of();

  /** Whether futures are to be compared. */
  boolean isAsked() {
    return !files.isEmpty();
  }

  /** The files that are read. */
  List<String> inputs() {
    return files.stream().map(ScenarioOption::file).toList();
  }

  /** Refuses what goes with one future alone. */
  void refuse(boolean asked, String option) {
    if (isAsked() && asked) {
      throw refused("--scenario compares futures in a table and a picture: leave out " + option);
    }
  }

  /**
   * Reads the futures.
   *
   * @param panel the history, perhaps with what stands in the data of its future
   * @param known whether the data has every step that is forecast
   * @param futureData the first future; null for none
   */
  List<Scenario> read(Main main, Panel panel, boolean known, @Nullable String futureData) {
    Panel bare =
        new Panel(
            panel.schema(),
            panel.series().stream().map(series -> series.withFutureUpTo(series.length())).toList());
    List<Scenario> scenarios = new ArrayList<>();
    if (futureData != null) {
      scenarios.add(new Scenario(stem(futureData), main.readFuture(futureData, bare)));
    } else if (known) {
      scenarios.add(new Scenario(DATA, panel));
    }
    for (String said : files) {
      scenarios.add(new Scenario(name(said), main.readFuture(file(said), bare)));
    }
    if (scenarios.size() < 2) {
      throw refused("one future alone: give --scenario twice, or the first by --future-data");
    }
    Set<String> names = new HashSet<>();
    for (Scenario scenario : scenarios) {
      if (!names.add(scenario.name())) {
        throw refused(
            "two futures are called '" + scenario.name() + "': give --scenario NAME=FILE");
      }
    }
    return scenarios;
  }

  private static String name(String said) {
    int at = said.indexOf('=');
    return at > 0 ? said.substring(0, at) : stem(said);
  }

  private static String file(String said) {
    return said.substring(Math.max(0, said.indexOf('=') + 1));
  }

  private static String stem(String file) {
    String name = String.valueOf(Path.of(file).getFileName());
    int end = name.lastIndexOf('.');
    return end > 0 ? name.substring(0, end) : name;
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
