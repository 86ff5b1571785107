package dev.recur.report;

import static dev.recur.series.Message.setting;

import dev.recur.csv.ColumnUse;
import dev.recur.csv.Finding;
import dev.recur.csv.NumberStyle;
import dev.recur.csv.PanelWriter;
import dev.recur.series.DecimalMark;
import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Opening;
import dev.recur.series.Schema;
import dev.recur.series.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was found out about a file in words, one line each. */
public final class FindingText {
  private static final int MOST_SERIES = 10;
  private static final int MOST_COLUMNS = 12;
  private static final int LAST_DAY = 31;
  private static final List<String> PLACES = List.of("first", "second", "third", "fourth");

  /** What stands across the top of a table. */
  private static String across(int parts) {
    return switch (parts) {
      case 0 -> "times";
      case 4 -> "a year a row, quarters";
      default -> "a year a row, months";
    };
  }

  /** How each kind is worded. */
  private static final Wordings<Finding> WORDS =
      new Wordings<Finding>()
          .add(Finding.Sheet.class, found -> words("sheet ", quoted(found.name())))
          .add(
              Finding.Western.class,
              found -> words("no UTF-8, read as windows-1252 (another: ", setting("encoding"), ")"))
          .add(
              Finding.Titles.class,
              found -> words(Wording.count(found.lines(), "line"), " above the header passed over"))
          .add(
              Finding.TopRows.class,
              found ->
                  words(
                      Wording.count(found.rows(), "row"),
                      " around the header passed over",
                      found.coarser().map(unit -> ", " + unit.noun() + "s among them").orElse("")))
          .add(
              Finding.TimesAcross.class,
              found ->
                  words(
                      across(found.parts()),
                      " across the top from ",
                      quoted(found.first()),
                      " to ",
                      quoted(found.last()),
                      ": read as one row a step"))
          .add(Finding.StepsInRows.class, FindingText::stepsInRows)
          .add(
              Finding.SeriesInRows.class,
              found ->
                  words(
                      "one series a row, no time: ",
                      found.series() + " series of ",
                      found.shortest() == found.longest() ? "" : found.shortest() + " to ",
                      found.longest() + " values"))
          .add(Finding.Ignored.class, FindingText::ignored)
          .add(
              Finding.Numbers.class,
              found ->
                  words(
                      "read as ",
                      style(found.style()),
                      found.columns().isEmpty()
                          ? ""
                          : " (" + Wording.listed(found.columns()) + ")"))
          .add(Finding.DecimalComma.class, found -> words("decimal comma"))
          .add(Finding.OpenMark.class, FindingText::openMark)
          .add(
              Finding.Behind.class,
              found ->
                  words(
                      "left out behind the last row: line ",
                      found.line(),
                      ", ",
                      quoted(found.text())))
          .add(
              Finding.CutTimes.class,
              found ->
                  words(
                      "times are cut to milliseconds (line ",
                      found.line(),
                      ": ",
                      quoted(found.text()),
                      ")"))
          .add(
              Finding.ClockOf.class,
              found ->
                  words(
                      "times are those of ",
                      found.zone(),
                      ", written on the clock of ",
                      found.clock()))
          .add(
              Finding.SummerTime.class,
              found ->
                  words(
                      "offsets change with the summer time of ",
                      found.zone(),
                      " (another zone: ",
                      setting("zone"),
                      ")"))
          .add(
              Finding.TimePattern.class,
              found -> words("times read as ", found.pattern(), ", which leaves no gap"))
          .add(
              Finding.OpenDay.class,
              found -> words("every step is the ", openDay(found.opening(), found.monthDay())))
          .add(
              Finding.MovedRows.class,
              found ->
                  words(
                      Wording.count(found.rows(), "row"),
                      " on another day of their month count as it (line ",
                      found.line() + ": " + found.time(),
                      ")"))
          .add(
              Finding.ClosedTimes.class,
              found ->
                  words(
                      Wording.count(found.rows(), "row"),
                      " at other times than ",
                      quoted(found.frequency().toString()),
                      " left out (line " + found.line() + ": " + found.time() + "; all rows: ",
                      setting("frequency", found.frequency().always()),
                      ")"))
          .add(Finding.Sorted.class, found -> words("rows sorted by time"))
          .add(
              Finding.Leading.class,
              found ->
                  words(
                      Wording.count(found.steps(), "step"),
                      " before the first value of every column left out"))
          .add(Finding.ToForecast.class, FindingText::toForecast)
          .add(Finding.Filled.class, FindingText::filled)
          .add(Finding.BadSeries.class, FindingText::badSeries)
          .add(
              Finding.Aggregated.class,
              found ->
                  words(
                      Wording.count(found.events(), "event"),
                      " aggregated: " + found.how() + " of every step, " + found.frequency(),
                      found.nearest() ? ", each in the step nearest to it" : "",
                      found.how().zeroWithoutEvents() ? ", 0 where there is none" : ""))
          .add(
              Finding.BegunStep.class,
              found ->
                  words(
                      "first step left out, whose events begin later than in all others: ",
                      found.time()))
          .add(
              Finding.OpenStep.class,
              found -> words("last step left out, which is not over: ", found.time()))
          .add(Finding.DoubledHour.class, FindingText::doubledHour)
          .add(
              Finding.WithoutSteps.class,
              found ->
                  words(found.series() + " series left out, which have events in no other step"))
          .add(
              Finding.WithoutValue.class,
              found ->
                  words(
                      Wording.count(found.events(), "event"),
                      " without a value left out (",
                      found.first().withinFile(),
                      ")"))
          .add(
              Finding.DatelessTotal.class,
              found -> words("left out: line ", found.line(), ", a total without a time"))
          .add(Finding.SumSeries.class, FindingText::sumSeries)
          .add(
              Finding.NoTotal.class,
              found ->
                  words(
                      found.series() ? "series " : "column ",
                      quoted(found.name()),
                      " is not the sum of the others, and is forecast like them"))
          .add(
              Finding.LikeTotal.class,
              found ->
                  words(
                      "column ",
                      quoted(found.name()),
                      " is the sum of the others in every row, and is forecast beside them"))
          .add(Finding.Open.class, found -> found.question().sentence());

