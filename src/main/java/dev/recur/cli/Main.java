package dev.recur.cli;

import dev.recur.csv.FutureData;
import dev.recur.csv.ReadOptions;
import dev.recur.report.ProgressLine;
import dev.recur.report.ShellCommand;
import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.Visible;
import dev.recur.table.Source;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code recur} command: holds the subcommands and maps every outcome to an exit code. */
@Command(
    name = "recur",
    description = "Forecasts time series with recurrent networks, and says honestly how well.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Exit codes: 0 done, 1 fault of recur, 2 usage, 3 unusable input, 4 a --fail-if held,"
          + " 5 check found values outside, 130 interrupted."
    })
public final class Main implements Runnable {
  /** The commands, as the help lists them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          TrainCommand.class,
          ForecastCommand.class,
          EvaluateCommand.class,
          PlotCommand.class,
          CheckCommand.class,
          ExplainCommand.class,
          InspectCommand.class,
          TuneCommand.class,
          ExportCommand.class,
          BenchCommand.class,
          HelpCommand.class,
          CompletionCommand.class,
          PretrainCommand.class);

  private static final Set<Class<?>> NEED_ALL = Set.of(HelpCommand.class, CompletionCommand.class);

  /** What alone prints the version, for which no command is made. */
  private static final Set<String> VERSION = Set.of("-V", "--version");

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final InputStream in;
  private final PrintWriter terminal;
  private final Screen screen;

