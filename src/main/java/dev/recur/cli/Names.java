package dev.recur.cli;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What an option may be given, by name. */
abstract class Names implements Iterable<String> {
  private final List<String> all;

  Names(Collection<?> known, String... others) {
    all = Stream.concat(Stream.of(others), known.stream().map(Object::toString)).toList();
  }

  @Override
  public Iterator<String> iterator() {
    return all.iterator();
  }
}
