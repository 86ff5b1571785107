package dev.recur.evaluation;

import java.util.Locale;

/** What scores are told apart by. */
public enum Part {
  /** Steps ahead. */
  STEP,
  /** Series of the panel. */
  SERIES,
  /** Origins. */
  FOLD,
  /** Targets. */
  TARGET;

  /** Returns the name as typed: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
