package dev.recur.series;

/** What the values of a series are of the events of each period. */
public enum Aggregation {
  /** Their sum; 0 where there is none. */
  SUM,
  /** Their mean. */
  MEAN,
  /** How many there are; 0 where there is none. */
  COUNT,
  /** The last of them in time. */
  LAST,
  /** The least. */
  MIN,
  /** The greatest. */
  MAX;

  /** Whether a period without events has the value 0; otherwise its value is missing. */
  public boolean zeroWithoutEvents() {
    return this == SUM || this == COUNT;
  }

  /** The name as the command line writes it. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
