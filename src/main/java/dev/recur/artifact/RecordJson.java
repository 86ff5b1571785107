package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.series.Limit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A record as a JSON object and back. What a format names comes first, in its order, and has to be
 * there. Any other component follows by its own name, but only where it is not as usual: files of
 * before it was added stay as they are, and are read as if it were as usual.
 *
 * @param <R> the record
 */
final class RecordJson<R extends Record> {
  /** How a component stands in the object of its record. */
  private interface Part {
    void write(Object value, ObjectNode into);

    Object read(Json from);
  }

  private final R usual;
  private final Map<String, Part> named = new LinkedHashMap<>();

  private RecordJson(R usual) {
    this.usual = usual;
  }

  /** Returns a format that names nothing yet. */
  static <R extends Record> RecordJson<R> of(R usual) {
    return new RecordJson<>(usual);
  }

  /** Names components as they are. */
  RecordJson<R> with(String... components) {
    for (String component : components) {
      as(component, component);
    }
    return this;
  }

  /** Names a component otherwise. */
  RecordJson<R> as(String component, String name) {
    return named(
        component, always(name, objects(JsonValue.of(component(component).getGenericType()))));
  }

  /** Names a component and says how its values are written. */
  RecordJson<R> as(String component, JsonValue<?> value) {
    return named(component, always(component, objects(value)));
  }

  /** Names components that count things, 1 up to a limit. */
  RecordJson<R> counts(Limit limit, String... components) {
    for (String component : components) {
      as(component, JsonValue.count(limit));
    }
    return this;
  }

  /**
   * Puts the fields of a component that is a record among those of this one. A name that both
   * records have, and its format does not, means that of this one.
   */
  <C extends Record> RecordJson<R> flat(String component, RecordJson<C> format) {
    Set<String> both = format.components();
    both.retainAll(components());
    both.removeAll(format.named.keySet());
    format.without(both.toArray(String[]::new));
    JsonValue<Object> value = objects(format.value());
    return named(
        component,
        new Part() {
          @Override
          public void write(Object part, ObjectNode into) {
            into.setAll((ObjectNode) value.write().apply(part));
          }

          @Override
          public Object read(Json from) {
            return value.read().apply(from);
          }
        });
  }

  /** Names a component that is left out where it is as usual. */
  RecordJson<R> unlessUsual(String component) {
    return named(component, unlessUsual(component(component)));
  }

  /** Leaves components out, which are read as usual. */
  RecordJson<R> without(String... components) {
    for (String component : components) {
      Object always = get(usual, component(component));
      named(
          component,
          new Part() {
            @Override
            public void write(Object value, ObjectNode into) {}

            @Override
            public Object read(Json from) {
              return always;
            }
          });
    }
    return this;
  }

  private RecordJson<R> named(String component, Part part) {
    named.put(component, part);
    return this;
  }

  /** Returns the way of a value that is such a record. */
  JsonValue<R> value() {
    return new JsonValue<>(this::write, this::read);
  }

  /** Returns the object of a record. */
  ObjectNode write(R record) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    parts().forEach((name, part) -> part.write(get(record, component(name)), json));
    return json;
  }

  /** Returns the record that {@link #write} wrote. */
  R read(Json json) {
    Map<String, Object> values = new HashMap<>();
    parts().forEach((component, part) -> values.put(component, part.read(json)));
    return json.as(whole -> make(type(), component -> values.get(component.getName())));
  }

  private Map<String, Part> parts() {
    Map<String, Part> all = new LinkedHashMap<>(named);
    for (RecordComponent component : type().getRecordComponents()) {
      all.computeIfAbsent(component.getName(), name -> unlessUsual(component));
    }
    return all;
  }

  private static Part always(String name, JsonValue<Object> value) {
    return new Part() {
      @Override
      public void write(Object part, ObjectNode into) {
        into.set(name, value.write().apply(part));
      }

      @Override
      public Object read(Json from) {
        return from.get(name).as(value.read());
      }
    };
  }

  private Part unlessUsual(RecordComponent component) {
    Part part = always(component.getName(), objects(JsonValue.of(component.getGenericType())));
    Object spared = get(usual, component);
    return new Part() {
      @Override
      public void write(Object value, ObjectNode into) {
        if (!value.equals(spared)) {
          part.write(value, into);
        }
      }

      @Override
      public Object read(Json from) {
        return from.get(component.getName()).isMissing() ? spared : part.read(from);
      }
    };
  }

  @SuppressWarnings("unchecked") // a record is of the class that its values are of
  private Class<R> type() {
    return (Class<R>) usual.getClass();
  }

  private Set<String> components() {
    return Arrays.stream(type().getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private RecordComponent component(String name) {
    return Arrays.stream(type().getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(type() + " has no " + name));
  }

  /** Returns a value as one of any type; which it is the component says. */
  @SuppressWarnings("unchecked")
  static JsonValue<Object> objects(JsonValue<?> value) {
    return (JsonValue<Object>) value;
  }

  /** Returns the value of a component. */
  static Object get(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a record with these values of its components. */
  static <T> T make(Class<T> type, Function<RecordComponent, Object> value) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(components).map(value).toArray();
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
