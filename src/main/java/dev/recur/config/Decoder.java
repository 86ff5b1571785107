package dev.recur.config;

import dev.recur.series.EnumNames;

/** How a network makes the steps of a forecast. */
public enum Decoder {
  /** Chosen by how many windows there are. */
  AUTO,
  /** One step, which is appended to the window for the next. */
  RECURSIVE,
  /** The whole horizon at once. */
  DIRECT,
  /**
   * The whole horizon, by recurrent layers that go on from the window and see what is known of each
   * step.
   */
  SEQ2SEQ;

  /** Returns the name as typed: lower case. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
