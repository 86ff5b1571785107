package dev.recur.pipeline;

import java.util.Locale;

/** How much time a training may take for its accuracy; see {@link Recipe}. */
public enum Preset {
  /** One small network. */
  FAST,
  /** A few networks. */
  BALANCED,
  /** Several larger networks, trained longer. */
  ACCURATE;

  /** Returns the name as typed: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
