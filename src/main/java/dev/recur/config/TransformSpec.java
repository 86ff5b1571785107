package dev.recur.config;

import static dev.recur.series.Message.setting;

import dev.recur.series.EnumNames;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.transform.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code --transform} asks for.
 *
 * @param transforms of whole series, in the order of application; empty to choose from train
 * @param window whether each window is also centred and scaled by its own level and spread
 */
public record TransformSpec(Optional<List<Transform>> transforms, boolean window) {
  /** Chosen from train. */
  public static final TransformSpec AUTO = new TransformSpec(Optional.empty(), false);

  /** Names the scale of each window by itself. */
  public static final String WINDOW = "window";

  /** Returns what was said, transform by transform. */
  private static TransformSpec of(List<Transform> transforms, boolean window) {
    return new TransformSpec(Optional.of(List.copyOf(transforms)), window);
  }

  /** Returns whether the choice is left to the preset. */
  public boolean isAuto() {
    return transforms.isEmpty();
  }

  /**
   * Returns what a user typed: {@code auto}, {@code none}, or names with commas between.
   *
   * @throws InputException if a name is unknown, or window is not the last
   */
  public static TransformSpec parse(String text) {
    if (text.equals("auto")) {
      return AUTO;
    }
    if (text.equals("none")) {
      return of(List.of(), false);
    }
    List<Transform> transforms = new ArrayList<>();
    boolean window = false;
    for (String name : text.split(",", -1)) {
      if (window) {
        throw new InputException(
            Message.of(setting("transform"), ": window scales each window and has to come last"));
      }
      if (name.strip().equals(WINDOW)) {
        window = true;
      } else {
        transforms.add(named(name.strip()));
      }
    }
    return of(transforms, window);
  }

  /** Returns what a user would type. */
  @Override
  public String toString() {
    if (transforms.isEmpty()) {
      return "auto";
    }
    List<String> names = new ArrayList<>();
    transforms.get().forEach(transform -> names.add(transform.toString()));
    if (window) {
      names.add(WINDOW);
    }
    return names.isEmpty() ? "none" : String.join(",", names);
  }

  private static Transform named(String name) {
    String names = EnumNames.list(Transform.class);
    return EnumNames.find(Transform.class, name)
        .orElseThrow(
            () ->
                new InputException(
                    Message.of(
                        setting("transform"),
                        ": '" + name + "' is none of auto, none, " + names + ", " + WINDOW)));
  }
}
