package dev.recur.csv;

import dev.recur.series.CalendarNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form in which times are written: a regular expression with fields such as <code>{yyyy}</code>
 * in braces. A text of the form gives patterns of {@link dev.recur.series.Notation}: its fields as
 * wide as they stand in the text, and what lies between them as it is.
 */
final class TimeForm {
  /** What a field looks like; the letters are those of the notation. */
  private static final Map<String, String> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("yyyy", "\\d{4}");
    FIELDS.put("YYYY", "\\d{4}");
    FIELDS.put("YY", "\\d{2}");
    FIELDS.put("nnnn", "\\d{4}");
    FIELDS.put("yy", "\\d{2}");
    FIELDS.put("nn", "\\d{2}");
    FIELDS.put("y", "\\d{1,3}");
    FIELDS.put("MMM", "\\p{L}{3,12}(?:\\.(?!\\d))?");
    FIELDS.put("MM", "\\d{2}");
    FIELDS.put("M", "\\d{1,2}");
    FIELDS.put("dd", "\\d{2}");
    FIELDS.put("d", "\\d{1,2}");
    FIELDS.put("DDD", "\\d{3}");
    FIELDS.put("E", "\\p{L}{2,14}(?:\\.(?!\\d))?");
    FIELDS.put("ww", "\\d{2}");
    FIELDS.put("w", "\\d{1,2}");
    FIELDS.put("e", "[1-7]");
    FIELDS.put("Q", "[1-4]");
    FIELDS.put("N", "[12]");
    FIELDS.put("HH", "\\d{2}");
    FIELDS.put("H", "\\d{1,2}");
    FIELDS.put("h", "\\d{1,2}");
    FIELDS.put("mm", "\\d{2}");
    FIELDS.put("ss", "\\d{2}");
    FIELDS.put("SSS", "\\d{1,9}");
    FIELDS.put("a", "[AaPp][Mm]");
    FIELDS.put("X", "Z|[+-]\\d{2}(?::?\\d{2})?");
    FIELDS.put("z", "[A-Z]{3,4}");
  }

  private static final Pattern FIELD = Pattern.compile("\\{([A-Za-z]+)\\}");

  private final Pattern regex;
  private final List<String> fields = new ArrayList<>();
  private final List<String> words;

  /**
   * A form.
   *
   * @param template with fields in braces, <code>{s}</code> for a separator and <code>{=}</code>
   *     for the same again
   */
  TimeForm(String template) {
    String expanded = template.replace("{s}", "(?<sep>[-/. ]|\\. )").replace("{=}", "\\k<sep>");
    StringBuilder expression = new StringBuilder();
    Matcher field = FIELD.matcher(expanded);
    while (field.find()) {
      String name = field.group(1);
      String looks = FIELDS.get(name);
      if (looks == null) {
        throw new IllegalArgumentException("no field {" + name + "} in " + template);
      }
      fields.add(name);
      field.appendReplacement(
          expression, Matcher.quoteReplacement("(?<" + name + ">" + looks + ")"));
    }
    field.appendTail(expression);
    this.regex = Pattern.compile(expression.toString());
    this.words = fields.stream().filter(name -> name.equals("MMM") || name.equals("E")).toList();
  }

  /**
   * The patterns of a text: none if it is not of this form, one, or one for each language that has
   * its words. A text in English is no other unless asked for, since what sets a language apart are
   * its other months.
   *
   * @param everyLanguage whether to go on after English
   */
  List<String> patterns(String text, boolean everyLanguage) {
    Matcher found = regex.matcher(text);
    if (!found.matches()) {
      return List.of();
    }
    List<String> languages =
        words.isEmpty()
            ? List.of("en")
            : CalendarNames.languagesOf(words.stream().map(f -> word(found.group(f))).toList());
    List<String> patterns = new ArrayList<>();
    for (String language : languages) {
      CalendarNames names = CalendarNames.of(language);
      if (fields.contains("E") && names.weekday(word(found.group("E"))) == 0) {
        continue;
      }
      if (!fields.contains("MMM")) {
        patterns.add(pattern(text, found, language, false));
      } else if (names.month(word(found.group("MMM")), true) > 0) {
        patterns.add(pattern(text, found, language, true));
        patterns.add(pattern(text, found, language, false));
      } else if (names.month(word(found.group("MMM")), false) > 0) {
        patterns.add(pattern(text, found, language, false));
      }
      if (!everyLanguage && !patterns.isEmpty() && language.equals("en")) {
        break;
      }
    }
    return patterns;
  }

  private static String word(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private String pattern(String text, Matcher found, String language, boolean fullMonth) {
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    for (String field : fields) {
      if (found.start(field) < 0) {
        continue;
      }
      literal(text.substring(at, found.start(field)), pattern);
      pattern.append(letters(field, found, language, fullMonth));
      at = found.end(field);
    }
    literal(text.substring(at), pattern);
    return pattern.toString();
  }

  /** One space stands for several, since some files pad numbers with them. */
  private static void literal(String between, StringBuilder pattern) {
    String text = between.replaceAll(" +", " ");
    String plain = text.replace("'", "");
    boolean letters = text.chars().anyMatch(c -> Character.isLetter(c) || c == '*' || c == '|');
    if (text.length() > plain.length()) {
      pattern.append(plain.isEmpty() ? "''" : text.replace("'", "''"));
    } else {
      pattern.append(letters ? "'" + text + "'" : text);
    }
  }

  private String letters(String field, Matcher found, String language, boolean fullMonth) {
    String text = found.group(field);
    String tag = language.equals("en") ? "" : "{" + language + "}";
    return switch (field) {
      case "M", "d", "w" -> field.repeat(text.length());
      case "H", "HH" -> (text.equals("24") ? "k" : "H").repeat(text.length());
      case "h" -> text.startsWith("0") ? "hh" : "h";
      case "MMM" -> (fullMonth ? "MMMM" : "MMM") + tag;
      case "E" -> (CalendarNames.of(language).isFullWeekday(word(text)) ? "EEEE" : "E") + tag;
      case "SSS" -> "S".repeat(text.length());
      case "X" -> offset(text);
      default -> field;
    };
  }

  /** Offsets as ISO writes them, with {@code Z}, or as wide as they stand here. */
  private static String offset(String text) {
    return switch (text.length()) {
      case 3 -> "x";
      case 5 -> "xx";
      default -> "X";
    };
  }
}
