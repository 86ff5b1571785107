package dev.recur.csv;

import static dev.recur.series.Message.setting;

import dev.recur.csv.ReadOptions.LayoutChoice;
import dev.recur.series.DecimalMark;
import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import dev.recur.table.Characters;
import dev.recur.table.Rows;
import dev.recur.table.Source;
import dev.recur.table.TableText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a file of time series, finding out what the options leave open. */
public final class PanelReader {
  private static final int HEAD = 1 << 20;

  private PanelReader() {}

  /**
   * Reads a file.
   *
   * @param path a data file, plain or gzip
   * @param options what the user says about it
   * @throws InputException if it cannot be read, or needs a choice that only the user can make
   */
  public static Reading read(Path path, ReadOptions options) {
    return read(Source.of(path), options);
  }

  /**
   * Reads a stream.
   *
   * @param in bytes of a data file, plain or gzip; not closed
   * @param name what messages call it
   * @param options what the user says about it
   * @throws InputException if it cannot be read, or needs a choice that only the user can make
   */
  public static Reading read(InputStream in, String name, ReadOptions options) {
    return read(Source.of(in, name), options);
  }

  /**
   * Reads a table.
   *
   * @param source what it is read from
   * @param options what the user says about it
   * @throws InputException if it cannot be read, or needs a choice that only the user can make
   */
  public static Reading read(Source source, ReadOptions options) {
    return read(source, options, Optional.empty());
  }

  /**
   * Reads a table and takes its digest on the way.
   *
   * @param source what it is read from
   * @param options what the user says about it
   * @param digest is updated with every byte of the file
   * @throws InputException if it cannot be read, or needs a choice that only the user can make
   */
  public static Reading read(Source source, ReadOptions options, MessageDigest digest) {
    return read(source, options, Optional.of(digest));
  }

  private static Reading read(Source source, ReadOptions options, Optional<MessageDigest> digest) {
    try (TableText text = source.orElse(options.part()).in(options.encoding()).open(digest)) {
      boolean made = text.headed() && text.parted().isEmpty();
      Reading read = read(text, made ? ofPrograms(options) : options);
      Reading reading = options.ends() ? read : Totals.withoutSums(read);
      if (digest.isPresent()) {
        text.finish();
      }
      return text.part().isEmpty()
          ? reading
          : reading.after(List.of(new Finding.Sheet(text.part())));
    } catch (IOException e) {
      throw source.failed(e);
    }
  }

  /** What only programs write has points before decimals, also in texts. */
  private static ReadOptions ofPrograms(ReadOptions options) {
    return options.usualDecimal() == DecimalMark.OPEN
        ? options.with().usualDecimal(DecimalMark.POINT).build()
        : options;
  }

  private static Reading read(TableText table, ReadOptions options) throws IOException {
    String name = table.name();
    PushbackInputStream text = new PushbackInputStream(table.bytes());
    byte[] head = head(text);
    int next = text.read();
    boolean whole = next < 0;
    if (!whole) {
      text.unread(next);
    }
    char comment = options.comment().isEmpty() ? 0 : options.comment().charAt(0);
    int skipped = options.skipRows().orElse(0);
    byte[] sampled = Preamble.cut(whole ? head : lastLineCut(head), skipped, comment);
    Dialect dialect = Dialect.of(table, sampled);
    List<Finding> before = new ArrayList<>();
    if (!Characters.areUtf8(sampled)) {
      before.add(new Finding.Western());
    }
    int titles =
        options.skipRows().isPresent() || comment != 0 || table.headed()
            ? 0
            : Preamble.lines(sampled, name, dialect.delimiter());
    if (titles > 0) {
      sampled = Preamble.cut(sampled, titles, comment);
      dialect = Dialect.of(table, sampled);
      before.add(new Finding.Titles(titles));
    }
    List<String[]> records = Dialect.rows(sampled, name, dialect.delimiter(), Sample.ROWS + 1);
    if (whole) {
      records = Preamble.withoutTail(records);
    }
    RecordScanner scanner =
        new RecordScanner(
            new SequenceInputStream(new ByteArrayInputStream(head), text),
            name,
            dialect.delimiter());
    scanner.skipLines(skipped + titles);
    scanner.comments(comment);
    scanner.madeOf(table::line);
    if (records.isEmpty()) {
      if (!scanner.next()) {
        throw new InputException("empty").at(name).expecting("a header and one row a step");
      }
      throw new InputException("the first row is too long to be understood")
          .at(name, 1)
          .mend("is this a CSV file?");
    }
    Optional<Crosstab> crosstab = crosstab(records, options, name);
    if (crosstab.isPresent()) {
      scanner.leaveOutFirst(crosstab.get().numbered());
      scanner.next();
      ReadOptions asLong = options.with().layout(LayoutChoice.LONG).skipRows(0).comment("").build();
      Rows rows = crosstab.get().rows(scanner, name);
      return read(TableText.of(name, rows, dialect.ofText()), asLong)
          .after(List.of(crosstab.get().told()))
          .after(before);
    }
    TopRows top = table.headed() ? TopRows.NONE : TopRows.of(records);
    if (top.count() > 0) {
      top.passOver(scanner, name);
      records = top.leftOf(records);
      before.add(new Finding.TopRows(top.count(), top.coarser()));
    }
    Sample sample = Sample.of(records, dialect, name, table.headed());
    requireDelimiter(sample, name);
    boolean rows =
        switch (options.layout()) {
          case LONG, MONTHS -> false;
          case ROWS -> true;
          case AUTO ->
              options.aggregate().isEmpty()
                  && options.time().isEmpty()
                  && options.targets().isEmpty()
                  && options.keys().isEmpty()
                  && RowSeries.looksLike(sample, records);
        };
    Schema.Format format =
        new Schema.Format(
            rows ? Schema.Layout.ROWS : Schema.Layout.LONG,
            dialect.written(),
            dialect.decimal(),
            sample.header(),
            false);
    if (sample.rowCount() == 0) {
      while (scanner.next()) {
        // Rows that the sample could not hold are refused here, with their place.
      }
      throw new InputException("a header but no rows").at(name).expecting("one row a step");
    }
    if (rows && options.aggregate().isPresent()) {
      throw new InputException(
              Message.of(
                  setting("aggregate", options.aggregate().get()),
                  " is given but one row a series has no times"))
          .at(name)
          .mend("leave out ", setting("layout"));
    }
    if (rows) {
      return new RowSeries(name, sample, options, dialect).read(scanner, format).after(before);
    }
    return readLong(scanner, name, sample, options, dialect, format).after(before);
  }

