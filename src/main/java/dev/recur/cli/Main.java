package dev.recur.cli;

import dev.recur.csv.FutureData;
import dev.recur.csv.ReadOptions;
import dev.recur.report.ProgressLine;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code recur} command: holds the subcommands and maps every outcome to an exit code. */
@Command(
    name = "recur",
    description = "Forecasts time series with recurrent networks, and says honestly how well.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Exit codes: 0 done, 1 fault of recur, 2 usage, 3 unusable input, 4 a --fail-if held,"
          + " 130 interrupted."
    })
public final class Main implements Runnable {
  /** The commands, as the help lists them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          TrainCommand.class,
          ForecastCommand.class,
          EvaluateCommand.class,
          InspectCommand.class,
          TuneCommand.class,
          ExportCommand.class,
          BenchCommand.class,
          GenerateCompletion.class,
          PretrainCommand.class);

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final InputStream in;
  private final Screen screen;

  private Main(InputStream in, Screen screen) {
    this.in = in;
    this.screen = screen;
  }

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    PrintWriter out = writer(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    PrintWriter err = writer(new OutputStreamWriter(System.err, StandardCharsets.UTF_8));
    System.exit(run(args, System.in, out, err, Screen.of(System.getenv())));
  }

  private static PrintWriter writer(Writer writer) {
    return new PrintWriter(writer, true);
  }

  /**
   * Runs a command.
   *
   * @param args the command line
   * @param in standard input
   * @param out the result goes here and nothing else
   * @param err progress, notes and complaints
   * @param screen the terminal of {@code err}
   * @return the exit code
   */
  static int run(String[] args, InputStream in, PrintWriter out, PrintWriter err, Screen screen) {
    CommandLine commandLine = new CommandLine(new Main(in, screen));
    needed(args).forEach(commandLine::addSubcommand);
    commandLine
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(usage())
        .setExecutionExceptionHandler(failure());
    commandLine
        .getSubcommands()
        .values()
        .forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
    int code = commandLine.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  /** The command that is named, as making all of them takes a while; or all, for who needs them. */
  private static List<Class<?>> needed(String[] args) {
    List<Class<?>> named =
        COMMANDS.stream()
            .filter(command -> args.length > 0 && name(command).equals(args[0]))
            .toList();
    return named.isEmpty() || named.contains(GenerateCompletion.class) ? COMMANDS : named;
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static IParameterExceptionHandler usage() {
    return (exception, args) -> {
      CommandLine command = exception.getCommandLine();
      PrintWriter err = command.getErr();
      err.println("recur: " + exception.getMessage());
      CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
      err.println("try 'recur " + subcommand(command) + "--help'");
      return ExitCode.USAGE.code();
    };
  }

  private static String subcommand(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName() + " ";
  }

  private static IExecutionExceptionHandler failure() {
    return (exception, command, parsed) -> {
      if (exception instanceof InputException complaint) {
        command.getErr().println("recur: " + OptionNames.message(complaint));
        return ExitCode.INPUT.code();
      }
      exception.printStackTrace(command.getErr());
      return ExitCode.FAULT.code();
    };
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name a command: train, forecast, evaluate, inspect, tune");
  }

  /** Reads a data file, or standard input for {@code -}, to learn from it. */
  Input read(String argument, ReadOptions options, ProgressLine progress) {
    return Input.read(argument, options, in, progress);
  }

  /** Reads the series of a data file, or of standard input for {@code -}. */
  Panel readPanel(String argument, ReadOptions options, ProgressLine progress) {
    return Input.panel(argument, options, in, progress);
  }

  /** Reads future covariates of a panel from a file, or standard input for {@code -}. */
  Panel readFuture(String argument, Panel panel) {
    return argument.equals(Input.STREAM)
        ? FutureData.read(in, "standard input", panel)
        : FutureData.read(Path.of(argument), panel);
  }

  /** Returns standard input. */
  InputStream in() {
    return in;
  }

  /** Returns the terminal of notes and complaints. */
  Screen screen() {
    return screen;
  }

  /** Returns what shows notes and progress. */
  ProgressLine progress(boolean quiet) {
    PrintWriter err = quiet ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getErr();
    return new ProgressLine(err, screen.isTerminal(), OptionNames::of, System::nanoTime);
  }
}
