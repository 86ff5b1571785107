package dev.recur.tune;

import dev.recur.config.TrainConfig;
import dev.recur.series.Message;
import dev.recur.series.Message.Setting;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration on trial: what the user said, and some options more.
 *
 * @param number in the order of drawing, from 1; 0 for the default, which has no options more
 * @param settings the values of these options, as typed
 */
public record Trial(int number, Map<TunedOption, String> settings) {
  /** What a training does that nobody tuned. */
  static final Trial DEFAULT = new Trial(0, Map.of());

  /** Copies the settings, in the order of the options. */
  public Trial {
    Map<TunedOption, String> ordered = new EnumMap<>(TunedOption.class);
    ordered.putAll(settings);
    settings = Collections.unmodifiableMap(ordered);
  }

  /** Returns whether this is what a training does that nobody tuned. */
  public boolean isDefault() {
    return settings.isEmpty();
  }

  /** Returns the options and their values as settings. */
  public List<Setting> said() {
    return settings.entrySet().stream()
        .map(of -> Message.setting(of.getKey().toString(), of.getValue()))
        .toList();
  }

  /** Returns a configuration with these options said. */
  public TrainConfig applyTo(TrainConfig config) {
    TrainConfig applied = config;
    for (Map.Entry<TunedOption, String> setting : settings.entrySet()) {
      applied = setting.getKey().set(applied, setting.getValue());
    }
    return applied;
  }

  /** Returns the name in tables and messages. */
  @Override
  public String toString() {
    return isDefault() ? "default" : "trial " + number;
  }
}
