package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.series.DecimalMark;
import dev.recur.series.InputException;
import dev.recur.series.InputException.Place;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Settles by which decimal mark the columns of a file are read: that which a column shows, or else
 * another column, or the model that asks for the file, or larger numbers without a mark beside
 * those with one.
 */
final class DecimalMarks {
  private final String file;
  private final ReadOptions options;
  private final boolean commas;
  private final Set<DecimalMark> shown = EnumSet.noneOf(DecimalMark.class);
  private final Map<String, List<String>> read = new LinkedHashMap<>();
  private final Map<String, String> byColumn = new HashMap<>();
  private final List<Message> notes = new ArrayList<>();
  private Message question = Message.NONE;
  private DecimalMark mark = DecimalMark.OPEN;
  private boolean thousands;

  /**
   * Marks of a file.
   *
   * @param file its name
   * @param options what the user and a model say about it
   * @param commas whether commas part its cells, as in files whose decimal mark is the point
   * @param beside the marks that columns without a role show
   */
  DecimalMarks(String file, ReadOptions options, boolean commas, Set<DecimalMark> beside) {
    this.file = file;
    this.options = options;
    this.commas = commas;
    shown.addAll(beside);
  }

  /**
   * Settles every column.
   *
   * @param columns by name
   * @throws InputException if nothing tells how one is to be read, or it mixes percentages with
   *     other numbers
   */
  void settle(Map<String, NumberColumn> columns) {
    columns.values().forEach(column -> shown.add(column.shown()));
    shown.remove(DecimalMark.OPEN);
    columns.forEach(this::settle);
    read.forEach((what, names) -> notes.add(0, Message.of("read as " + what + in(names, columns))));
    if (mark == DecimalMark.OPEN && shown.size() == 1) {
      mark = shown.iterator().next();
    }
    if (mark == DecimalMark.COMMA && !thousands) {
      notes.add(Message.of("decimal comma"));
    }
  }

  private static String in(List<String> names, Map<String, NumberColumn> columns) {
    return columns.size() == 1 ? "" : " (" + Wording.listed(names) + ")";
  }

  private void settle(String name, NumberColumn column) {
    NumberColumn.Unit unit = column.mixed();
    if (unit.line() > 0) {
      throw new InputException(
              "'"
                  + Message.shown(unit.text())
                  + "' is "
                  + unit.what()
                  + ", other numbers of the column are not")
          .at(Place.of(file, unit.line(), name))
          .mend("write all numbers of a column in one way");
    }
    DecimalMark settled = column.shown();
    if (settled == DecimalMark.OPEN && column.open()) {
      settled = elsewhere(name, column);
    }
    if (settled != DecimalMark.OPEN) {
      column.settle(settled);
      mark = mark == DecimalMark.OPEN ? settled : mark;
    }
    column
        .described()
        .ifPresent(
            what -> {
              thousands |= what.startsWith("thousands");
              byColumn.put(name, what);
              read.computeIfAbsent(what, w -> new ArrayList<>()).add(name);
            });
  }

  /** The mark of a column that does not show it. */
  private DecimalMark elsewhere(String name, NumberColumn column) {
    DecimalMark told = column.told();
    if (shown.size() == 1) {
      DecimalMark other = shown.iterator().next();
      return told == DecimalMark.OPEN || told == other ? other : ask(name, column);
    }
    if (options.usualDecimal() != DecimalMark.OPEN) {
      return options.usualDecimal();
    }
    if (told != DecimalMark.OPEN) {
      return told;
    }
    NumberColumn.Open open = column.firstOpen();
    boolean decimals = open.mark() == DecimalMark.POINT;
    if (commas && shown.isEmpty() && (decimals || !column.plain())) {
      notes.add(
          Message.of(
              "read as "
                  + (decimals ? "decimals: " : "thousands: ")
                  + open.text()
                  + " is "
                  + (decimals ? open.decimal() : open.whole())
                  + " (",
              setting("decimal", DecimalMark.COMMA),
              " reads " + (decimals ? open.whole() : open.decimal()) + ")"));
      return DecimalMark.POINT;
    }
    return ask(name, column);
  }

  private DecimalMark ask(String name, NumberColumn column) {
    NumberColumn.Open open = column.firstOpen();
    InputException complaint =
        new InputException(
                "column '"
                    + Message.shown(name)
                    + "': "
                    + open.text()
                    + " may be "
                    + open.whole()
                    + " or "
                    + open.decimal())
            .mend(
                "pass ",
                setting("decimal", open.mark().other()),
                " for " + open.whole() + ", or ",
                setting("decimal", open.mark()),
                " for " + open.decimal());
    if (options.missing() != MissingPolicy.KEEP) {
      throw complaint.at(file);
    }
    question = Message.of(complaint.found(), "; ", complaint.remedy());
    return DecimalMark.POINT;
  }

  /** The decimal mark of the file, OPEN if none was seen. */
  DecimalMark mark() {
    return mark;
  }

  /** What was read beside plain numbers, one line each. */
  List<Message> notes() {
    return notes;
  }

  /** The use of a column, with how its numbers are written. */
  ColumnUse use(ColumnUse use) {
    String what = byColumn.get(use.name());
    return what == null
        ? use
        : new ColumnUse(use.name(), use.role(), Message.of(use.why(), ", read as " + what));
  }

  /** What the user has to choose where nothing is refused; empty if nothing. */
  Message question() {
    return question;
  }
}