  private Main(InputStream in, PrintWriter terminal, Screen screen) {
    this.in = in;
    this.terminal = terminal;
    this.screen = screen;
  }

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    PrintWriter out = writer(new OutputStreamWriter(new StandardOutput(), StandardCharsets.UTF_8));
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
    return run(args, Path.of(""), in, out, HiddenUrls.writer(err, args), screen);
  }

  /**
   * Runs a command.
   *
   * @param folder where options may be found in a file
   */
  static int run(
      String[] args, Path folder, InputStream in, PrintWriter out, PrintWriter err, Screen screen) {
    Optional<ConfigFile> config = ConfigFile.find(args, folder).filter(file -> isCommand(args));
    if (config.isEmpty()) {
      return executed(commandLine(args, needed(args), in, out, err, screen), args);
    }
    CommandLine all = commandLine(args, COMMANDS, in, out, err, screen);
    try {
      return executed(all, configured(config.get(), folder, all, args));
    } catch (InputException e) {
      all.getErr().println("recur: " + OptionNames.message(e));
      return ExitCode.INPUT.code();
    }
  }

  private static boolean isCommand(String[] args) {
    List<Class<?>> others = List.of(HelpCommand.class, CompletionCommand.class);
    return COMMANDS.stream()
        .filter(command -> !others.contains(command))
        .anyMatch(command -> args.length > 0 && name(command).equals(args[0]));
  }

  /** Returns the command line with the options of a file, which are told. */
  private static String[] configured(
      ConfigFile config, Path folder, CommandLine all, String[] args) {
    ParseResult parsed;
    try {
      parsed = all.parseArgs(args);
    } catch (ParameterException e) {
      // It is executed as it is, which says what is wrong.
      return args;
    }
    Set<String> said =
        parsed.subcommand().matchedOptionsSet().stream()
            .map(OptionSpec::longestName)
            .collect(Collectors.toSet());
    List<String> words = config.words(folder, args[0], all.getSubcommands(), said);
    boolean quiet = said.contains("--quiet") || words.contains("--quiet");
    if (!quiet && !words.isEmpty()) {
      all.getErr().println(config.told(words));
    }
    return config.expanded(args, words);
  }

  private static CommandLine commandLine(
      String[] args,
      List<Class<?>> commands,
      InputStream in,
      PrintWriter out,
      PrintWriter err,
      Screen screen) {
    CommandLine commandLine = commandLine(new Main(in, err, screen), commands);
    commandLine
        .setOut(out)
        .setErr(Visible.writer(err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(usage())
        .setExecutionExceptionHandler(failure(args));
    return commandLine;
  }

  private static int executed(CommandLine commandLine, String[] args) {
    int code;
    try {
      CommandLine command = args.length == 0 ? null : commandLine.getSubcommands().get(args[0]);
      Optional<String> oneDash =
          command == null ? Optional.empty() : Guesses.oneDash(command, args);
      code =
          command == null || oneDash.isEmpty()
              ? commandLine.execute(args)
              : misused(command, oneDash.get());
    } catch (OutOfMemoryError e) {
      commandLine.getErr().println(OutOfMemory.line(args, e));
      code = ExitCode.FAULT.code();
    } catch (LinkageError e) {
      if (!OpenBlas.isCauseOf(e)) {
        throw e;
      }
      commandLine.getErr().println(OpenBlas.line(e));
      code = ExitCode.FAULT.code();
    }
    if (commandLine.getOut().checkError()) {
      commandLine
          .getErr()
          .println("recur: standard output: could not write to its end; is the disk full?");
      code = code == ExitCode.OK.code() ? ExitCode.FAULT.code() : code;
    }
    commandLine.getErr().flush();
    return code;
  }

  /** Returns all commands and their options, for who describes them. */
  public static CommandLine commandLine() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return commandLine(new Main(InputStream.nullInputStream(), nowhere, Screen.NONE), COMMANDS);
  }

  private static CommandLine commandLine(Main main, List<Class<?>> commands) {
    CommandLine commandLine = new CommandLine(main);
    commands.forEach(commandLine::addSubcommand);
    for (CommandLine sub : commandLine.getSubcommands().values()) {
      if (!sub.getCommandSpec().helpCommand()) {
        sub.getCommandSpec().mixinStandardHelpOptions(true);
        sub.getCommandSpec().addOption(ConfigFile.option());
        HelpGroup.apply(sub);
      }
    }
    return Conversions.numbers(commandLine.registerConverter(Path.class, Main::path));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(noPath(e));
    }
  }

  private static String noPath(InvalidPathException path) {
    return "'" + path.getInput() + "' is no path (" + path.getReason() + ")";
  }

  /** The commands that are named, as making all of them takes a while; or all, to list them. */
  private static List<Class<?>> needed(String[] args) {
    String first = args.length == 0 ? "" : args[0];
    if (args.length == 1 && VERSION.contains(first)) {
      return List.of();
    }
    boolean help = args.length == 2 && first.equals(name(HelpCommand.class));
    Optional<Class<?>> named = named(help ? args[1] : first);
    if (named.isEmpty() || NEED_ALL.contains(named.get())) {
      return COMMANDS;
    }
    return help ? List.of(named.get(), HelpCommand.class) : List.of(named.get());
  }

  private static Optional<Class<?>> named(String name) {
    return COMMANDS.stream().filter(command -> name(command).equals(name)).findFirst();
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static IParameterExceptionHandler usage() {
    return (exception, args) -> {
      CommandLine command = exception.getCommandLine();
      return misused(command, answer(exception, args).orElse(exception.getMessage()));
    };
  }

  private static int misused(CommandLine command, @Nullable String what) {
    command.getErr().println("recur: " + Visible.text(String.valueOf(what)));
    command.getErr().println("try 'recur " + subcommand(command) + "--help'");
    return ExitCode.USAGE.code();
  }

  /** What is said in place of picocli's words, where words of the command line are none here. */
  private static Optional<String> answer(ParameterException exception, String[] args) {
    CommandLine command = exception.getCommandLine();
    if (exception instanceof UnmatchedArgumentException unmatched) {
      return Guesses.answer(command, unmatched.getUnmatched(), false);
    }
    if (exception instanceof MissingParameterException missing) {
      boolean output =
          missing.getMissing().stream()
              .anyMatch(
                  arg -> arg instanceof OptionSpec one && one.longestName().equals("--output"));
      return Guesses.answer(command, command.getUnmatchedArguments(), output);
    }
    boolean help = args.length > 1 && args[0].equals(name(HelpCommand.class));
    return help && command.getParent() == null
        ? Optional.of(Guesses.noHelp(args[1]))
        : Optional.empty();
  }

  private static String subcommand(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName() + " ";
  }

  private static IExecutionExceptionHandler failure(String[] args) {
    return (exception, command, parsed) -> {
      if (exception instanceof InputException complaint) {
        command.getErr().println("recur: " + complaint.message(OptionNames.in(command)));
        return (complaint.isOfSettings() ? ExitCode.USAGE : ExitCode.INPUT).code();
      }
      if (exception instanceof InvalidPathException path) {
        command.getErr().println("recur: " + Visible.text(noPath(path)));
        return ExitCode.INPUT.code();
      }
      if (OutOfMemory.isCauseOf(exception)) {
        command.getErr().println(OutOfMemory.line(args, exception));
        return ExitCode.FAULT.code();
      }
      if (OpenBlas.isCauseOf(exception)) {
        command.getErr().println(OpenBlas.line(exception));
        return ExitCode.FAULT.code();
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
    if (Source.isDatabase(argument)) {
      throw new InputException("future covariates are read from a file")
          .at(Source.shown(argument))
          .mend("save the query as one");
    }
    return FutureData.read(source(argument), panel);
  }

  /** Returns what an argument names: a file, or standard input for {@code -}. */
  Source source(String argument) {
    return Input.source(argument, in);
  }

  /** Returns the command line as it was typed, for a shell. */
  String command() {
    List<String> words = new ArrayList<>(List.of("recur"));
    spec.commandLine().getParseResult().originalArgs().stream()
        .map(HiddenUrls::word)
        .forEach(words::add);
    return ShellCommand.of(words);
  }

  /** Returns standard output. */
  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Returns where notes and complaints go, for who draws there; all else is made visible. */
  PrintWriter terminal() {
    return terminal;
  }

  /** Returns the terminal of notes and complaints. */
  Screen screen() {
    return screen;
  }

  /** Returns what shows notes and progress. */
  ProgressLine progress(boolean quiet) {
    PrintWriter err = quiet ? new PrintWriter(Writer.nullWriter()) : terminal;
    CommandLine command =
        spec.commandLine().getParseResult().subcommand().commandSpec().commandLine();
    return new ProgressLine(err, screen.isTerminal(), OptionNames.in(command), System::nanoTime);
  }
}
