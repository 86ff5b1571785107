package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarNamesTest {
  static List<String> languages() {
    return CalendarNames.LANGUAGES;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyNameIsFoundByItsFirstLettersAndReadAsWhatItNames(String language) {
    Locale locale = Locale.forLanguageTag(language);
    CalendarNames names = CalendarNames.of(language);
    List<TextStyle> styles =
        List.of(
            TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
    for (TextStyle style : styles) {
      for (Month month : Month.values()) {
        String name = withoutPreposition(month.getDisplayName(style, locale));
        assertEquals(month.getValue(), names.month(name, false), name);
        assertTrue(CalendarNames.languagesOf(List.of(name)).contains(language), name);
      }
      for (DayOfWeek day : DayOfWeek.values()) {
        String name = day.getDisplayName(style, locale);
        assertEquals(day.getValue(), names.weekday(name), name);
        assertTrue(CalendarNames.languagesOf(List.of(name)).contains(language), name);
      }
    }
  }

  /** Catalan names stand with a preposition in the repository: {@code de gener}. */
  private static String withoutPreposition(String name) {
    return name.startsWith("de ") ? name.substring(3) : name.replaceFirst("^d\u2019", "");
  }

  @ParameterizedTest
  @CsvSource({"st, 3", "\u0161t, 4", "\u0160T, 4", "s\u030ct, 4"})
  void accentsTellSlovakWednesdayFromThursday(String word, int weekday) {
    CalendarNames names = CalendarNames.of("sk");
    assertEquals(weekday, names.weekday(word));
  }

  @ParameterizedTest
  @CsvSource({
    "1 gener 2024, d MMMM{ca} yyyy, 2024-01-01",
    "abril 2024, MMMM{ca} yyyy, 2024-04-01",
    "17 de mar\u00e7 de 2024, d 'de' MMMM{ca} 'de' yyyy, 2024-03-17"
  })
  void catalanMonthsAreReadAndWrittenWithoutTheirPreposition(
      String text, String pattern, String day) {
    Notation notation = Notation.of(pattern);
    long ticks = notation.parse(text);
    assertEquals(day + "T00:00", Notation.toDateTime(ticks).toString());
    assertEquals(text, notation.format(ticks, 0));
  }

  @Test
  void namesOfStoresAreThoseOfNoMonth() {
    assertEquals(
        List.of(),
        Stream.of("store", "item", "shop", "series", "north", "kunde")
            .flatMap(word -> CalendarNames.languagesOf(List.of(word)).stream())
            .toList());
  }
}
