package dev.recur.cli;

import dev.recur.config.ModelChoice;
import java.lang.reflect.Field;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The options that are about a network and its training. */
final class OfNetworks {
  private static final Set<Class<?>> GROUPS =
      Set.of(ModelOptions.class, WindowOptions.class, TrainingOptions.class, EngineOption.class);

  private static final Set<String> ALONE = Set.of("--watch", "--history", "--time-limit");

  /** Options of the groups that any model takes. */
  private static final Set<String> OF_ANY = Set.of("--model", "--seed", "--threads");

  private OfNetworks() {}

  /**
   * Refuses such options where they would do nothing.
   *
   * @param spec of the command that is being run
   * @param model that was asked for
   * @throws ParameterException if one was given and the model has no network to train
   */
  static void requireOne(CommandSpec spec, ModelChoice model) {
    if (!(model instanceof ModelChoice.Untrained || model instanceof ModelChoice.Tuned)) {
      return;
    }
    for (OptionSpec option : SaidOptions.to(spec).options()) {
      if (isOfNetworks(option)) {
        throw new ParameterException(
            spec.commandLine(),
            option.longestName()
                + " is about a network, and --model "
                + model
                + " trains none: leave it out, or name one, such as --model gru");
      }
    }
  }

  private static boolean isOfNetworks(OptionSpec option) {
    String name = option.longestName();
    boolean grouped =
        option.userObject() instanceof Field field && GROUPS.contains(field.getDeclaringClass());
    return ALONE.contains(name) || (grouped && !OF_ANY.contains(name));
  }
}
