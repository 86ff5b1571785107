package dev.recur.table;

import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook, as it would be saved as text. */
final class WorkbookRows implements Rows {
  /** Rows that are looked at for the columns that hold something. */
  private static final int LOOKED_AT = 1000;

  /** Rows without a cell that are kept as blank lines. */
  private static final int MOST_BLANK = 1000;

  private static final int MOST_NAMED = 8;
  private static final long DAY = 86_400_000;
  private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);
  private static final LocalDate FIRST_DAY_1904 = LocalDate.of(1904, 1, 1);
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  private final String name;
  private final ReadableWorkbook workbook;
  private final Sheet sheet;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final Deque<Row> ahead = new ArrayDeque<>();
  private boolean begun;
  private int first = Integer.MAX_VALUE;
  private int end;
  private long line = 1;

  WorkbookRows(Source source, InputStream bytes) throws IOException {
    name = source.name();
    workbook = read(bytes);
    try {
      sheet = sheet(source);
      stream = sheet.openStream();
      rows = stream.iterator();
    } catch (RuntimeException | IOException e) {
      workbook.close();
      throw e;
    }
  }

  private ReadableWorkbook read(InputStream bytes) throws IOException {
    try {
      return new ReadableWorkbook(bytes, new ReadingOptions(true, true));
    } catch (RuntimeException e) {
      throw damaged(e);
    }
  }

  private InputException damaged(RuntimeException e) {
    return new InputException("the workbook cannot be read (" + e.getMessage() + ")", e)
        .at(name)
        .mend("save it again, or as CSV");
  }

  /** The sheet that is named, or the only one that holds something. */
  private Sheet sheet(Source source) {
    List<Sheet> all =
        workbook.getSheets().filter(s -> s.getVisibility() == SheetVisibility.VISIBLE).toList();
    String wanted = source.part().sheet();
    if (!wanted.isEmpty()) {
      return workbook
          .findSheet(wanted)
          .orElseThrow(() -> unknown(wanted, all.stream().map(Sheet::getName).toList()));
    }
    List<Sheet> filled = all.size() == 1 ? all : all.stream().filter(this::holdsRows).toList();
    if (filled.isEmpty()) {
      throw new InputException("empty").at(name).expecting("a sheet with a table");
    }
    if (filled.size() > 1) {
      List<String> names = filled.stream().map(Sheet::getName).toList();
      throw new InputException(names.size() + " sheets hold something: " + named(names))
          .at(name)
          .mend("name one, such as '" + name + "#" + names.get(0) + "'");
    }
    return filled.get(0);
  }

  private InputException unknown(String wanted, List<String> names) {
    InputException complaint =
        new InputException(
                "there is no sheet '" + Message.shown(wanted) + "'; there are " + named(names))
            .at(name);
    return Wording.nearest(wanted, names)
        .map(near -> complaint.mend("did you mean '" + name + "#" + near + "'?"))
        .orElse(complaint);
  }

  private static String named(List<String> names) {
    return names.stream()
            .limit(MOST_NAMED)
            .map(sheet -> "'" + Message.shown(sheet) + "'")
            .collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
  }

  private boolean holdsRows(Sheet sheet) {
    try (Stream<Row> all = sheet.openStream()) {
      return all.anyMatch(row -> row.getFirstNonEmptyCell().isPresent());
    } catch (IOException e) {
      throw new InputException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean headed() {
    return false;
  }

  @Override
  public boolean next(RowText cells) {
    try {
      if (!begun) {
        begun = true;
        look();
      }
      if (ahead.isEmpty() && rows.hasNext()) {
        ahead.add(rows.next());
      }
    } catch (RuntimeException e) {
      throw damaged(e);
    }
    if (ahead.isEmpty()) {
      return false;
    }
    Row row = ahead.element();
    boolean blank = row.getRowNum() > line && row.getRowNum() - line <= MOST_BLANK;
    line = blank ? line : row.getRowNum();
    cells.at(line++);
    if (!blank) {
      ahead.remove();
      for (int c = first; c < Math.max(end, row.getCellCount()); c++) {
        add(row.hasCell(c) ? row.getCell(c) : null, cells);
      }
    }
    return true;
  }

  /** Finds the columns of the first rows that hold something. */
  private void look() {
    while (ahead.size() < LOOKED_AT && rows.hasNext()) {
      Row row = rows.next();
      ahead.add(row);
      for (int c = 0; c < row.getCellCount(); c++) {
        if (row.hasCell(c) && !isEmpty(row.getCell(c))) {
          first = Math.min(first, c);
          end = Math.max(end, c + 1);
        }
      }
    }
    first = Math.min(first, end);
  }

  private static boolean isEmpty(@Nullable Cell cell) {
    return cell == null
        || cell.getType() == CellType.EMPTY
        || cell.getRawValue() == null
        || cell.getRawValue().isEmpty();
  }

  private void add(@Nullable Cell cell, RowText cells) {
    if (cell == null || isEmpty(cell)) {
      cells.empty();
      return;
    }
    String raw = cell.getRawValue();
    switch (cell.getType()) {
      case NUMBER -> number(raw, cell, cells);
      case BOOLEAN -> cells.text(raw.equals("0") || raw.equals("false") ? "false" : "true");
      case FORMULA -> {
        if (raw.matches("[-+]?[0-9][0-9.]*([eE][-+]?[0-9]+)?")) {
          number(raw, cell, cells);
        } else {
          cells.text(raw);
        }
      }
      case STRING -> cells.text(cell.asString());
      default -> cells.text(raw);
    }
  }

  private void number(String raw, Cell cell, RowText cells) {
    CellFormat format = CellFormat.of(cell.getDataFormatId(), cell.getDataFormatString());
    if (format == CellFormat.NUMBER) {
      cells.number(raw);
    } else {
      cells.text(time(Double.parseDouble(raw), format));
    }
  }

  private String time(double serial, CellFormat format) {
    long millis = Math.round(serial * DAY);
    LocalDate day = workbook.isDate1904() ? FIRST_DAY_1904 : FIRST_DAY;
    LocalDateTime time =
        day.plusDays(Math.floorDiv(millis, DAY))
            .atStartOfDay()
            .plusNanos(Math.floorMod(millis, DAY) * 1_000_000);
    String text = (millis % 1000 == 0 ? DATE_TIME : MILLIS).format(time);
    if (format == CellFormat.TIME_OF_DAY && serial < 1) {
      return text.substring(text.indexOf(' ') + 1);
    }
    return format == CellFormat.DATE && millis % DAY == 0
        ? text.substring(0, text.indexOf(' '))
        : text;
  }

  @Override
  public String part() {
    return sheet.getName();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
