package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Commands with one to three of their options, as picocli tells them, at random and extreme values:
 * done, or refused in one line, and no file is left by what is refused.
 */
class OptionFuzzTest {
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "0",
          "1",
          "2",
          "3",
          "7",
          "-1",
          "2147483647",
          "2147483648",
          "-2147483648",
          "9223372036854775807",
          "1e308",
          "-1e308",
          "1e-320",
          "NaN",
          "Infinity",
          "0.5",
          "0.9999999999",
          "100%",
          "150%",
          "9".repeat(400),
          "x",
          "x".repeat(70_000),
          "none",
          "auto",
          "all",
          "true",
          "ets",
          "y",
          "day",
          "y,day",
          "1,1",
          ",",
          ",,",
          ";",
          "\0",
          "\u001b[2J",
          "\u202e",
          "%s%n",
          "${sys:user.dir}",
          "'",
          "\"",
          "--help",
          "DE",
          "Europe/Berlin",
          "2024-02-30",
          "2024-01-05",
          "0000-00-00",
          "yyyy-MM-dd",
          "yyyy'",
          "10m",
          "-5s",
          "1h30",
          "rmse>0",
          "Mon-Fri",
          "9-18",
          "sum");

  /** Names of files go into a folder of their own. */
  private static final Set<String> PATHS = Set.of("FILE", "MODEL", "DATA|MODEL", "DATA");

  /** These mean what other tests hold; help and versions end a run before it begins. */
  private static final Set<String> LEFT_OUT = Set.of("--help", "--version", "--engine");

  @TempDir Path folder;

  /** A command that takes a blink, and its options. */
  private record Command(List<String> words, List<OptionSpec> options) {
    static Command of(Object command, List<String> words) {
      List<OptionSpec> options =
          new ArrayList<>(new CommandLine(command).getCommandSpec().options());
      options.removeIf(option -> LEFT_OUT.contains(option.longestName()));
      return new Command(words, options);
    }
  }

  private List<Command> commands() throws IOException {
    List<String> rows = new ArrayList<>(List.of("day,y,p"));
    for (int t = 0; t < 24; t++) {
      rows.add("2024-01-%02d,%d,%d".formatted(t + 1, 10 + t % 7, t % 2));
    }
    String data = Files.write(folder.resolve("d.csv"), rows).toString();
    String model = folder.resolve("m.recur").toString();
    Terminal.run("train", data, "--model", "ets", "--target", "y", "-H", "2", "-q", "-o", model)
        .requireDone();
    String network = folder.resolve("n.recur").toString();
    Terminal.run("train", data, Terminal.QUICK, "--target", "y", "-H", "2", "-q", "-o", network)
        .requireDone();
    List<String> quick =
        List.of("--model=gru", "--epochs=1", "--hidden=2", "--lookback=3", "--time-limit=10ms");
    return List.of(
        Command.of(new TrainCommand(), words("train", data, "--model=naive", "--output=")),
        Command.of(new TrainCommand(), words("train", data, quick, "--ensemble=1", "--output=")),
        Command.of(new ForecastCommand(), words("forecast", model)),
        Command.of(new ForecastCommand(), words("forecast", data)),
        Command.of(new EvaluateCommand(), words("evaluate", model, data)),
        Command.of(new InspectCommand(), words("inspect", data)),
        Command.of(new TuneCommand(), words("tune", data, "--show-space")),
        Command.of(new PlotCommand(), words("plot", data)),
        Command.of(new CheckCommand(), words("check", model, data)),
        Command.of(new ExplainCommand(), words("explain", model, data, "--draws=2")),
        Command.of(new ExportCommand(), words("export", network, "--to=onnx", "--output=")),
        Command.of(
            new PretrainCommand(), words("pretrain", "--steps=1", "--hidden=2", "--output=")),
        Command.of(new BenchCommand(), words("bench", "--seconds=0.01", "--hidden=2")));
  }

  private static List<String> words(Object... words) {
    List<String> all = new ArrayList<>();
    for (Object word : words) {
      if (word instanceof List<?> list) {
        list.forEach(each -> all.add(each.toString()));
      } else {
        all.add(word.toString());
      }
    }
    return all;
  }

  @Test
  void anyOptionsAreDoneOrRefusedInOneLine() throws IOException {
    List<Command> commands = commands();
    Path written = Files.createDirectory(folder.resolve("written"));
    Map<String, Integer> outcomes =
        Fuzz.run(
            "options",
            150,
            random -> {
              Command command = commands.get(random.nextInt(commands.size()));
              List<String> words = with(command, written, random);
              Terminal run =
                  assertTimeoutPreemptively(
                      Duration.ofMinutes(5), () -> Terminal.runAsIs("", words), () -> shown(words));
              return requireOneLine(words, run, written);
            });
    assertTrue(outcomes.containsKey("done") && outcomes.containsKey("usage"), outcomes.toString());
  }

  private static String shown(List<String> words) {
    return words.stream().map(word -> word.length() > 99 ? word.substring(0, 99) : word).toList()
        + "";
  }

  /** Returns the words of a command with a few options, in place of its own. */
  private static List<String> with(Command command, Path written, SplittableRandom random) {
    List<String> words = new ArrayList<>(command.words);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      OptionSpec option = command.options.get(random.nextInt(command.options.size()));
      String name = option.longestName();
      words.removeIf(word -> word.startsWith(name + "="));
      String value = VALUES.get(random.nextInt(VALUES.size()));
      if (PATHS.contains(option.paramLabel())) {
        value = written + "/" + value.replace("/", "");
      }
      words.add(option.arity().max() == 0 ? name : name + "=" + value);
    }
    words.replaceAll(word -> word.equals("--output=") ? word + written.resolve("o") : word);
    return words;
  }

  private static String requireOneLine(List<String> words, Terminal run, Path written)
      throws IOException {
    String all = shown(words) + "\n" + run.err();
    assertTrue(!run.err().contains("\tat ") && !run.err().contains("Exception"), all);
    boolean raw =
        run.err().codePoints().anyMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c));
    assertTrue(!raw, all);
    long complaints = run.err().lines().filter(line -> line.startsWith("recur: ")).count();
    List<String> names = Terminal.names(written);
    assertTrue(names.stream().noneMatch(name -> name.endsWith(".tmp")), all);
    switch (run.code()) {
      case 0, 4, 5 -> assertEquals(0, complaints, all);
      case 1 -> assertTrue(run.err().contains("of memory there are do not suffice"), all);
      default -> assertEquals(1, complaints, all);
    }
    for (String name : names) {
      Files.delete(written.resolve(name));
    }
    return switch (run.code()) {
      case 0 -> "done";
      case 1 -> "memory";
      case 2 -> "usage";
      case 4, 5 -> "threshold";
      default -> "input";
    };
  }
}
