package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  @TempDir private Path folder;
  private Path old;
  private Path newer;
  private Path model;

  @BeforeEach
  void passengersWithAFault() throws IOException {
    List<String> lines = Files.readAllLines(Terminal.AIRLINE);
    old = folder.resolve("old.csv");
    newer = folder.resolve("newer.csv");
    model = folder.resolve("m.recur");
    Files.write(old, lines.subList(0, 121));
    List<String> faulty = new ArrayList<>(lines.subList(121, 145));
    faulty.set(13, "\"1960-02\",900");
    faulty.add(0, lines.get(0));
    Files.write(newer, faulty.subList(0, 15));
    Terminal.run("train", old, "-H", 12, "--model", "theta", "-o", model).requireDone();
  }

  @Test
  void aFaultIsListedAndEndsWithAnExitCodeOfItsOwn() {
    Terminal run = Terminal.run("check", model, newer, "--level", 99);
    assertEquals(5, run.code(), run.err());
    assertEquals("time,target,value,forecast,lower,upper", run.lines().get(0));
    assertTrue(
        run.lines().get(1).matches("1960-02,Passengers,900(,\\d{3}\\.\\d{4}){3}"), run.out());
    assertEquals(2, run.lines().size());
    assertTrue(
        run.err()
            .contains(
                "checked 14 values of 1 series, each one step ahead: 1 outside its 99 % interval,"
                    + " where chance alone puts 0.14\n"),
        run.err());
    assertTrue(run.err().contains("false alarms: of 30 values before, "), run.err());
    assertTrue(run.err().contains("warning: 60 values before tell the interval"), run.err());
  }

  @Test
  void nothingOutsideIsDone() throws IOException {
    Files.write(newer, Files.readAllLines(newer).subList(0, 14));
    Terminal run = Terminal.run("check", model, newer, "--level", 99).requireDone();
    assertEquals("time,target,value,forecast,lower,upper\n", run.out());
  }

  @Test
  void jsonHasTheSameAndIsTheSameAgain() throws IOException {
    Terminal run = Terminal.run("check", model, newer, "--json", "-q");
    assertEquals(5, run.code());
    assertEquals("", run.err());
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertEquals(14, json.get("values").asInt());
    assertEquals(1, json.get("outside").asInt());
    assertFalse(json.get("moreThanChance").asBoolean(), "one of 14 may be chance");
    assertEquals(30, json.at("/before/values").asInt());
    assertEquals("1960-02", json.at("/anomalies/0/time").asText());
    assertEquals(900, json.at("/anomalies/0/value").asDouble());
    assertTrue(json.at("/anomalies/0/upper").asDouble() < 900);
    assertEquals(run.out(), Terminal.run("check", model, newer, "--json", "-q").out());
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() {
    Terminal level = Terminal.run("check", model, newer, "--level", 100);
    assertEquals(2, level.code());
    assertTrue(
        level.err().startsWith("recur: --level 100.0: give percents above 0 and below 100\n"),
        level.err());
    Terminal known = Terminal.run("check", model, newer, "--target", "Passengers");
    assertEquals(2, known.code());
    assertTrue(known.err().contains("--target goes without a model"), known.err());
    Terminal time = Terminal.run("check", model, newer, "--since", "yesterday");
    assertEquals(3, time.code());
    assertTrue(time.err().contains("'yesterday' is not a time"), time.err());
    Terminal none = Terminal.run("check", model, old);
    assertEquals(3, none.code());
    assertTrue(none.err().contains("there is no value after the data"), none.err());
  }
}
