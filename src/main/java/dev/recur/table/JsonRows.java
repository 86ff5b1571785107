package dev.recur.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of JSON objects. Objects within an object are columns named with a point, such as {@code
 * labels.host}. Arrays of one length within an object are a row for each place, beside what else
 * the object holds.
 */
final class JsonRows implements Rows {
  /** Objects that are looked at for the names of the columns. */
  private static final int LOOKED_AT = 1000;

  private final String name;
  private final JsonParser parser;
  private final Deque<Entry> ahead = new ArrayDeque<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private boolean begun;

  /**
   * A value.
   *
   * @param text of it, empty for null
   * @param number whether it is one
   */
  private record Value(String text, boolean number) {
    static final Value NULL = new Value("", false);
  }

  /**
   * A row.
   *
   * @param line on which its object begins
   * @param values by column
   */
  private record Entry(long line, Map<String, Value> values) {}

  JsonRows(String name, InputStream bytes) throws IOException {
    this.name = name;
    JsonFactory factory =
        JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    parser = factory.createParser(bytes);
  }

  @Override
  public boolean headed() {
    return true;
  }

  @Override
  public boolean next(RowText cells) throws IOException {
    if (!begun) {
      begun = true;
      while (ahead.size() < LOOKED_AT && readObject()) {
        // The names of the columns are gathered.
      }
      ahead.forEach(entry -> columns.addAll(entry.values().keySet()));
      columns.forEach(cells::text);
      return !columns.isEmpty();
    }
    if (ahead.isEmpty() && !readObject()) {
      return false;
    }
    Entry entry = ahead.remove();
    cells.at(entry.line());
    for (String column : columns) {
      Value value = entry.values().getOrDefault(column, Value.NULL);
      if (value.number()) {
        cells.number(value.text());
      } else {
        cells.text(value.text());
      }
    }
    for (String column : entry.values().keySet()) {
      if (!columns.contains(column)) {
        throw new InputException(
                "'" + Message.shown(column) + "' is in none of the first " + LOOKED_AT + " objects")
            .at(name, entry.line())
            .mend("give it to the first one, null if it has no value");
      }
    }
    return true;
  }

  /** Reads an object; false at the end. */
  private boolean readObject() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
        token = parser.nextToken();
      }
      if (token == null) {
        return false;
      }
      if (token != JsonToken.START_OBJECT) {
        throw complaint("'" + Message.shown(parser.getText()) + "' is no object")
            .expecting("one JSON object a row");
      }
      long line = parser.currentTokenLocation().getLineNr();
      Map<String, Value> values = new LinkedHashMap<>();
      Map<String, List<Value>> arrays = new LinkedHashMap<>();
      fields("", values, arrays);
      add(line, values, arrays);
      return true;
    } catch (JsonProcessingException e) {
      String found = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new InputException("is no JSON: " + found, e)
          .at(name, e.getLocation() == null ? 1 : e.getLocation().getLineNr())
          .mend("is the file whole?");
    }
  }

  private InputException complaint(String found) {
    return new InputException(found).at(name, parser.currentTokenLocation().getLineNr());
  }

  private void fields(String prefix, Map<String, Value> values, Map<String, List<Value>> arrays)
      throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String column = prefix + parser.currentName();
      switch (parser.nextToken()) {
        case START_OBJECT -> fields(column + ".", values, arrays);
        case START_ARRAY -> arrays.put(column, array(column));
        default -> {
          if (values.put(column, value()) != null) {
            throw complaint("'" + Message.shown(column) + "' stands twice in an object")
                .mend("rename one of them");
          }
        }
      }
    }
  }

  private Value value() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> Value.NULL;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value(parser.getText(), true);
      default -> new Value(parser.getText(), false);
    };
  }

  private List<Value> array(String column) throws IOException {
    List<Value> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        throw complaint("'" + Message.shown(column) + "' holds an array of objects")
            .at(Place.of(name, parser.currentTokenLocation().getLineNr()))
            .mend("give each of them a line, as jq -c '." + column + "[]' does");
      }
      if (parser.currentToken() == JsonToken.START_ARRAY) {
        throw complaint("'" + Message.shown(column) + "' holds an array of arrays")
            .mend(
                "give each of them a line, as jq -c 'del(.%1$s) + (.%1$s[] | {time: .[0], value: .[1]})' does"
                    .formatted(column));
      }
      array.add(value());
    }
    return array;
  }

  /** Adds the rows of an object: one, or one for each place in its arrays. */
  private void add(long line, Map<String, Value> values, Map<String, List<Value>> arrays) {
    int length = 0;
    String first = "";
    for (Map.Entry<String, List<Value>> array : arrays.entrySet()) {
      int size = array.getValue().size();
      if (!first.isEmpty() && size != length) {
        throw new InputException(
                "'%s' has %d values, '%s' %d"
                    .formatted(Message.shown(first), length, Message.shown(array.getKey()), size))
            .at(name, line)
            .expecting("arrays of one length, a row for each place");
      }
      first = array.getKey();
      length = size;
    }
    if (arrays.isEmpty()) {
      ahead.add(new Entry(line, values));
    }
    for (int i = 0; i < length; i++) {
      Map<String, Value> row = new LinkedHashMap<>(values);
      for (Map.Entry<String, List<Value>> array : arrays.entrySet()) {
        row.put(array.getKey(), array.getValue().get(i));
      }
      ahead.add(new Entry(line, row));
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
