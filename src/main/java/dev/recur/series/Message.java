package dev.recur.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A sentence for the user. The settings it speaks of are data, so that the command line can write
 * them as options and a program as fields.
 *
 * @param parts words and settings in the order of the sentence
 */
public record Message(List<Part> parts) {
  /** Nothing said. */
  public static final Message NONE = new Message(List.of());

  private static final int LONGEST_SHOWN = 40;

  /** A part of a sentence. */
  public sealed interface Part permits Words, Setting {}

  /**
   * Words as they are.
   *
   * @param text the words
   */
  public record Words(String text) implements Part {}

  /**
   * A setting that the user has chosen or may choose.
   *
   * @param name of the field that holds it, such as {@code missing}
   * @param value it has or could have, such as {@code interpolate}; empty if it is not about one
   */
  public record Setting(String name, Optional<String> value) implements Part {
    /** As fields are written: {@code missing=interpolate}, or the name alone. */
    @Override
    public String toString() {
      return value.map(given -> name + "=" + given).orElse(name);
    }
  }

  /** How settings are written. */
  public interface Naming {
    /**
     * Writes a setting.
     *
     * @param setting with or without a value
     */
    String write(Setting setting);
  }

  /** Copies the list. */
  public Message {
    parts = List.copyOf(parts);
  }

  /**
   * A sentence.
   *
   * @param parts {@link Setting}s, other {@link Message}s, and words
   */
  public static Message of(Object... parts) {
    List<Part> all = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Message message) {
        all.addAll(message.parts);
      } else {
        all.add(part instanceof Part ready ? ready : new Words(String.valueOf(part)));
      }
    }
    return new Message(all);
  }

  /**
   * A setting, whatever its value.
   *
   * @param name of the field that holds it
   */
  public static Setting setting(String name) {
    return new Setting(name, Optional.empty());
  }

  /**
   * A setting with a value.
   *
   * @param name of the field that holds it
   * @param value as users write it
   */
  public static Setting setting(String name, Object value) {
    return new Setting(name, Optional.of(value.toString()));
  }

  /**
   * A text of the user's, cut to a length that fits in a sentence.
   *
   * @param text such as a cell
   */
  public static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  /** Whether nothing is said. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The settings in the order of the sentence. */
  public List<Setting> settings() {
    return parts.stream().filter(Setting.class::isInstance).map(Setting.class::cast).toList();
  }

  /**
   * The sentence.
   *
   * @param naming how settings are written
   */
  public String text(Naming naming) {
    return parts.stream()
        .map(
            part -> part instanceof Setting setting ? naming.write(setting) : ((Words) part).text())
        .collect(Collectors.joining());
  }

  /** The sentence with settings written as fields. */
  @Override
  public String toString() {
    return text(Setting::toString);
  }
}
