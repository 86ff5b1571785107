package dev.recur.report;

import static dev.recur.series.Message.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.series.EnumNames;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.tune.Stage;
import dev.recur.tune.Trial;
import dev.recur.tune.TrialRecord;
import dev.recur.tune.TrialScore;
import dev.recur.tune.TunedOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of trials: a line of JSON that says what they are trials of, then one a trial and stage,
 * written as it ends. Lines hold no time, so that the same search writes the same file.
 */
public final class TrialLines implements TrialRecord, AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * What trials are of: results of another one are no results of this.
   *
   * @param version of recur
   * @param values fingerprint of the values before test
   * @param options what the user said that has a say in the result
   */
  public record Head(String version, String values, List<String> options) {
    ObjectNode json() {
      ObjectNode json = JSON.objectNode().put("recur", version).put("values", values);
      options.forEach(json.putArray("options")::add);
      return json;
    }
  }

  /** Which trial and how far. */
  private record Key(Trial trial, Stage stage) {}

  private final LineFile lines;
  private final Message.Naming naming;
  private final Map<Key, TrialScore> scores = new HashMap<>();

  private TrialLines(LineFile lines, Message.Naming naming) {
    this.lines = lines;
    this.naming = naming;
  }

  /**
   * Begins a file, in place of one that is there.
   *
   * @param naming how settings are written
   * @throws InputException if it cannot be written
   */
  public static TrialLines begin(Path file, Head head, Message.Naming naming) {
    TrialLines trials = new TrialLines(LineFile.open(file, 0), naming);
    trials.append(head.json());
    return trials;
  }

  /**
   * Goes on with a file. A last line that was cut short is dropped.
   *
   * @param naming how settings are written
   * @throws InputException if it cannot be read or written, or holds something else
   */
  public static TrialLines resume(Path file, Head head, Message.Naming naming) {
    byte[] bytes = bytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    List<String> whole = new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    if (whole.isEmpty() && head.json().toString().startsWith(text(bytes))) {
      return begin(file, head, naming);
    }
    requireSame(file, whole.isEmpty() ? "" : whole.get(0), head);
    List<TrialScore> scores = new ArrayList<>();
    for (int i = 1; i < whole.size(); i++) {
      scores.add(score(file, i + 1, whole.get(i), naming));
    }
    TrialLines trials = new TrialLines(LineFile.open(file, end), naming);
    scores.forEach(trials::keep);
    return trials;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read (" + e.getMessage() + "); choose another file", e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void requireSame(Path file, String line, Head head) {
    JsonNode found;
    try {
      found = MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      found = JSON.missingNode();
    }
    JsonNode expected = head.json();
    for (String[] part :
        new String[][] {
          {"recur", "another version of recur"},
          {"values", "other data"},
          {"options", "other options"}
        }) {
      if (!found.path(part[0]).equals(expected.get(part[0]))) {
        String what =
            found.path(part[0]).isMissingNode()
                ? "is no file of trials"
                : "holds trials of " + part[1] + difference(found, expected, part[0]);
        throw new InputException(what)
            .at(file.toString())
            .mend(
                "choose another ",
                setting("trialsFile"),
                ", or ",
                setting("force"),
                " without ",
                setting("resume"));
      }
    }
  }

  private static String difference(JsonNode found, JsonNode expected, String part) {
    return part.equals("values")
        ? ""
        : " (" + words(found.path(part)) + " instead of " + words(expected.path(part)) + ")";
  }

  private static String words(JsonNode node) {
    if (!node.isArray()) {
      return node.asText();
    }
    List<String> words = new ArrayList<>();
    node.forEach(word -> words.add(word.asText()));
    return words.isEmpty() ? "none" : String.join(" ", words);
  }

  private static TrialScore score(Path file, int number, String line, Message.Naming naming) {
    try {
      JsonNode json = MAPPER.readTree(line);
      Map<TunedOption, String> settings = new EnumMap<>(TunedOption.class);
      JsonNode said = json.required("settings");
      said.fieldNames()
          .forEachRemaining(name -> settings.put(option(name, naming), said.path(name).asText()));
      List<Double> errors = new ArrayList<>();
      json.path("errors").forEach(error -> errors.add(error.doubleValue()));
      return new TrialScore(
          new Trial(json.required("trial").intValue(), settings),
          constant(Stage.class, json.required("stage").asText()),
          errors,
          Optional.ofNullable(json.path("failure").textValue()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new InputException("is not the line of a trial", e)
          .at(file.toString(), number)
          .mend("delete it, or begin with ", setting("force"));
    }
  }

  private static TunedOption option(String name, Message.Naming naming) {
    return Arrays.stream(TunedOption.values())
        .filter(option -> naming.write(option.setting()).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return EnumNames.find(type, text).orElseThrow(() -> new IllegalArgumentException(text));
  }

  private void keep(TrialScore score) {
    scores.put(new Key(score.trial(), score.stage()), score);
  }

  @Override
  public Optional<TrialScore> find(Trial trial, Stage stage) {
    return Optional.ofNullable(scores.get(new Key(trial, stage)));
  }

  @Override
  public void ended(TrialScore score) {
    keep(score);
    ObjectNode json = JSON.objectNode().put("trial", score.trial().number());
    json.put("stage", score.stage().toString());
    json.set("settings", settings(score.trial(), naming));
    if (score.failure().isPresent()) {
      json.put("failure", score.failure().get());
    } else {
      json.put("error", score.error());
      ArrayNode errors = json.putArray("errors");
      score.errors().forEach(errors::add);
    }
    append(json);
  }

  /** Returns the options of a trial by name. */
  static ObjectNode settings(Trial trial, Message.Naming naming) {
    ObjectNode json = JSON.objectNode();
    trial.settings().forEach((option, value) -> json.put(naming.write(option.setting()), value));
    return json;
  }

  private void append(ObjectNode json) {
    lines.append(json);
    lines.sync();
  }

  @Override
  public void close() {
    lines.close();
  }
}
