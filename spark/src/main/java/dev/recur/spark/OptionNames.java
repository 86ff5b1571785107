package dev.recur.spark;

import dev.recur.series.InputException;
import dev.recur.series.Message.Setting;
import java.util.Locale;
import java.util.Map;

/** The options of the commands for the settings that messages speak of. */
final class OptionNames {
  /** Options whose name is not that of the field that holds them. */
  private static final Map<String, String> OTHERS =
      Map.of("targets", "target", "keys", "series", "statics", "static");

  private OptionNames() {}

  /** Writes a setting as it is typed: {@code --missing interpolate}. */
  static String of(Setting setting) {
    String words =
        OTHERS.getOrDefault(
            setting.name(), setting.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    return "--" + words + setting.value().map(value -> " " + value).orElse("");
  }

  /** Returns a complaint with its settings written as options. */
  static String message(InputException complaint) {
    return complaint.message(OptionNames::of);
  }
}
