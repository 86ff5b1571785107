package dev.recur.cli;

import static dev.recur.series.Message.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.csv.ColumnUse;
import dev.recur.tune.TunedOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionNamesTest {
  private static final Pattern SETTING = Pattern.compile("setting\\(\\s*\"(\\w+)\"");
  private static final Pattern OPTION = Pattern.compile("\"(--[a-z-]+)\"");

  @Test
  void settingsAreWrittenAsTheyAreTyped() {
    assertEquals("--time-format dd/MM/yyyy", OptionNames.of(setting("timeFormat", "dd/MM/yyyy")));
    assertEquals("--series", OptionNames.of(setting("keys")));
    assertEquals("--target 'net sales'", OptionNames.of(setting("targets", "net sales")));
    for (String option : Set.of("--learning-rate", "--series", "--hidden")) {
      assertEquals(option, OptionNames.of(setting(OptionNames.setting(option))));
    }
  }

  @Test
  void everySettingOfAMessageIsAnOption() throws IOException {
    Set<String> options = new TreeSet<>();
    Set<String> settings = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        boolean cli = file.getParent().endsWith("cli");
        Matcher found = (cli ? OPTION : SETTING).matcher(text);
        while (found.find()) {
          (cli ? options : settings).add(found.group(1));
        }
      }
    }
    assertTrue(settings.size() >= 20, settings.toString());
    Stream.of(TunedOption.values()).map(TunedOption::toString).forEach(settings::add);
    Stream.of(ColumnUse.Role.values()).map(ColumnUse.Role::setting).forEach(settings::add);
    settings.remove("");
    for (String name : settings) {
      assertTrue(options.contains(OptionNames.of(setting(name))), name);
    }
  }
}
