package dev.recur.series;

/** What becomes of outliers and shifts of level in what a network learns from. */
public enum OutlierPolicy {
  /** They stay as they are. */
  KEEP,
  /** What is usual takes their place; what is scored stays as it is. */
  DAMP;

  /** The name as the command line writes it. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
