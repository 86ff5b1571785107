package dev.recur.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * A heading of a command's help and the options below it, in order.
 *
 * @param heading above them
 * @param options named in full
 */
record HelpGroup(String heading, List<String> options) {
  /** All headings, what most runs say first. */
  private static final List<HelpGroup> ALL =
      List.of(
          new HelpGroup(
              "Most used",
              List.of(
                  "--output",
                  "--horizon",
                  "--model",
                  "--from",
                  "--preset",
                  "--folds",
                  "--refit-every",
                  "--target",
                  "--series",
                  "--season",
                  "--hierarchy",
                  "--missing",
                  "--levels",
                  "--level",
                  "--one",
                  "--draws",
                  "--since",
                  "--plot",
                  "--report")),
          new HelpGroup(
              "Data",
              List.of(
                  "--forecast",
                  "--actuals",
                  "--columns",
                  "--only",
                  "--query",
                  "--time",
                  "--time-format",
                  "--zone",
                  "--frequency",
                  "--aggregate",
                  "--layout",
                  "--decimal",
                  "--skip-bad-series",
                  "--shard",
                  "--skip-rows",
                  "--comment",
                  "--encoding",
                  "--label",
                  "--outliers",
                  "--past",
                  "--future",
                  "--static",
                  "--future-data",
                  "--future-template",
                  "--scenario",
                  "--calendar",
                  "--holidays")),
          new HelpGroup(
              "Split",
              List.of("--test", "--validation", "--stride", "--window", "--compare", "--scale")),
          new HelpGroup(
              "Network",
              List.of(
                  "--transform",
                  "--lookback",
                  "--segment",
                  "--apart",
                  "--decoder",
                  "--attention",
                  "--hidden",
                  "--layers",
                  "--dropout",
                  "--recurrent-dropout",
                  "--layer-norm",
                  "--bidirectional",
                  "--activation",
                  "--skip",
                  "--embedding",
                  "--ensemble")),
          new HelpGroup(
              "Training",
              List.of(
                  "--epochs",
                  "--patience",
                  "--time-limit",
                  "--trials",
                  "--show-space",
                  "--checkpoint",
                  "--resume",
                  "--seed",
                  "--threads",
                  "--batch",
                  "--learning-rate",
                  "--schedule",
                  "--warmup",
                  "--loss",
                  "--clip",
                  "--clip-by",
                  "--weight-decay",
                  "--init",
                  "--tbptt",
                  "--refit",
                  "--keep-better",
                  "--watch",
                  "--engine")),
          new HelpGroup(
              "Intervals",
              List.of("--reconcile", "--non-negative", "--whole-numbers", "--samples")),
          new HelpGroup(
              "Output",
              List.of(
                  "--format",
                  "--digits",
                  "--by",
                  "--predictions",
                  "--fail-if",
                  "--history",
                  "--trials-file",
                  "--last",
                  "--json",
                  "--force",
                  "--config",
                  "--quiet",
                  "--help",
                  "--version")));

  /** Has the help of a command that reads data show its options below headings. */
  static void apply(CommandLine command) {
    if (!command.getCommandSpec().optionsMap().containsKey("--missing")) {
      return;
    }
    command.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpGroup::text);
  }

  private static String text(Help help) {
    StringBuilder text = new StringBuilder();
    List<OptionSpec> all = new ArrayList<>(help.commandSpec().options());
    all.removeIf(OptionSpec::hidden);
    for (HelpGroup group : ALL) {
      List<OptionSpec> own = new ArrayList<>();
      for (String name : group.options) {
        all.stream()
            .filter(option -> option.longestName().equals(name))
            .findFirst()
            .ifPresent(own::add);
      }
      text.append(section(help, group.heading, own));
      all.removeAll(own);
    }
    return text.append(section(help, "Other", all)).toString();
  }

  private static String section(Help help, String heading, List<OptionSpec> options) {
    if (options.isEmpty()) {
      return "";
    }
    Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
    layout.addOptions(options, help.parameterLabelRenderer());
    return String.format("%n%s%n%s", heading, layout);
  }
}
