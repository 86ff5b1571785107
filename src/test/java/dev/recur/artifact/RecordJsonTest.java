package dev.recur.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  record Inner(double own, int shared, boolean added) {}

  record Outer(int first, OptionalInt open, Inner inner, int shared, int added, int most) {}

  private static final Outer USUAL =
      new Outer(1, OptionalInt.empty(), new Inner(2, 3, false), 4, 5, 6);

  private static final RecordJson<Outer> FORMAT =
      RecordJson.of(USUAL)
          .with("open")
          .as("first", "one")
          .flat("inner", RecordJson.of(USUAL.inner()).with("own"))
          .with("shared")
          .counts(Limit.LAYERS, "most");

  private static Outer read(String json) throws JsonProcessingException {
    return FORMAT.read(new Json(new ObjectMapper().readTree(json), "file"));
  }

  @Test
  void whatTheFormatNamesIsWrittenInItsOrder() throws JsonProcessingException {
    String json = "{\"open\":null,\"one\":1,\"own\":2.0,\"shared\":4,\"most\":6}";
    assertEquals(json, FORMAT.write(USUAL).toString());
    assertEquals(USUAL, read(json));
  }

  @Test
  void aComponentThatTheFormatDoesNotNameFollowsWhereItIsNotAsUsual()
      throws JsonProcessingException {
    Outer other = new Outer(7, OptionalInt.of(8), new Inner(2.5, 3, false), 9, 10, 6);
    String json = "{\"open\":8,\"one\":7,\"own\":2.5,\"shared\":9,\"most\":6,\"added\":10}";
    assertEquals(json, FORMAT.write(other).toString());
    assertEquals(other, read(json));
  }

  @Test
  void whatTheFormatNamesHasToBeThereAndWithinItsBounds() {
    assertEquals(
        "file.own is missing; the model file was not written by recur",
        assertThrows(
                InputException.class,
                () -> read("{\"open\":null,\"one\":1,\"shared\":4,\"most\":6}"))
            .getMessage());
    assertThrows(
        InputException.class,
        () -> read("{\"open\":null,\"one\":1,\"own\":2,\"shared\":4,\"most\":65}"));
  }

  @Test
  void aComponentThatARecordDoesNotHaveIsRefusedAtOnce() {
    assertThrows(IllegalArgumentException.class, () -> RecordJson.of(USUAL).with("firts"));
  }
}
