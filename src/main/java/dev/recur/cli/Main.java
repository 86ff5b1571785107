package dev.recur.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code recur} command: holds the subcommands and maps every outcome to an exit code. */
@Command(
    name = "recur",
    description = "Forecasts time series with recurrent networks, and says honestly how well.",
    mixinStandardHelpOptions = true)
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
