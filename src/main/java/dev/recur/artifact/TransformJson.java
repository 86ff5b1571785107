package dev.recur.artifact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.recur.transform.FittedTransform;
import dev.recur.transform.Transform;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;

/** A fitted transform as JSON and back: a list of its name and its numbers. */
final class TransformJson {
  private TransformJson() {}

  static ArrayNode write(FittedTransform fitted) {
    Transform transform = Transform.of(fitted);
    ArrayNode json = JsonNodeFactory.instance.arrayNode().add(transform.toString());
    for (RecordComponent number : transform.fitted().getRecordComponents()) {
      json.add(way(number).write().apply(RecordJson.get((Record) fitted, number)));
    }
    return json;
  }

  static FittedTransform read(Json json) {
    List<Json> parts = json.list(part -> part);
    Class<? extends FittedTransform> type = parts.get(0).constant(Transform.class).fitted();
    Iterator<Json> numbers =
        json.list(1 + type.getRecordComponents().length, part -> part).listIterator(1);
    return RecordJson.make(type, number -> way(number).read().apply(numbers.next()));
  }

  private static JsonValue<Object> way(RecordComponent number) {
    return RecordJson.objects(JsonValue.of(number.getGenericType()));
  }
}