  /** Refuses cells that blanks part, but not in every row as many. */
  private static void requireDelimiter(Sample sample, String name) {
    boolean blanks =
        sample.width() == 1
            && sample.kind(0) == Sample.Kind.TEXT
            && sample.cells(0).stream().allMatch(cell -> cell.matches(".*\\S\\s+\\S*\\d.*"));
    if (blanks) {
      throw new InputException("blanks part the cells, and not every row has as many of them")
          .at(name)
          .mend("export it with commas or tabs between the cells");
    }
  }

  private static Reading readLong(
      RecordScanner scanner,
      String name,
      Sample sample,
      ReadOptions options,
      Dialect dialect,
      Schema.Format format)
      throws IOException {
    Roles roles = Roles.of(sample, options, name);
    Table table = Table.read(scanner, name, sample, roles, dialect, options);
    DecimalMarks marks = table.settleNumbers();
    List<Finding> totals = options.ends() ? List.of() : Totals.ofColumns(roles, table);
    Optional<Events> events = table.aggregate();
    Assembler assembler = new Assembler(name, sample, roles, options, table, events);
    boolean nearest = events.filter(Events::nearest).isPresent();
    Panel panel =
        assembler.assemble((nearest ? format.ofNearestSteps() : format).withDecimal(marks.mark()));
    List<Finding> findings = new ArrayList<>();
    findings.add(content(panel));
    List<ColumnUse> ignored =
        roles.uses.values().stream().filter(use -> use.role() == ColumnUse.Role.IGNORED).toList();
    if (!ignored.isEmpty()) {
      findings.add(new Finding.Ignored(ignored));
    }
    findings.addAll(marks.findings());
    findings.addAll(table.findings());
    findings.addAll(totals);
    findings.addAll(assembler.findings());
    Optional<InputException> question = roles.question.or(marks::question);
    question.map(Finding.Open::new).ifPresent(findings::add);
    return new Reading(
        panel,
        findings,
        roles.uses.values().stream().map(marks::use).toList(),
        question,
        assembler.missing().toMissing());
  }

  private static Finding content(Panel panel) {
    List<TimeSeries> all = panel.series();
    Optional<TimeSeries> first =
        all.stream().min(Comparator.comparingLong(s -> s.calendar().start()));
    Optional<TimeSeries> last =
        all.stream().max(Comparator.comparingLong(s -> s.calendar().ticks(s.length() - 1)));
    return new Finding.StepsInRows(
        panel.schema(),
        first.map(s -> s.calendar().label(0)).orElse(""),
        last.map(s -> s.calendar().label(s.length() - 1)).orElse(""),
        all.size(),
        all.stream().mapToLong(TimeSeries::length).sum());
  }

  /** The table if its header holds times, unless the user or a model says otherwise. */
  private static Optional<Crosstab> crosstab(
      List<String[]> records, ReadOptions options, String file) {
    boolean asked = options.layout() == LayoutChoice.MONTHS;
    boolean other =
        switch (options.layout()) {
          case MONTHS -> false;
          case ROWS -> true;
          case AUTO -> !options.time().isEmpty() || !options.keys().isEmpty();
          case LONG ->
              options.time().isEmpty() || Arrays.asList(records.get(0)).containsAll(options.time());
        };
    Optional<Crosstab> found = other ? Optional.empty() : Crosstab.find(records, file);
    if (asked && found.isEmpty()) {
      throw new InputException(
              Message.of(setting("layout", "months"), " is given but the header holds no months"))
          .at(file, 1)
          .expecting("a year a row and twelve months, or names of series and six times or more");
    }
    if (!other && found.isEmpty() && options.targets().isEmpty()) {
      Crosstab.behindParts(records)
          .ifPresent(
              name -> {
                throw new InputException(
                        "parts of a year stand across the top, and '"
                            + Message.shown(name)
                            + "' behind them")
                    .at(file, 1)
                    .mend(
                        "remove what stands behind them, or pass ",
                        setting("targets", records.get(0)[1]));
              });
    }
    return found;
  }

  /** The first bytes: a megabyte, more if that holds fewer than three lines. */
  private static byte[] head(InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    while (head.length >= HEAD && head.length < RecordScanner.LONGEST_RECORD && lines(head) < 3) {
      byte[] more = in.readNBytes(head.length);
      if (more.length == 0) {
        break;
      }
      byte[] both = Arrays.copyOf(head, head.length + more.length);
      System.arraycopy(more, 0, both, head.length, more.length);
      head = both;
    }
    return head;
  }

  private static int lines(byte[] head) {
    int count = 0;
    for (byte b : head) {
      count += b == '\n' || b == '\r' ? 1 : 0;
    }
    return count;
  }

  private static byte[] lastLineCut(byte[] head) {
    int end = head.length;
    while (end > 0 && head[end - 1] != '\n' && head[end - 1] != '\r') {
      end--;
    }
    return end == 0 ? head : Arrays.copyOf(head, end);
  }
}
