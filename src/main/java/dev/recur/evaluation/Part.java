package dev.recur.evaluation;

import dev.recur.series.EnumNames;

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
    return EnumNames.of(this);
  }
}
