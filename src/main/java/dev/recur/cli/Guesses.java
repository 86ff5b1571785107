package dev.recur.cli;

import dev.recur.series.Message;
import dev.recur.series.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Words of a command line that are none here, answered with the command or option that is meant.
 */
final class Guesses {
  /** What a command is often called, after its name. */
  private static final Map<String, String> COMMANDS =
      table(
          """
          train: fit learn build retrain update fine-tune finetune model models
          forecast: predict prediction predictions forecasts extrapolate run
          evaluate: score scores test backtest validate compare metrics cv cross-validate eval
          plot: draw graph chart show view picture
          check: anomaly anomalies detect monitor watch alert
          explain: importance shap interpret
          inspect: info describe summary summarize summarise look head data read
          tune: search optimize optimise hpo hyperparameters grid
          export: onnx convert save
          bench: benchmark speed perf
          generate-completion: complete autocomplete
          """);

  /** What an option is often called, after its name; of several, the first that a command has. */
  private static final Map<String, String> OPTIONS =
      table(
          """
          --output: -o -O --out --outfile --output-file --csv --save --to-csv --file --dest
          --horizon: -n --steps --periods --period-ahead --ahead --n-ahead --length --h --fh
          --plot: -p --png --svg --picture --graph --chart --image --figure --show
          --report: --html --page
          --levels: --level --interval --intervals --confidence --ci --quantiles --alpha
          --time: --date --dates --time-column --date-column --timestamp --index --ds
          --target: --column --col --value --values --target-column --y --variable
          --series: --id --ids --group --groups --group-by --key --keys --unique-id --by
          --season: --seasonality --period --seasonal --m --cycle
          --frequency: --step --resolution --granularity --interval-length
          --model: -m --algorithm --method --type --estimator
          --learning-rate: --lr --rate --eta --alpha
          --hidden: --units --neurons --size --hidden-size --width
          --lookback: --seq-len --sequence-length --context --input-size --lags --window-size
          --batch: --batch-size --bs
          --epochs: --iterations --max-epochs
          --validation: --val --valid --validation-split --val-size
          --test: --test-size --holdout --hold-out --test-split
          --missing: --na --fill --impute --na-values --fillna
          --past: --covariates --exog --regressors --features --xreg
          --folds: --cv --splits --backtest --origins --windows
          --compare: --rivals --baseline --baselines --against --benchmark
          --trials: --budget --iterations --max-trials --n-trials
          --threads: -j --jobs --cores --cpus --workers
          --force: -y --overwrite --replace --yes
          --quiet: --silent --no-progress
          --skip-rows: --header --header-rows --skip
          --to: --format
          --json: --format
          --future-data: --future-covariates --newdata
          --refit-every: --refit --retrain
          --trials-file: --log
          --decimal: --decimal-point
          --holidays: --country
          --level: --confidence
          --format: --json --jsonl
          """);

  /** What plot has for it. */
  private static final String PICTURE = "--plot";

  private static final String OUTPUT = "--output";
  private static final Set<String> VERBOSE = Set.of("-v", "--verbose", "--debug");

  /** Letters of a beginning that tells an option, its dashes included. */
  private static final int BEGINNING = 5;

  /** Commands that are named, at most. */
  private static final int MOST = 3;

  private Guesses() {}

  /** Returns the commands and options that guesses are answered with. */
  static Set<String> meant() {
    return Stream.of(COMMANDS, OPTIONS)
        .flatMap(table -> table.values().stream())
        .flatMap(names -> Stream.of(names.split(" ", -1)))
        .collect(Collectors.toSet());
  }

  /** Reads lines of a name, a colon and what it is often called instead. */
  private static Map<String, String> table(String lines) {
    Map<String, String> names = new HashMap<>();
    for (String line : lines.lines().toList()) {
      String[] parts = line.split(": ", 2);
      for (String guess : parts[1].split(" ", -1)) {
        names.merge(guess, parts[0], (one, other) -> one + " " + other);
      }
    }
    return names;
  }

