package dev.recur.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Rows as JSON lines: an object each. Times that are whole numbers are numbers. */
final class JsonWriter implements RowWriter {
  private final JsonGenerator json;
  private final Writer out;
  private List<Column> columns = List.of();
  private boolean begun;

  JsonWriter(Writer out) throws IOException {
    this.out = out;
    json =
        JsonFactory.builder()
            .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(out);
    json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
  }

  @Override
  public void columns(List<Column> names, boolean header) {
    columns = List.copyOf(names);
  }

  @Override
  public void row(List<String> cells) throws IOException {
    json.writeStartObject();
    for (int c = 0; c < cells.size(); c++) {
      String cell = cells.get(c);
      json.writeFieldName(columns.get(c).name());
      if (cell.isEmpty()) {
        json.writeNull();
      } else if (isNumber(columns.get(c).kind(), cell)) {
        json.writeNumber(cell);
      } else {
        json.writeString(cell);
      }
    }
    json.writeEndObject();
    begun = true;
  }

  private static boolean isNumber(Kind kind, String cell) {
    return switch (kind) {
      case NUMBER -> true;
      case TIME -> cell.matches("-?[1-9][0-9]{0,18}");
      case TEXT -> false;
    };
  }

  @Override
  public void close() throws IOException {
    json.close();
    if (begun) {
      out.write('\n');
    }
    out.flush();
  }
}
