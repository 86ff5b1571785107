package dev.recur.spark;

import dev.recur.cli.OptionNames;
import dev.recur.series.InputException;
import java.io.PrintStream;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of recur over the series of a table, for {@code spark-submit}. */
@Command(
    name = "recur-spark",
    description = "recur over the series of a table, on Apache Spark.",
    subcommands = {
      ForecastCommand.class,
      EvaluateCommand.class,
      InspectCommand.class,
      TrainCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class Main {
  private static final int FAULT = 1;
  private static final int USAGE = 2;
  private static final int INPUT = 3;
  private static final String FAIL_FAST = SeriesWork.FailFast.class.getName() + ": ";

  private Main() {}

  /** Runs a command and ends the process with its exit code if that is not 0. */
  public static void main(String[] args) {
    int code = run(args, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs a command and returns its exit code: 0 done, 1 a fault, 2 usage, 3 unusable input. */
  static int run(String[] args, PrintStream err) {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(
            (e, words) -> {
              String command = e.getCommandLine().getCommandSpec().qualifiedName();
              err.println("recur: " + e.getMessage());
              err.println("try '" + command + " --help'");
              return USAGE;
            })
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              String line = inputLine(e);
              if (line.isEmpty()) {
                e.printStackTrace(err);
                return FAULT;
              }
              err.println("recur: " + line);
              return INPUT;
            })
        .execute(args);
  }

  /** Returns what the user can mend, empty if that is not what it is. */
  private static String inputLine(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof InputException complaint) {
        return OptionNames.message(complaint);
      }
      if (e instanceof SeriesWork.FailFast) {
        return String.valueOf(e.getMessage());
      }
      if (isRefusal(e)) {
        return firstLine(e.getMessage());
      }
      // Of a failure on an executor there is nothing here but its text.
      String text = String.valueOf(e.getMessage());
      int at = text.indexOf(FAIL_FAST);
      if (at >= 0) {
        return firstLine(text.substring(at + FAIL_FAST.length()));
      }
    }
    return "";
  }

  /**
   * Whether Spark refuses a table, a format or a column that is not there; a failure of a job is a
   * {@link SparkException}.
   */
  private static boolean isRefusal(Throwable e) {
    return e instanceof SparkThrowable
        && !(e instanceof SparkException)
        && !(e instanceof RuntimeException);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
