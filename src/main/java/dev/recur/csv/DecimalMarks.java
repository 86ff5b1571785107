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
import java.util.Optional;
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
  private final Map<NumberStyle, List<String>> read = new LinkedHashMap<>();
  private final Map<String, NumberStyle> byColumn = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<InputException> question = Optional.empty();
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
    read.forEach(
        (style, names) ->
            findings.add(0, new Finding.Numbers(style, columns.size() == 1 ? List.of() : names)));
    if (mark == DecimalMark.OPEN && shown.size() == 1) {
      mark = shown.iterator().next();
    }
    if (mark == DecimalMark.COMMA && !thousands) {
      findings.add(new Finding.DecimalComma());
    }
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
        .style()
        .ifPresent(
            style -> {
              thousands |= style.kinds().get(0) == NumberStyle.Kind.THOUSANDS;
              byColumn.put(name, style);
              read.computeIfAbsent(style, s -> new ArrayList<>()).add(name);
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
    Finding.OpenMark open = column.firstOpen();
    if (commas && shown.isEmpty() && (open.beginsDecimals() || !column.plain())) {
      findings.add(open);
      return DecimalMark.POINT;
    }
    return ask(name, column);
  }

  private DecimalMark ask(String name, NumberColumn column) {
    Finding.OpenMark open = column.firstOpen();
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
    question = Optional.of(complaint);
    return DecimalMark.POINT;
  }

  /** The decimal mark of the file, OPEN if none was seen. */
  DecimalMark mark() {
    return mark;
  }

  /** What was read beside plain numbers. */
  List<Finding> findings() {
    return findings;
  }

  /** The use of a column, with how its numbers are written. */
  ColumnUse use(ColumnUse use) {
    return new ColumnUse(
        use.name(), use.role(), use.why(), Optional.ofNullable(byColumn.get(use.name())));
  }

  /** What the user has to choose where nothing is refused. */
  Optional<InputException> question() {
    return question;
  }
}