  private FindingText() {}

  /** Returns the kinds that have words. */
  static Set<Class<? extends Finding>> worded() {
    return WORDS.kinds();
  }

  /** Returns a finding in words. */
  public static Message of(Finding finding) {
    return WORDS.of(finding);
  }

  private static Message words(Object... parts) {
    return Message.of(parts);
  }

  private static String quoted(String text) {
    return "'" + Message.shown(text) + "'";
  }

  private static Message stepsInRows(Finding.StepsInRows found) {
    Schema schema = found.schema();
    boolean one = schema.targets().size() == 1;
    return words(
        time(schema),
        found.first().isEmpty() ? "" : " from " + found.first() + " to " + found.last(),
        schema.keys().isEmpty()
            ? ""
            : "; " + found.series() + " series by " + Wording.quoted(schema.keys()),
        one ? "; target " : "; targets ",
        Wording.quoted(schema.targets()),
        " (" + Wording.count(found.steps(), one ? "value" : "step") + ")");
  }

  private static String time(Schema schema) {
    return schema.time().isEmpty()
        ? "no time column, rows are counted"
        : (schema.time().size() == 1 ? "time column " : "time columns ")
            + Wording.quoted(schema.time())
            + ", "
            + (schema.notation().dated() ? schema.frequency() : "whole numbers");
  }

  private static Message ignored(Finding.Ignored found) {
    List<ColumnUse> columns = found.columns();
    Message all = words("ignored: ");
    for (int i = 0; i < Math.min(columns.size(), MOST_COLUMNS); i++) {
      ColumnUse column = columns.get(i);
      all = words(all, i == 0 ? "" : ", ", quoted(column.name()), " (", why(column), ")");
    }
    int more = columns.size() - MOST_COLUMNS;
    return more > 0 ? words(all, " and " + more + " more") : all;
  }

  private static Message openMark(Finding.OpenMark found) {
    boolean decimals = found.beginsDecimals();
    return words(
        "read as ",
        decimals ? "decimals: " : "thousands: ",
        found.text() + " is " + (decimals ? found.decimal() : found.whole()) + " (",
        setting("decimal", DecimalMark.COMMA),
        " reads " + (decimals ? found.whole() : found.decimal()) + ")");
  }

  /** Words an open day: {@code last business day of its month}, {@code third Friday ...}. */
  private static String openDay(Opening opening, int monthDay) {
    boolean week = opening.steps() == 1;
    String day =
        week
            ? opening.toString()
            : opening.equals(Opening.BUSINESS_DAYS) ? "business day" : "day of " + opening;
    String place =
        monthDay == LAST_DAY ? "last" : week ? PLACES.get((monthDay - 1) / 7) : PLACES.get(0);
    boolean later = !week && monthDay > 1 && monthDay < LAST_DAY;
    return place + " " + day + " of its month" + (later ? " from day " + monthDay + " on" : "");
  }

