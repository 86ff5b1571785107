package dev.recur.page;

import dev.recur.model.SavedModel;
import dev.recur.model.Version;
import dev.recur.report.ModelText;
import dev.recur.series.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a result came about.
 *
 * @param command the words that make it again
 * @param data what it was made from
 * @param next commands that tell how good it is, where nothing does
 * @param notes what recur said while it worked, one line each
 */
public record HowMade(String command, String data, List<String> next, List<String> notes) {
  /** Copies the lists. */
  public HowMade {
    next = List.copyOf(next);
    notes = List.copyOf(notes);
  }

  /**
   * Returns how it was made.
   *
   * @param model that made it, if it came from a file
   */
  Html made(Optional<SavedModel> model) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("data", data);
    model.ifPresent(saved -> said.putAll(ModelText.lines(saved)));
    said.put("version", "recur " + Version.text());
    return new Html()
        .paragraph("This command makes it again, on the same data:")
        .code(command)
        .definitions(said);
  }

  /** Returns what recur said of a panel, and what stands out in it. */
  Html noticed(Panel panel) {
    List<String> lines = new ArrayList<>(notes);
    lines.addAll(new DataNotes(panel).lines());
    return new Html().list(lines);
  }
}
