package dev.recur.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that a user gave, with their values as typed.
 *
 * @param options without repetitions, in the order of their names
 */
record SaidOptions(List<OptionSpec> options) {
  /** Returns what was said to a command that is being run. */
  static SaidOptions to(CommandSpec spec) {
    List<OptionSpec> options =
        spec.commandLine().getParseResult().matchedOptionsSet().stream()
            .sorted(Comparator.comparing(OptionSpec::longestName))
            .toList();
    return new SaidOptions(options);
  }

  /** Returns the same without some, named in full. */
  SaidOptions without(Set<String> names) {
    return new SaidOptions(
        options.stream().filter(option -> !names.contains(option.longestName())).toList());
  }

  /** Returns those among some, named in full. */
  SaidOptions only(Set<String> names) {
    return new SaidOptions(
        options.stream().filter(option -> names.contains(option.longestName())).toList());
  }

  /** Returns the names of their settings. */
  Set<String> settings() {
    return options.stream()
        .map(option -> OptionNames.setting(option.longestName()))
        .collect(Collectors.toSet());
  }

  /** Returns names and values as the words of a command line. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (OptionSpec option : options) {
      boolean flag = option.arity().max() == 0;
      for (String value : flag ? List.<String>of() : option.originalStringValues()) {
        words.addAll(List.of(option.longestName(), value));
      }
      if (flag) {
        words.add(option.longestName());
      }
    }
    return words;
  }
}
