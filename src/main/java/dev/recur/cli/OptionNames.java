package dev.recur.cli;

import dev.recur.report.ShellCommand;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Message.Setting;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The options of the command line for the settings that messages speak of. */
public final class OptionNames {
  /** Options whose name is not that of the field that holds them. */
  private static final Map<String, String> OTHERS =
      Map.of("targets", "target", "keys", "series", "statics", "static");

  private OptionNames() {}

  /** Writes a setting as it is typed: {@code --missing interpolate}. */
  public static String of(Setting setting) {
    String words =
        OTHERS.getOrDefault(
            setting.name(), setting.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    return "--" + words + setting.value().map(value -> " " + ShellCommand.quoted(value)).orElse("");
  }

  /**
   * Writes settings for who runs a command: an option that it does not take, or that a model it was
   * given settles, with the command that takes it.
   *
   * @param command that is run
   */
  static Message.Naming in(CommandLine command) {
    return setting -> {
      String typed = of(setting);
      String name = typed.split(" ", 2)[0];
      return takes(command, name)
          ? typed
          : takers(name).findFirst().map(other -> typed + " (of " + other + ")").orElse(typed);
    };
  }

  private static boolean takes(CommandLine command, String name) {
    boolean has = command.getCommandSpec().findOption(name) != null;
    return has && !(DataOptions.isKnown(command.getCommandSpec(), name) && isGivenModel(command));
  }

  private static boolean isGivenModel(CommandLine command) {
    return command.getParseResult().matchedPositionals().stream()
        .limit(1)
        .flatMap(first -> first.stringValues().stream())
        .anyMatch(Input::isModel);
  }

  private static Stream<String> takers(String name) {
    return Main.commandLine().getSubcommands().values().stream()
        .filter(one -> one.getCommandSpec().findOption(name) != null)
        .map(CommandLine::getCommandName);
  }

  /** Returns the name of the setting of an option: {@code learningRate} of --learning-rate. */
  static String setting(String option) {
    String words = option.substring(2);
    return OTHERS.entrySet().stream()
        .filter(other -> other.getValue().equals(words))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(
            () ->
                Pattern.compile("-(.)")
                    .matcher(words)
                    .replaceAll(dash -> dash.group(1).toUpperCase(Locale.ROOT)));
  }

  /** Returns a complaint with its settings written as options. */
  public static String message(InputException complaint) {
    return complaint.message(OptionNames::of);
  }
}
