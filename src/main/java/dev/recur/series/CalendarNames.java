package dev.recur.series;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of months and weekdays in one language, those of the Unicode Common Locale Data
 * Repository. They are read in any case, with or without accents and points, and cut after three or
 * four letters where that leaves one month.
 */
public final class CalendarNames {
  private static final Map<String, CalendarNames> KNOWN = new ConcurrentHashMap<>();

  /** The languages whose names are looked for in a file, the most frequent first. */
  public static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro",
          "sk", "sl", "hr", "ca", "et", "lv", "lt", "el", "tr", "ru", "uk");

  private static final int SHORTEST_CUT = 3;
  private static final int LONGEST_CUT = 4;
  private static final Charset WESTERN = Charset.forName("windows-1252");

  /** Short forms in use that the repository does not have. */
  private static final Map<String, Map<String, Integer>> MORE =
      Map.of("de", Map.of("mrz", 3, "jaen", 1, "maerz", 3));

  /** English names, {@code Jan} and {@code January}. */
  static final CalendarNames ENGLISH = of("en");

  private final Locale locale;
  private volatile @Nullable Words words;

  private CalendarNames(String language) {
    this.locale = Locale.forLanguageTag(language);
  }

  /** The words, gathered when one is first asked for: most files have none. */
  private Words words() {
    Words known = words;
    if (known == null) {
      known = new Words(locale);
      words = known;
    }
    return known;
  }

  /** The numbers of words. */
  private static final class Words {
    private final Map<String, Integer> fullMonths = new HashMap<>();
    private final Map<String, Integer> months = new HashMap<>();
    private final Map<String, Integer> weekdays = new HashMap<>();

    Words(Locale locale) {
      for (Month month : Month.values()) {
        int number = month.getValue();
        for (TextStyle full : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)) {
          fullMonths.put(folded(bare(month.getDisplayName(full, locale))), number);
        }
        for (TextStyle brief : List.of(TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
          months.put(folded(bare(month.getDisplayName(brief, locale))), number);
        }
      }
      months.putAll(MORE.getOrDefault(locale.getLanguage(), Map.of()));
      addCuts();
      Map<String, Integer> unaccented = new HashMap<>();
      for (DayOfWeek day : DayOfWeek.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          String name = lower(day.getDisplayName(style, locale));
          weekdays.put(name, day.getValue());
          unaccented.merge(
              folded(name), day.getValue(), (a, b) -> a.equals(b) ? a : Integer.valueOf(0));
        }
      }
      unaccented.forEach(weekdays::putIfAbsent);
    }

    private void addCuts() {
      Map<String, Integer> cuts = new HashMap<>();
      fullMonths.forEach(
          (name, month) -> {
            for (int length = SHORTEST_CUT;
                length <= Math.min(LONGEST_CUT, name.length());
                length++) {
              cuts.merge(
                  name.substring(0, length), month, (a, b) -> a.equals(b) ? a : Integer.valueOf(0));
            }
          });
      cuts.values().removeIf(month -> month == 0);
      cuts.forEach(months::putIfAbsent);
      fullMonths.forEach(months::put);
    }
  }

  /** Without the preposition of Catalan months: {@code de gener}, {@code d\u2019abril}. */
  private static String bare(String month) {
    return month.replaceFirst("^(?:de |d['\u2019])", "");
  }

  /**
   * The names of a language.
   *
   * @param language its ISO 639 code, such as {@code de}
   * @throws InputException if its names are not known
   */
  public static CalendarNames of(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new InputException("no names of months in '" + language + "'")
          .mend("give one of " + String.join(", ", LANGUAGES));
    }
    return KNOWN.computeIfAbsent(language, CalendarNames::new);
  }

  /**
   * The languages that may have a word among their names, in the order of {@link #LANGUAGES}.
   *
   * @param words without the point of an abbreviation
   */
  public static List<String> languagesOf(List<String> words) {
    List<String> folded = words.stream().map(CalendarNames::folded).toList();
    return LANGUAGES.stream()
        .filter(language -> folded.stream().allMatch(word -> NameBeginnings.has(language, word)))
        .toList();
  }

  /**
   * The month of a name.
   *
   * @param word without the point of an abbreviation
   * @param full whether it must be the whole name
   * @return 1 to 12, 0 if it names no month
   */
  public int month(String word, boolean full) {
    return (full ? words().fullMonths : words().months).getOrDefault(folded(word), 0);
  }

  /**
   * The weekday of a name.
   *
   * @param word without the point of an abbreviation
   * @return 1 for Monday to 7 for Sunday, 0 if it names no weekday
   */
  public int weekday(String word) {
    Integer day = words().weekdays.get(lower(word));
    return day == null ? words().weekdays.getOrDefault(folded(word), 0) : day;
  }

  /** Whether a word is longer than the short name of its weekday. */
  public boolean isFullWeekday(String word) {
    int day = weekday(word);
    return day > 0 && word.length() > weekday(DayOfWeek.of(day), false).length();
  }

  String month(Month month, boolean full) {
    if (!full && locale.getLanguage().equals("en")) {
      return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
    }
    return bare(month.getDisplayName(full ? TextStyle.FULL : TextStyle.SHORT, locale));
  }

  /** The ISO 639 code of the language. */
  String language() {
    return locale.getLanguage();
  }

  /**
   * The names of all months in the manner in which some are written.
   *
   * @param words some, by number; they stay as they are
   * @param full whether the others are written in full, else as short as those seen
   */
  List<String> inMannerOf(Map<Integer, String> words, boolean full) {
    Map<Integer, String> seen = new HashMap<>(words);
    seen.entrySet().removeIf(word -> month(pointless(word.getValue()), false) != word.getKey());
    Predicate<UnaryOperator<String>> all =
        way -> seen.values().stream().allMatch(word -> way.apply(word).equals(word));
    List<UnaryOperator<String>> manner = new ArrayList<>();
    if (all.test(CalendarNames::pointless)) {
      manner.add(CalendarNames::pointless);
      if (!full && all.test(CalendarNames::cut)) {
        manner.add(CalendarNames::cut);
      }
    }
    Stream.<UnaryOperator<String>>of(
            word -> word.toLowerCase(locale), word -> word.toUpperCase(locale))
        .filter(all)
        .findFirst()
        .ifPresent(manner::add);
    List<String> names = new ArrayList<>();
    for (Month month : Month.values()) {
      String word = month(month, full);
      for (UnaryOperator<String> way : manner) {
        String so = way.apply(word);
        word = month(pointless(so), false) == month.getValue() ? so : word;
      }
      names.add(seen.getOrDefault(month.getValue(), word));
    }
    return names;
  }

  private static String pointless(String word) {
    return word.replace(".", "");
  }

  private static String cut(String word) {
    return word.substring(0, Math.min(SHORTEST_CUT, word.length()));
  }

  String weekday(DayOfWeek day, boolean full) {
    return day.getDisplayName(full ? TextStyle.FULL : TextStyle.SHORT, locale);
  }

  /** Lower case without accents and points. */
  private static String folded(String word) {
    String lower = lower(word);
    return lower.chars().allMatch(c -> c < 0x80)
        ? lower
        : Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  /** Lower case without points. */
  private static String lower(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace(".", "");
  }

  /** Part of a buffer as text: UTF-8, or windows-1252 where it is no UTF-8. */
  static String text(byte[] bytes, int from, int to) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, to - from))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, from, to - from, WESTERN);
    }
  }
}