  private static Message toForecast(Finding.ToForecast found) {
    boolean one = found.series() == 1;
    return words(
        Wording.count(found.rows(), "row"),
        " without a value at the end",
        one ? "" : " of " + found.series() + " series",
        ": to be forecast, from " + found.first(),
        one ? " on" : " on in the first");
  }

  private static Message filled(Finding.Filled found) {
    List<String> counts = new ArrayList<>();
    if (found.cells() > 0) {
      counts.add(Wording.count(found.cells(), "missing value"));
    }
    if (found.steps() > 0) {
      counts.add(Wording.count(found.steps(), "missing step"));
    }
    return words(
        String.join(" and ", counts),
        found.policy() == MissingPolicy.GAPS
            ? " seen as gaps"
            : " filled by '" + found.policy() + "'",
        " (" + found.first().withinFile() + ")");
  }

  private static Message badSeries(Finding.BadSeries found) {
    List<String> names = found.names();
    int more = names.size() - MOST_SERIES;
    return words(
        names.size() + " series left out, which cannot be used: ",
        names.stream().limit(MOST_SERIES).map(Message::shown).collect(Collectors.joining("; ")),
        more > 0 ? " and " + more + " more" : "");
  }

  private static Message sumSeries(Finding.SumSeries found) {
    List<String> names = found.names();
    int more = names.size() - MOST_SERIES;
    return words(
        "left out: ",
        names.stream()
            .limit(MOST_SERIES)
            .map(FindingText::quoted)
            .collect(Collectors.joining(", ")),
        more > 0 ? " and " + more + " more" : "",
        ", the sum of other series (",
        setting("hierarchy", String.join(",", found.columns())),
        " forecasts sums)");
  }

  /** Words numbers that are no plain ones: {@code thousands: 1.106 is 1106}. */
  private static String style(NumberStyle style) {
    return style.kinds().stream()
            .map(kind -> kind(kind, style.currency()))
            .collect(Collectors.joining(" and "))
        + ": "
        + Message.shown(style.text())
        + " is "
        + PanelWriter.number(style.value(), DecimalMark.POINT.character());
  }

  private static String kind(NumberStyle.Kind kind, String currency) {
    return switch (kind) {
      case THOUSANDS -> "thousands";
      case AMOUNT -> "amounts in " + currency;
      case MULTIPLE -> "multiples";
      case NEGATIVE -> "negative";
      case PERCENT -> "percent";
    };
  }

  private static Message doubledHour(Finding.DoubledHour found) {
    return words(
        "the hour from " + found.first().toString().replace('T', ' '),
        " comes twice on this clock: ",
        found.told()
            ? "the order of the rows tells which one an event is in"
            : Wording.count(found.events(), "event")
                + " in it counted in the first, as the order of the rows tells nothing");
  }

  /** Words what settled the role of a column, and how its numbers are written. */
  static Message why(ColumnUse column) {
    return words(
        reason(column), column.style().map(style -> ", read as " + style(style)).orElse(""));
  }

  private static Message reason(ColumnUse column) {
    return switch (column.why()) {
      case NAMED -> words(setting(column.role().setting()));
      case NAME -> words("its name");
      case OF_FORECAST -> words("the forecast has it");
      case TIMES -> words("holds times");
      case COUNTS_ROWS -> words("counts the rows");
      case PART_OF_TIME -> words("one part of it");
      case TELLS_APART -> words("tells rows of one time apart");
      case NAMES_ROWS -> words("names the series of each row");
      case COUNTS_EVENTS -> words("counts the events of a step");
      case ONLY_NUMBERS -> words("the only column of numbers");
      case ALL_NUMBERS -> words("every other column is a number too");
      case ONE_OF_SEVERAL -> words("a number; choose with ", setting("targets"));
      case ROW_OF_VALUES -> words("the values of one series from left to right");
      case ROW_NUMBERS -> words("row numbers");
      case NUMBER -> words("a number without a role");
      case TRUTH_VALUE -> words("a truth value without a role");
      case OTHER_TIME -> words("another time");
      case TEXT -> words("text without a role");
      case TEXT_OF_EVENTS ->
          words("text without a role; tells series apart with ", setting("keys", column.name()));
      case CONSTANT -> words("one value in every row; ", setting("targets"), " takes it");
      case SUM -> words("the sum of the others; ", setting("targets"), " takes it");
      case DISTINCT_TEXT -> words("another text in almost every row");
      case EMPTY -> words("empty in the first rows");
    };
  }
}
