package dev.recur.series;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The name that someone may have meant. */
public final class Nearest {
  private static final int LONGEST = 200;

  private Nearest() {}

  /**
   * Returns the name most like a word: a few edits away, ignoring case.
   *
   * @param word that names nothing
   * @param names that there are
   * @return empty if none is like it
   */
  public static Optional<String> of(String word, Collection<String> names) {
    String best = "";
    int least = Math.max(2, word.length() / 3) + 1;
    for (String name : names) {
      if (name.isEmpty() || name.length() > LONGEST) {
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
