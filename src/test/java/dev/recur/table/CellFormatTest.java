package dev.recur.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellFormatTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "General, NUMBER",
        "0.00, NUMBER",
        "`#,##0.00 [$€-407]`, NUMBER",
        "0.00\" days\", NUMBER",
        "`_-* #,##0\\ \"USD\";[Red]-#,##0`, NUMBER",
        "0%, NUMBER",
        "0.00E+00, NUMBER",
        "yyyy-mm-dd, DATE",
        "dd.mm.yyyy, DATE",
        "mmm yy, DATE",
        "mmmm, DATE",
        "[$-409]d-mmm-yyyy;@, DATE",
        "dd/mm/yyyy hh:mm, DATE_TIME",
        "m/d/yy h:mm AM/PM, DATE_TIME",
        "h:mm, TIME_OF_DAY",
        "mm:ss, TIME_OF_DAY"
      })
  void aPatternSaysWhatANumberIs(String pattern, CellFormat format) {
    assertEquals(format, CellFormat.of(164, pattern));
  }

  @ParameterizedTest
  @CsvSource({"0, NUMBER", "4, NUMBER", "14, DATE", "17, DATE", "20, TIME_OF_DAY", "22, DATE_TIME"})
  void aFormatThatEveryWorkbookHasIsKnownByItsNumber(int id, CellFormat format) {
    assertEquals(format, CellFormat.of(id, null));
  }
}
