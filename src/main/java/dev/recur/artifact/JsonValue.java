package dev.recur.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.config.ModelChoice;
import dev.recur.config.TransformSpec;
import dev.recur.hierarchy.Grouping;
import dev.recur.network.Loss;
import dev.recur.network.PointLoss;
import dev.recur.series.Limit;
import dev.recur.split.SplitSize;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How values of a type are JSON and back.
 *
 * @param write gives the JSON of a value
 * @param read gives the value
 */
record JsonValue<T>(Function<T, JsonNode> write, Function<Json, T> read) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Types that are written as users type them. */
  private static final Map<Type, Function<String, ?>> TYPED =
      Map.of(
          Loss.class, PointLoss::parse,
          ModelChoice.class, ModelChoice::parse,
          SplitSize.class, SplitSize::parse,
          TransformSpec.class, TransformSpec::parse);

  private static final Map<Type, JsonValue<?>> PLAIN =
      Map.of(
          Integer.class, new JsonValue<Integer>(JSON::numberNode, Json::integer),
          Long.class, new JsonValue<Long>(JSON::numberNode, Json::longInteger),
          Double.class, new JsonValue<Double>(JSON::numberNode, Json::number),
          Boolean.class, new JsonValue<Boolean>(JSON::booleanNode, Json::bool),
          Grouping.class, new JsonValue<Grouping>(JsonValue::grouping, JsonValue::grouping),
          Duration.class,
              new JsonValue<Duration>(
                  duration -> JSON.numberNode(duration.toMillis()),
                  json -> Duration.ofMillis(json.longInteger())),
          OptionalInt.class,
              new JsonValue<OptionalInt>(
                  value -> value.isPresent() ? JSON.numberNode(value.getAsInt()) : JSON.nullNode(),
                  Json::optionalInteger),
          OptionalDouble.class,
              new JsonValue<OptionalDouble>(
                  value ->
                      value.isPresent() ? JSON.numberNode(value.getAsDouble()) : JSON.nullNode(),
                  Json::optionalNumber));

  /** Columns are a text as users type them, sums an object of their series. */
  private static JsonNode grouping(Grouping grouping) {
    if (grouping instanceof Grouping.Sums sums) {
      ObjectNode json = JSON.objectNode();
      sums.parts()
          .forEach(
              (name, parts) -> {
                ArrayNode list = json.putArray(name);
                parts.forEach(list::add);
              });
      return json;
    }
    return JSON.textNode(grouping.toString());
  }

  private static Grouping grouping(Json json) {
    return json.isText()
        ? json.as(text -> Grouping.parse(text.text()))
        : json.as(sums -> new Grouping.Sums(sums.map(parts -> parts.list(Json::text))));
  }

  /** Returns the way of a type: numbers, constants by their names, null for what is empty. */
  static JsonValue<?> of(Type type) {
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return orNull(of(optional.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return all(of(list.getActualTypeArguments()[0]));
    }
    JsonValue<?> plain =
        PLAIN.get(
            type instanceof Class<?> raw ? MethodType.methodType(raw).wrap().returnType() : type);
    if (plain != null) {
      return plain;
    }
    Function<String, ?> parse = TYPED.get(type);
    if (parse != null) {
      return text(json -> parse.apply(json.text()));
    }
    if (type instanceof Class<?> constants && constants.isEnum()) {
      return text(json -> json.constant(constants));
    }
    throw new IllegalArgumentException("no JSON for " + type);
  }

  private static JsonValue<Object> text(Function<Json, Object> read) {
    return new JsonValue<>(value -> JSON.textNode(value.toString()), read);
  }

  private static <T> JsonValue<Optional<T>> orNull(JsonValue<T> inner) {
    return new JsonValue<>(
        value -> value.map(inner.write).orElseGet(JSON::nullNode),
        json -> json.optional(inner.read));
  }

  private static <T> JsonValue<List<T>> all(JsonValue<T> inner) {
    return new JsonValue<>(
        values -> {
          ArrayNode list = JSON.arrayNode();
          values.forEach(value -> list.add(inner.write.apply(value)));
          return list;
        },
        json -> json.list(inner.read));
  }

  /** Returns the way of a list of one value, or of none for what is empty. */
  static <T> JsonValue<Optional<T>> listed(JsonValue<T> inner) {
    return new JsonValue<>(
        value -> {
          ArrayNode list = JSON.arrayNode();
          value.map(inner.write).ifPresent(list::add);
          return list;
        },
        json -> json.list(inner.read).stream().findFirst());
  }

  /** Returns the way of a number of things: 1 up to a limit. */
  static JsonValue<Integer> count(Limit limit) {
    return new JsonValue<>(JSON::numberNode, json -> json.count(limit));
  }

  /** Returns the way of a number of things that there may be none of. */
  static JsonValue<Integer> upTo(Limit limit) {
    return new JsonValue<>(JSON::numberNode, json -> json.between(0, limit.most()));
  }
}
