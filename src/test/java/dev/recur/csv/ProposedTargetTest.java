package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which columns are proposed or taken as targets where several hold numbers. */
class ProposedTargetTest {
  /** Returns a file of 60 days with one column beside sales and prices. */
  private static String file(String column, String kind, int from, int step, int cycle) {
    StringBuilder text = new StringBuilder("date,%s,sales,price%s\n".formatted(column, kind));
    for (int t = 0; t < 60; t++) {
      text.append(
          "%s,%d,%d,%d.5%s\n"
              .formatted(
                  LocalDate.EPOCH.plusDays(t),
                  from + step * (cycle > 0 ? t % cycle : t),
                  50 + 7 * t % 12,
                  3 + t % 4,
                  kind.isEmpty() ? "" : t % 2 == 0 ? ",a" : ",b"));
    }
    return text.toString();
  }

  private static Reading read(String text) {
    return PanelReader.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        "s.csv",
        ReadOptions.DEFAULT.withMissing(MissingPolicy.KEEP, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "seq, 1, 1, 0",
    "ticket, 1000, 1, 0",
    "rank, 60, -1, 0",
    "mark, 0, 10, 0",
    "weekday, 1, 1, 7",
    "Day of week, 1, 1, 7",
    "zip, 10115, 2, 3",
    "customer_id, 31, 2, 3"
  })
  void whatIsNoAmountIsNotProposed(String column, int from, int step, int cycle) {
    InputException question =
        read(file(column, ",kind", from, step, cycle)).question().orElseThrow();
    assertEquals(
        "s.csv: which column is to be forecast? pass targets=sales (or several, with commas, of"
            + " sales, price)",
        question.at("s.csv").getMessage());
  }

  @ParameterizedTest
  @CsvSource({"branch, 7, 0, 0", "promo, 0, 1, 2"})
  void oneValueAndYesAndNoAreNotProposedFirst(String column, int from, int step, int cycle) {
    InputException question =
        read(file(column, ",kind", from, step, cycle)).question().orElseThrow();
    assertEquals(
        "s.csv: which column is to be forecast? pass targets=sales (or several, with commas, of "
            + column
            + ", sales, price)",
        question.at("s.csv").getMessage());
  }

  @ParameterizedTest
  @CsvSource({"n, 1, 1, 0, false", "year, 1970, 1, 2, false", "stock, 40, 1, 5, true"})
  void rowNumbersAndYearsBesideTheTimeAreNotForecast(
      String column, int from, int step, int cycle, boolean forecast) {
    Reading reading = read(file(column, "", from, step, cycle));
    assertEquals(
        forecast ? List.of(column, "sales", "price") : List.of("sales", "price"),
        reading.panel().schema().targets());
  }
}
