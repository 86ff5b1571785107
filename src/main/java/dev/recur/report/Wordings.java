package dev.recur.report;

import dev.recur.series.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How each kind of a sealed type is worded.
 *
 * @param <T> the sealed type
 */
final class Wordings<T> {
  private final Map<Class<? extends T>, Function<T, Message>> words = new LinkedHashMap<>();

  /** Adds the words of a kind. */
  <K extends T> Wordings<T> add(Class<K> kind, Function<K, Message> words) {
    this.words.put(kind, value -> words.apply(kind.cast(value)));
    return this;
  }

  /** Returns the kinds that have words. */
  Set<Class<? extends T>> kinds() {
    return words.keySet();
  }

  /** Returns a value in words. */
  Message of(T value) {
    Function<T, Message> known = words.get(value.getClass());
    if (known == null) {
      throw new IllegalStateException("no words for " + value);
    }
    return known.apply(value);
  }
}
