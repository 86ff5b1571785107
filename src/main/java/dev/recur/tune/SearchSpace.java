package dev.recur.tune;

import dev.recur.config.TrainConfig;
import dev.recur.fit.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * What a search may try: the options that the user left unsaid, and their values.
 *
 * @param values of each option, as typed, none empty; to leave it unsaid is allowed beside them
 */
public record SearchSpace(Map<TunedOption, List<String>> values) {
  /** Copies the values, in the order of the options. */
  public SearchSpace {
    Map<TunedOption, List<String>> ordered = new EnumMap<>(TunedOption.class);
    values.forEach((option, some) -> ordered.put(option, List.copyOf(some)));
    values = Collections.unmodifiableMap(ordered);
  }

  /**
   * Returns the space of a search.
   *
   * @param task whose train is the shortest that a trial is fitted to
   * @param config what the user said
   * @param said names of the settings that the user said; they stay as they are
   */
  static SearchSpace of(Task task, TrainConfig config, Set<String> said) {
    Map<TunedOption, List<String>> values = new EnumMap<>(TunedOption.class);
    for (TunedOption option : TunedOption.values()) {
      List<String> some = option.values(task, config);
      if (!said.contains(option.toString()) && !some.isEmpty()) {
        values.put(option, some);
      }
    }
    return new SearchSpace(values);
  }

  /** Returns how many trials differ from each other and from the default. */
  public long size() {
    double size = 1;
    for (List<String> some : values.values()) {
      size *= some.size() + 1;
    }
    return (long) size - 1;
  }

  /**
   * Draws trials that differ from each other. Each option is left unsaid with even odds, so that a
   * trial keeps half of what the preset chooses; otherwise every value is as likely. More trials of
   * the same seed begin with the same ones.
   *
   * @param seed of the draws
   * @param count trials; fewer are drawn where there are no more
   */
  List<Trial> draw(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<Map<TunedOption, String>> drawn = new HashSet<>(Set.of(Map.of()));
    List<Trial> trials = new ArrayList<>();
    long most = Math.min(count, size());
    while (trials.size() < most) {
      Map<TunedOption, String> settings = new EnumMap<>(TunedOption.class);
      for (Map.Entry<TunedOption, List<String>> entry : values.entrySet()) {
        List<String> some = entry.getValue();
        int index = random.nextInt(some.size());
        if (random.nextBoolean()) {
          settings.put(entry.getKey(), some.get(index));
        }
      }
      if (drawn.add(settings)) {
        trials.add(new Trial(trials.size() + 1, settings));
      }
    }
    return trials;
  }
}
