package dev.recur.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recur.series.EnumNames;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
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
    return refused(found);
  }

  /**
   * Returns what this value is read as.
   *
   * @throws InputException with the way to this value, or to the part of it that cannot be
   */
  <T> T as(Function<Json, T> read) {
    try {
      return read.apply(this);
    } catch (InputException e) {
      throw String.valueOf(e.getMessage()).startsWith(path) ? e : cannotBe(e);
    } catch (IllegalArgumentException
        | ArithmeticException
        | DateTimeException
        | IndexOutOfBoundsException e) {
      throw cannotBe(e);
    }
  }

  private InputException cannotBe(RuntimeException e) {
    return new InputException(path + " cannot be: " + e.getMessage(), e);
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

  /** Returns a number of things: 1 up to a limit that keeps it from filling the memory. */
  int count(Limit limit) {
    return between(1, limit.most());
  }

  /** Returns an integer of a range, its ends included. */
  int between(int least, int most) {
    int value = integer();
    if (value < least || value > most) {
      throw refused("is " + value + "; expected " + least + " to " + most);
    }
    return value;
  }

  /** Returns the complaint about this value. */
  InputException refused(String what) {
    return new InputException(path + " " + what + "; the model file was not written by recur");
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
    double number = node.doubleValue();
    if (!Double.isFinite(number)) {
      throw refused("is beyond the range of numbers");
    }
    return number;
  }

  /** Returns a number of a range, its ends included. */
  double between(double least, double most) {
    double number = number();
    if (number < least || number > most) {
      throw refused("is " + number + "; expected " + least + " to " + most);
    }
    return number;
  }

  /** Returns a number that is not below zero. */
  double size() {
    return between(0, Double.MAX_VALUE);
  }

  OptionalDouble optionalNumber() {
    return node.isMissingNode() || node.isNull()
        ? OptionalDouble.empty()
        : OptionalDouble.of(number());
  }

  boolean isMissing() {
    return node.isMissingNode();
  }

  boolean isText() {
    return node.isTextual();
  }

  boolean isNull() {
    return node.isNull();
  }

  /** Returns what a value is read as, empty if it is null. */
  <T> Optional<T> optional(Function<Json, T> value) {
    return node.isNull() ? Optional.empty() : Optional.of(as(value));
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

  /** Returns the constant of an enum that is called so. */
  <E extends Enum<E>> E named(Class<E> type) {
    String name = text();
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> expected("a known " + type.getSimpleName()));
  }

  /** Returns a text that is one character of some. */
  char character(String some) {
    String text = text();
    if (text.length() != 1 || some.indexOf(text.charAt(0)) < 0) {
      throw expected("one of " + some.replace("\t", "\\t"));
    }
    return text.charAt(0);
  }

  <T> List<T> list(Function<Json, T> element) {
    if (!node.isArray()) {
      throw expected("a list");
    }
    List<T> list = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      list.add(new Json(node.get(i), path + "[" + i + "]").as(element));
    }
    return list;
  }

  /** Returns a list of at most so many. */
  <T> List<T> list(Limit limit, Function<Json, T> element) {
    if (node.size() > limit.most()) {
      throw refused("has " + node.size() + " parts; expected at most " + limit.most());
    }
    return list(element);
  }

  /** Returns a list whose elements differ. */
  <T> List<T> distinct(Function<Json, T> element) {
    List<T> list = list(element);
    if (list.stream().distinct().count() < list.size()) {
      throw refused("names something twice");
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
      map.put(name, get(name).as(value));
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
