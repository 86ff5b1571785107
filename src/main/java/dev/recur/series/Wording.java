package dev.recur.series;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parts of sentences: counts, lists of names, the name that was meant. */
public final class Wording {
  private static final int MOST_LISTED = 12;

  private Wording() {}

  /**
   * Names in single quotes, separated by commas, the first dozen of many.
   *
   * @param names of columns or series
   */
  public static String quoted(Collection<String> names) {
    return listed(names.stream().map(name -> "'" + Message.shown(name) + "'").toList());
  }

  /**
   * Names as a setting takes them, the first dozen of many.
   *
   * @param names of columns or series
   */
  public static String listed(List<String> names) {
    String first =
        String.join(
            ", ",
            names.stream()
                .limit(MOST_LISTED)
                .map(n -> n.length() > 60 ? Message.shown(n) : n)
                .toList());
    return names.size() <= MOST_LISTED
        ? first
        : first + " and " + (names.size() - MOST_LISTED) + " more";
  }

  /**
   * A number of things: {@code 1 row}, {@code 2 rows}.
   *
   * @param count how many
   * @param noun one of them
   */
  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /**
   * The name most like a word: a few edits away, ignoring case.
   *
   * @param word that is no name
   * @param names that are
   * @return empty if none is near
   */
  public static Optional<String> nearest(String word, Collection<String> names) {
    String best = "";
    int least = Math.max(2, word.length() / 3) + 1;
    for (String name : names) {
      if (name.isEmpty() || name.length() > 200) {
        continue;
      }
      int edits = edits(word.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (edits < least) {
        least = edits;
        best = name;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Levenshtein distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
