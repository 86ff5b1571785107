package dev.recur.series;

/**
 * Says that something the user gave cannot be used and how to mend it, in one line: where, what was
 * found, what was expected, what to do.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A complaint.
   *
   * @param message one line; line breaks and other control characters are replaced
   */
  public InputException(String message) {
    super(oneLine(message));
  }

  /**
   * A complaint with the failure behind it, such as an {@code IOException}.
   *
   * @param message one line; line breaks and other control characters are replaced
   * @param cause what failed underneath
   */
  public InputException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder(message.length());
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '\uFFFD' : c);
    }
    return line.toString();
  }
}
