package dev.recur.cli;

/** How the process ends. */
public enum ExitCode {
  /** Done. */
  OK(0),
  /** A fault of recur's own, with a stack trace; or no memory or disk left, in one line. */
  FAULT(1),
  /** The command line cannot be understood. */
  USAGE(2),
  /** The input cannot be used; one line says where and what to do. */
  INPUT(3),
  /** A threshold the user asked for was missed. */
  THRESHOLD(4),
  /** Values lie outside what was forecast for them. */
  ANOMALY(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** Returns the number the shell sees. */
  public int code() {
    return code;
  }
}
