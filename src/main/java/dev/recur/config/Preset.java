package dev.recur.config;

import dev.recur.fit.Recipes;
import dev.recur.series.EnumNames;

/** How much time a training may take for its accuracy; {@link Recipes} makes it concrete. */
public enum Preset {
  /** One network, a short training. */
  FAST(1, 1, 1_100_000, 0.004),
  /** A few networks, or one that is trained for longer where there is much to learn from. */
  BALANCED(4, 1, 5_000_000, 0.002),
  /** Several networks that differ in what they see, in size and in their loss. */
  ACCURATE(8, 8, 1_600_000, 0.004);

  private final int members;
  private final int membersOfMany;
  private final long windows;
  private final double directRate;

  Preset(int members, int membersOfMany, long windows, double directRate) {
    this.members = members;
    this.membersOfMany = membersOfMany;
    this.windows = windows;
    this.directRate = directRate;
  }

  /**
   * Returns the networks of an ensemble.
   *
   * @param many whether there are so many windows that one training takes its time
   */
  public int members(boolean many) {
    return many ? membersOfMany : members;
  }

  /** Returns how many windows the training of one direct network goes through, over all epochs. */
  public long windows() {
    return windows;
  }

  /** Returns the learning rate a direct network starts at: higher where its steps are few. */
  public double directRate() {
    return directRate;
  }

  /** Returns the name as typed: lower case. */
  @Override
  public String toString() {
    return EnumNames.of(this);
  }
}
