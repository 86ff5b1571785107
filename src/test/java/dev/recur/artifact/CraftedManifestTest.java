package dev.recur.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.model.SavedModel;
import dev.recur.series.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks every value of a manifest through wrong types and extremes, with checksums that are right:
 * what comes of it is refused, or loads and forecasts.
 */
class CraftedManifestTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Elements of a list, from each end, that are walked through: more would tell the same. */
  private static final int ENDS = 1;

  /** Of so many odd values a place gets one, the next place the next; 1 by hand for all. */
  private static final int SHARE = Integer.getInteger("recur.crafted.share", 16);

  static final List<JsonNode> ODD =
      List.of(
          NODES.nullNode(),
          NODES.booleanNode(true),
          NODES.booleanNode(false),
          NODES.textNode(""),
          NODES.textNode("x"),
          NODES.textNode("none"),
          NODES.textNode("auto"),
          NODES.textNode("\u001b[2J\u0000"),
          NODES.textNode("9".repeat(400)),
          NODES.textNode("292278994-08-17"),
          NODES.numberNode(0),
          NODES.numberNode(1),
          NODES.numberNode(2),
          NODES.numberNode(-1),
          NODES.numberNode(0.5),
          NODES.numberNode(-1e-300),
          NODES.numberNode(1e308),
          NODES.numberNode(-1e308),
          NODES.numberNode(Double.MIN_VALUE),
          NODES.numberNode(Integer.MAX_VALUE),
          NODES.numberNode(Integer.MIN_VALUE),
          NODES.numberNode(Long.MAX_VALUE),
          NODES.numberNode(Long.MIN_VALUE),
          NODES.numberNode(new BigDecimal("1e999")),
          NODES.arrayNode(),
          NODES.arrayNode().add(1),
          NODES.arrayNode().add("x"),
          NODES.arrayNode().addNull(),
          NODES.objectNode(),
          NODES.objectNode().put("x", 1));

  static Stream<SavedModel> models() {
    return CraftedFiles.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyValueIsRefusedOrForecast(SavedModel model) throws IOException {
    List<byte[]> entries = CraftedFiles.entries(model);
    JsonNode sound = JSON.readTree(entries.get(0));
    List<Place> places = new ArrayList<>();
    collect(sound, "", places);
    TreeSet<String> faults = new TreeSet<>();
    int tried = 0;
    for (Place place : places) {
      if (!place.path.startsWith("/entries")) {
        for (JsonNode crafted : place.variants(sound, tried++)) {
          faults.addAll(fault(place.path, crafted, entries.get(1)));
        }
      }
    }
    assertTrue(places.size() > 50, "places " + places.size());
    assertEquals(new TreeSet<>(), faults);
  }

  private static List<String> fault(String path, JsonNode manifest, byte[] weights)
      throws IOException {
    byte[] bytes = CraftedFiles.encode(manifest, weights);
    String value = path + " = " + abridged(manifest.at(path).toString());
    try {
      assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CraftedFiles.use(bytes));
      return List.of();
    } catch (InputException e) {
      String message = String.valueOf(e.getMessage());
      return message.contains("null") && message.contains("because")
          ? List.of(value + ": " + message)
          : List.of();
    } catch (RuntimeException | Error e) {
      return List.of(value + ": " + abridged(e.toString()) + " at " + e.getStackTrace()[0]);
    }
  }

  private static String abridged(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "..." : text;
  }

  /** A value of a manifest. */
  record Place(String path) {
    List<JsonNode> variants(JsonNode sound, int from) {
      List<JsonNode> variants = new ArrayList<>();
      for (int i = from % SHARE; i < ODD.size(); i += SHARE) {
        variants.add(with(sound, ODD.get(i)));
      }
      variants.add(with(sound, null));
      JsonNode value = sound.at(path);
      if (value.isArray() && !value.isEmpty()) {
        variants.add(with(sound, twice((ArrayNode) value)));
        variants.add(with(sound, reversed((ArrayNode) value)));
      }
      if (value.isNumber()) {
        variants.add(with(sound, NODES.numberNode(value.doubleValue() + 1)));
        variants.add(with(sound, NODES.numberNode(value.longValue() + 1)));
      }
      if (value.isTextual()) {
        variants.add(with(sound, NODES.textNode(value.textValue() + value.textValue())));
      }
      return variants;
    }

    JsonNode with(JsonNode sound, JsonNode value) {
      JsonNode copy = sound.deepCopy();
      int cut = path.lastIndexOf('/');
      JsonNode parent = copy.at(path.substring(0, cut));
      String name = path.substring(cut + 1).replace("~1", "/").replace("~0", "~");
      if (parent instanceof ArrayNode list) {
        if (value == null) {
          list.remove(Integer.parseInt(name));
        } else {
          list.set(Integer.parseInt(name), value);
        }
      } else if (value == null) {
        ((ObjectNode) parent).remove(name);
      } else {
        ((ObjectNode) parent).set(name, value);
      }
      return copy;
    }
  }

  private static ArrayNode twice(ArrayNode list) {
    return NODES.arrayNode().addAll(list.deepCopy()).add(list.get(0).deepCopy());
  }

  private static ArrayNode reversed(ArrayNode list) {
    ArrayNode reversed = NODES.arrayNode();
    list.forEach(element -> reversed.insert(0, element.deepCopy()));
    return reversed;
  }

  static void collect(JsonNode node, String path, List<Place> places) {
    if (!path.isEmpty()) {
      places.add(new Place(path));
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        if (i < ENDS || i >= node.size() - ENDS) {
          collect(node.get(i), path + "/" + i, places);
        }
      }
    }
    node.fieldNames()
        .forEachRemaining(
            field -> {
              String name = field.replace("~", "~0").replace("/", "~1");
              collect(node.get(field), path + "/" + name, places);
            });
  }
}
