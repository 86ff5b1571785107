package dev.recur.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParentCommand;

/**
 * Prints the completion of the command line for bash and zsh: files for what is read and written,
 * and of an option with fixed values just these.
 *
 * <p>Picocli's own takes the values of one option for those of another with the same label, and
 * does not know a file that may be standard input.
 */
@Command(
    name = "generate-completion",
    description = "Print the completion of the command line for bash and zsh.")
@SuppressWarnings("NullAway.Init")
final class CompletionCommand implements Runnable {
  private static final Set<String> FILES = Set.of("FILE", "DATA", "MODEL");

  private static final String HEAD =
      """
      # Completion of recur's command line, for bash and zsh: source it.
      if [ -n "${ZSH_VERSION:-}" ]; then
        autoload -U +X compinit && compinit
        autoload -U +X bashcompinit && bashcompinit
      fi

      _complete_recur() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
        local command=${COMP_WORDS[1]} options= values= files= head= found
        COMPREPLY=()
        # --name=value is three words.
        if [ "$word" = = ]; then
          word=
        elif [ "$before" = = ]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        if [ "$COMP_CWORD" = 1 ]; then
          command= before=
        fi
        case $command in
      """;

  private static final String CASE =
      """
          '%s')
            options='%s'%s
            case $before in
      %s      esac
            ;;
      """;

  private static final String TAIL =
      """
        esac
        if [ -n "$values" ]; then
          # Of names with commas between, the last.
          case $word in
            *,*) head=${word%,*}, ;;
          esac
          COMPREPLY=($(compgen -P "$head" -W "$values" -- "${word##*,}"))
        elif [ "$files" = only ] || { [ "$files" = too ] && [ "${word#-}" = "$word" ]; }; then
          compopt -o filenames 2>/dev/null
          while IFS= read -r found; do
            COMPREPLY+=("$found")
          done < <(compgen -f -- "$word")
        else
          COMPREPLY=($(compgen -W "$options" -- "$word"))
        fi
      }
      complete -F _complete_recur recur
      """;

  @ParentCommand private Main main;

  @Override
  public void run() {
    Map<String, CommandLine> commands = Main.commandLine().getSubcommands();
    String names = String.join(" ", commands.keySet());
    StringBuilder script = new StringBuilder(HEAD);
    script.append(CASE.formatted("", names + " --help --version", "", ""));
    commands.forEach((name, command) -> script.append(ofCommand(name, command, names)));
    PrintWriter out = main.out();
    out.print(script.append(TAIL));
    out.flush();
  }

  private static String ofCommand(String name, CommandLine command, String commands) {
    CommandSpec spec = command.getCommandSpec();
    String others = spec.positionalParameters().isEmpty() ? "" : " files=too";
    if (spec.userObject() instanceof HelpCommand) {
      others = " values='" + commands + "'";
    }
    StringBuilder valued = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      names.addAll(List.of(option.names()));
      if (option.arity().max() > 0) {
        String pattern = String.join(" | ", option.names());
        valued.append("        %s) %s ;;\n".formatted(pattern, follows(option)));
      }
    }
    return CASE.formatted(name, String.join(" ", names), others, valued);
  }

  /** What may follow an option: its values, a file, or what nobody can guess. */
  private static String follows(OptionSpec option) {
    List<String> values = values(option);
    if (!values.isEmpty()) {
      return "values='" + String.join(" ", values) + "'";
    }
    boolean file = option.type() == Path.class || FILES.contains(option.paramLabel());
    return file ? "files=only" : "return";
  }

  /** The values of an option: its own, or the words of its label such as {@code auto|N}. */
  private static List<String> values(OptionSpec option) {
    Stream<String> values =
        option.completionCandidates() == null
            ? Arrays.stream(option.paramLabel().split("\\|", -1))
                .filter(word -> word.matches("[a-z0-9-]+"))
            : StreamSupport.stream(option.completionCandidates().spliterator(), false);
    return values.toList();
  }
}
