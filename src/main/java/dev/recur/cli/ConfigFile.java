package dev.recur.cli;

import dev.recur.report.ShellCommand;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Wording;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options from a file of properties. They become words of the command line, so that they are
 * checked, told and kept as if they were typed; what is typed counts.
 *
 * @param path of the file
 * @param typed whether the command line names it
 */
record ConfigFile(Path path, boolean typed) {
  /** The file that is looked for where the command runs. */
  static final String NAME = "recur.properties";

  private static final String OPTION = "--config";

  /** Options that are no settings. */
  private static final Set<String> OTHERS = Set.of(OPTION, "--help", "--version");

  /** Returns the option, for every command. */
  static OptionSpec option() {
    return OptionSpec.builder(OPTION)
        .paramLabel("FILE")
        .type(Path.class)
        .description(
            "Options from a file of lines such as horizon=12, or forecast.horizon=12 for one command ["
                + NAME
                + ", if it is there].")
        .build();
  }

  /**
   * Returns the file that counts.
   *
   * @param args the command line
   * @param folder where the command runs
   * @return empty if there is none
   */
  static Optional<ConfigFile> find(String[] args, Path folder) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return Optional.of(new ConfigFile(Path.of(args[i + 1]), true));
      }
      if (args[i].startsWith(OPTION + "=")) {
        return Optional.of(new ConfigFile(Path.of(args[i].substring(OPTION.length() + 1)), true));
      }
    }
    Path usual = folder.resolve(NAME);
    return Files.isRegularFile(usual)
        ? Optional.of(new ConfigFile(Path.of(NAME), false))
        : Optional.empty();
  }

  /**
   * Returns the words that the file has for a command.
   *
   * @param folder where the command runs
   * @param command that is named
   * @param commands all of them, by name
   * @param said options that are typed, by their longest names
   * @throws InputException if the file cannot be read, or a key is no option
   */
  List<String> words(
      Path folder, String command, Map<String, CommandLine> commands, Set<String> said) {
    Map<String, String> values = new LinkedHashMap<>();
    Properties properties = properties(folder);
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      int point = key.indexOf('.');
      String of = point < 0 ? "" : key.substring(0, point);
      String option = "--" + key.substring(point + 1);
      requireOption(key, of, option, commands);
      boolean here =
          of.isEmpty() ? options(commands, command).contains(option) : of.equals(command);
      if (here && !said.contains(option) && (!of.isEmpty() || !values.containsKey(option))) {
        values.put(option, properties.getProperty(key).strip());
      }
    }
    CommandLine one = Objects.requireNonNull(commands.get(command), command);
    List<String> words = new ArrayList<>();
    values.forEach((option, value) -> word(option, value, one).ifPresent(words::add));
    return words;
  }

  private Properties properties(Path folder) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(folder.resolve(path), StandardCharsets.UTF_8)) {
      properties.load(in);
      return properties;
    } catch (NoSuchFileException e) {
      throw new InputException(path + " does not exist", e).mend("check the name");
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException(path + " cannot be read: " + e.getMessage(), e)
          .mend("write a key=value a line, in UTF-8");
    }
  }

  private static Set<String> options(Map<String, CommandLine> commands, String command) {
    CommandLine one = commands.get(command);
    return one == null ? Set.of() : options(one.getCommandSpec());
  }

  private static Set<String> options(CommandSpec spec) {
    Set<String> names =
        spec.options().stream()
            .map(OptionSpec::longestName)
            .collect(Collectors.toCollection(TreeSet::new));
    names.removeAll(OTHERS);
    return names;
  }

  private void requireOption(
      String key, String of, String option, Map<String, CommandLine> commands) {
    if (!of.isEmpty() && !commands.containsKey(of)) {
      throw unknown(key, "is for no command", Wording.nearest(of, commands.keySet()));
    }
    Set<String> names = new TreeSet<>();
    if (of.isEmpty()) {
      commands.values().forEach(one -> names.addAll(options(one.getCommandSpec())));
    } else {
      names.addAll(options(commands, of));
    }
    if (!names.contains(option)) {
      throw unknown(
          key,
          of.isEmpty() ? "is no option" : "is no option of " + of,
          Wording.nearest(option, names).map(near -> near.substring(2)));
    }
  }

  private InputException unknown(String key, String what, Optional<String> near) {
    InputException complaint =
        new InputException("'" + Message.shown(key) + "' " + what).at(path.toString());
    return complaint.mend(
        near.map(name -> "did you mean " + name + "?").orElse("recur help COMMAND lists them"));
  }

  /** Returns an option with its value as a word, nothing for a flag that is off. */
  private Optional<String> word(String option, String value, CommandLine command) {
    OptionSpec spec = command.getCommandSpec().findOption(option);
    if (spec.arity().max() > 0) {
      return Optional.of(option + "=" + value);
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw new InputException(
              "'" + Message.shown(option.substring(2)) + "' is '" + Message.shown(value) + "'")
          .at(path.toString())
          .expecting("true or false");
    }
    return value.equals("true") ? Optional.of(option) : Optional.empty();
  }

  /**
   * Returns a command line with further words behind its command, and without the option that names
   * this file.
   */
  String[] expanded(String[] args, List<String> words) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    for (int i = 0; i < all.size() && typed; i++) {
      if (all.get(i).equals(OPTION)) {
        all.remove(i + 1);
        all.remove(i--);
      } else if (all.get(i).startsWith(OPTION + "=")) {
        all.remove(i--);
      }
    }
    all.addAll(1, words);
    return all.toArray(String[]::new);
  }

  /** Returns the line that says what was taken. */
  String told(List<String> words) {
    return path + ": " + ShellCommand.of(words);
  }
}
