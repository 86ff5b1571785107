package dev.recur.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recur.series.EnumNames;
import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * One value of a manifest and the way to it, so that a complaint can say where. Nothing is guessed:
 * what is missing or of another type is refused.
 */
final class Json {
  private final JsonNode node;
  private final String path;

  Json(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  private InputException expected(String what) {
    String found = node.isMissingNode() ? "is missing" : "is not " + what;
    return new InputException(path + " " + found + "; the model file was not written by recur");
  }

  Json get(String name) {
    return new Json(node.path(name), path + "." + name);
  }

  String text() {
    if (!node.isTextual()) {
      throw expected("a text");
    }
    return node.textValue();
  }

  int integer() {
    if (!node.isInt()) {
      throw expected("an integer");
    }
    return node.intValue();
  }

  /** Returns a number of things: 1 up to a bound that keeps it from filling the memory. */
  int count(int most) {
    int count = integer();
    if (count < 1 || count > most) {
      throw new InputException(path + " is " + count + "; expected 1 to " + most);
    }
    return count;
  }

  long longInteger() {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw expected("an integer");
    }
    return node.longValue();
  }

  double number() {
    if (!node.isNumber()) {
      throw expected("a number");
    }
    return node.doubleValue();
  }

  OptionalDouble optionalNumber() {
    return node.isMissingNode() || node.isNull()
        ? OptionalDouble.empty()
        : OptionalDouble.of(number());
  }

  boolean isMissing() {
    return node.isMissingNode();
  }

  boolean isNull() {
    return node.isNull();
  }

  /** Returns what a value is read as, empty if it is null. */
  <T> Optional<T> optional(Function<Json, T> value) {
    return node.isNull() ? Optional.empty() : Optional.of(value.apply(this));
  }

  OptionalInt optionalInteger() {
    return node.isNull() ? OptionalInt.empty() : OptionalInt.of(integer());
  }

  boolean bool() {
    if (!node.isBoolean()) {
      throw expected("true or false");
    }
    return node.booleanValue();
  }

  /** Returns the constant of an enum whose {@code toString} is this text. */
  <E> E constant(Class<E> type) {
    return EnumNames.find(type, text())
        .orElseThrow(() -> expected("a known " + type.getSimpleName()));
  }

  <T> List<T> list(Function<Json, T> element) {
    if (!node.isArray()) {
      throw expected("a list");
    }
    List<T> list = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      list.add(element.apply(new Json(node.get(i), path + "[" + i + "]")));
    }
    return list;
  }

  /** Returns a list of a known length. */
  <T> List<T> list(int length, Function<Json, T> element) {
    if (node.size() != length) {
      throw expected("a list of " + length);
    }
    return list(element);
  }

  <T> Map<String, T> map(Function<Json, T> value) {
    if (!node.isObject()) {
      throw expected("an object");
    }
    Map<String, T> map = new LinkedHashMap<>();
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      map.put(name, value.apply(get(name)));
    }
    return map;
  }

  double[] numbers() {
    if (!node.isArray()) {
      throw expected("a list");
    }
    double[] numbers = new double[node.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = new Json(node.get(i), path + "[" + i + "]").number();
    }
    return numbers;
  }
}
