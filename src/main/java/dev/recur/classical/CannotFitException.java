package dev.recur.classical;

/**
 * A method cannot be fitted to the values it was given; the message says why in words a user can
 * read. Checked, so that no caller forgets to fall back and to say so.
 */
public final class CannotFitException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * A refusal.
   *
   * @param reason what is wrong with the values, such as "needs at least 8 values, got 3"
   */
  public CannotFitException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /**
   * A refusal that comes from a library.
   *
   * @param reason what is wrong with the values
   * @param cause the library's own complaint
   */
  public CannotFitException(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  /** What is wrong with the values: the message. */
  public String reason() {
    return reason;
  }
}