  /**
   * Says what is wrong with words that a command does not take, and what may be meant.
   *
   * @param command which
   * @param words that it does not take, in order
   * @param lacksOutput whether it was not told where to write
   * @return one line; empty if there is nothing to say
   */
  static Optional<String> answer(CommandLine command, List<String> words, boolean lacksOutput) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    if (command.getParent() == null) {
      return Optional.of(noCommand(words));
    }
    Optional<String> option = words.stream().filter(Guesses::isOption).findFirst();
    if (option.isPresent()) {
      return Optional.of(noOption(command, option.get().split("=", 2)[0]));
    }
    String word = Message.shown(words.get(0));
    return Optional.of(
        lacksOutput
            ? "where to write is said by -o " + word
            : command.getCommandName() + " takes no further word '" + word + "'");
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  /** Returns what to say of an option with one dash in the place of two, which would be others. */
  static Optional<String> oneDash(CommandLine command, String[] args) {
    return Arrays.stream(args)
        .skip(1)
        .map(word -> word.split("=", 2)[0])
        .filter(word -> word.matches("-[a-z][a-z-]+") && longNames(command).contains("-" + word))
        .findFirst()
        .map(word -> "'" + word + "' is written with two dashes: -" + word);
  }

  /** Returns what to say where help is asked for what is no command. */
  static String noHelp(String word) {
    Map<String, CommandLine> all = Main.commandLine().getSubcommands();
    String option = "--" + word.replaceFirst("^-+", "");
    List<String> having = having(all, option);
    String no = "there is no command '" + Message.shown(word) + "'";
    if (!having.isEmpty() && !COMMANDS.containsKey(word)) {
      return no + ": " + option + " is an option, see recur help " + having.get(0);
    }
    return command(word, all)
        .map(near -> no + "; did you mean recur help " + near + "?")
        .orElse(no);
  }

  private static String noCommand(List<String> words) {
    Map<String, CommandLine> all = Main.commandLine().getSubcommands();
    String word = words.get(0);
    String shown = Message.shown(word);
    if (isOption(word)) {
      List<String> having = having(all, word.split("=", 2)[0]);
      return having.isEmpty()
          ? "there is no option '" + shown + "'"
          : "'" + shown + "' comes after a command, such as recur " + having.get(0);
    }
    if (word.equals("version")) {
      return "there is no command 'version'; did you mean recur --version?";
    }
    if (word.contains(".") || isFile(word)) {
      return "'" + shown + "' is no command; did you mean recur forecast " + shown + "?";
    }
    String no = "there is no command '" + shown + "'";
    return command(word, all).map(near -> no + "; did you mean recur " + near + "?").orElse(no);
  }

  private static boolean isFile(String word) {
    return !word.contains("\0") && Files.exists(Path.of(word));
  }

  private static Optional<String> command(String word, Map<String, CommandLine> all) {
    return Optional.ofNullable(COMMANDS.get(word)).or(() -> Wording.nearest(word, all.keySet()));
  }

  private static String noOption(CommandLine command, String word) {
    String name = command.getCommandName();
    Set<String> own = longNames(command);
    String no = name + " has no option '" + Message.shown(word) + "'";
    List<String> names = List.of(OPTIONS.getOrDefault(word, word).split(" ", -1));
    boolean output = names.get(0).equals(OUTPUT);
    Optional<String> meant =
        output && name.equals("plot")
            ? Optional.of(PICTURE)
            : names.stream().filter(own::contains).findFirst().or(() -> begun(word, own));
    if (meant.isPresent()) {
      return no + "; did you mean " + meant.get() + "?";
    }
    if (output) {
      String page = own.contains("--report") ? ", and --report FILE.html writes a page" : "";
      return no + ": the result goes to standard output, so add > FILE" + page;
    }
    if (VERBOSE.contains(word)) {
      return no + ": notes are shown unless -q is given";
    }
    String other = names.get(0);
    List<String> having = having(Main.commandLine().getSubcommands(), other);
    if (!having.isEmpty()) {
      String what = other.equals(word) ? "it" : other;
      return no + "; " + some(having) + (having.size() == 1 ? " has " : " have ") + what;
    }
    return Wording.nearest(word, own).map(near -> no + "; did you mean " + near + "?").orElse(no);
  }

  private static String some(List<String> commands) {
    List<String> named = new ArrayList<>(commands.subList(0, Math.min(MOST, commands.size())));
    if (commands.size() > MOST) {
      named.add("others");
    }
    String last = named.remove(named.size() - 1);
    return named.isEmpty() ? last : String.join(", ", named) + " and " + last;
  }

  /** The option that a word begins. */
  private static Optional<String> begun(String word, Set<String> own) {
    return own.stream()
        .filter(option -> word.length() >= BEGINNING && option.startsWith(word))
        .findFirst();
  }

  private static Set<String> longNames(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The commands that have an option, as the help lists them. */
  private static List<String> having(Map<String, CommandLine> all, String option) {
    return all.values().stream()
        .filter(one -> one.getCommandSpec().findOption(option) != null)
        .map(CommandLine::getCommandName)
        .toList();
  }
}
