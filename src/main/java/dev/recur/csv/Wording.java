package dev.recur.csv;

import dev.recur.series.Message;
import dev.recur.series.MissingPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The words of complaints and notes. */
final class Wording {
  private static final int MOST_LISTED = 12;

  private Wording() {}

  /** Names in single quotes, separated by commas, the first dozen of many. */
  static String quoted(Collection<String> names) {
    return listed(names.stream().map(name -> "'" + Message.shown(name) + "'").toList());
  }

  /** Messages separated by commas, the first dozen of many. */
  static Message enumerated(List<Message> messages) {
    Message first = messages.get(0);
    for (Message next : messages.subList(1, Math.min(messages.size(), MOST_LISTED))) {
      first = Message.of(first, ", ", next);
    }
    return messages.size() <= MOST_LISTED
        ? first
        : Message.of(first, " and " + (messages.size() - MOST_LISTED) + " more");
  }

  /** Names as an option takes them, the first dozen of many. */
  static String listed(List<String> names) {
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

  /** {@code 1 row}, {@code 2 rows}. */
  static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%d %s%s", count, noun, count == 1 ? "" : "s");
  }

  /** What becomes of missing values, after their count. */
  static String filledBy(MissingPolicy policy) {
    return policy == MissingPolicy.GAPS ? " seen as gaps" : " filled by '" + policy + "'";
  }
}
