package dev.recur.series;

import static dev.recur.series.Message.setting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.InputException.Place;
import dev.recur.series.Message.Setting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InputExceptionTest {
  private static InputException emptyCell() {
    return new InputException("the cell is empty")
        .at(Place.of("sales.csv", 4, "units"))
        .mend("fix the cell or pass ", setting("missing", "interpolate"));
  }

  @Test
  void aProgramGetsPlaceAndRemedyAsFields() {
    assertEquals(
        Optional.of(new Place("sales.csv", OptionalLong.of(4), Optional.of("units"))),
        emptyCell().place());
    assertEquals("the cell is empty", emptyCell().found().toString());
    assertEquals(
        List.of(new Setting("missing", Optional.of("interpolate"))),
        emptyCell().remedy().settings());
  }

  @Test
  void theMessageReadsWellWithoutOptions() {
    assertEquals(
        "sales.csv:4: column 'units': the cell is empty; fix the cell or pass missing=interpolate",
        emptyCell().getMessage());
    assertEquals(emptyCell().getMessage(), emptyCell().sentence().toString());
  }

  @Test
  void anotherFrontEndWritesSettingsItsOwnWay() {
    assertEquals(
        "sales.csv:4: column 'units': the cell is empty; fix the cell or pass <missing>",
        emptyCell().message(setting -> "<" + setting.name() + ">"));
  }

  @Test
  void whatWasExpectedStandsBetweenWhatWasFoundAndTheRemedy() {
    InputException complaint =
        new InputException("empty").at("sales.csv").expecting("a header").mend("write one");

    assertEquals("sales.csv: empty; expected a header; write one", complaint.getMessage());
    assertEquals(Optional.of("a header"), complaint.expected());
  }

  @Test
  void theCauseIsKept() {
    IOException cause = new IOException("disk");

    assertSame(cause, new InputException("torn", cause).at("a.csv").mend("again").getCause());
  }

  @Test
  void noTextOfAFileBreaksTheLine() {
    String message = new InputException("a\nb\u2028c").at("x\ry.csv").getMessage();

    assertTrue(message.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028), message);
  }
}
