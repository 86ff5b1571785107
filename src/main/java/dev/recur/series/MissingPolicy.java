package dev.recur.series;

/** What becomes of a step without a value. No policy uses a value after the end of its slice. */
public enum MissingPolicy {
  /** Missing values are refused. */
  ERROR,
  /** On the straight line between the neighbours; after the last value, the last value. */
  INTERPOLATE,
  /** The last value before. */
  PREVIOUS,
  /** Zero, for counts whose empty days were not written. */
  ZERO,
  /** The value one season before; the last value before where there is none. */
  SEASONAL,
  /** The last value before, for a model that tells gaps from values. */
  GAPS,
  /** Left as NaN: for looking at a file, never for a model. */
  KEEP;

  /** Whether a step is filled from values before it, so that nothing can fill the first ones. */
  public boolean fillsFromBefore() {
    return this == INTERPOLATE || this == PREVIOUS || this == SEASONAL || this == GAPS;
  }

  /** The name as the command line writes it. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
