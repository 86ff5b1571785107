package dev.recur.pipeline;

import java.util.Locale;

/** How much time a training may take for its accuracy; {@link Recipes} makes it concrete. */
public enum Preset {
  /** One network, a short training. */
  FAST(1, 1, 1_300_000),
  /** Three networks where there is little to learn from, else one that is trained for longer. */
  BALANCED(3, 1, 5_000_000),
  /** Several networks that differ in what they see, in size and in their loss. */
  ACCURATE(7, 5, 5_000_000);

  private final int recursiveMembers;
  private final int directMembers;
  private final long windows;

  Preset(int recursiveMembers, int directMembers, long windows) {
    this.recursiveMembers = recursiveMembers;
    this.directMembers = directMembers;
    this.windows = windows;
  }

  /** Returns the networks of an ensemble. */
  int members(boolean direct) {
    return direct ? directMembers : recursiveMembers;
  }

  /** Returns how many windows the training of one direct network goes through, over all epochs. */
  long windows() {
    return windows;
  }

  /** Returns the name as typed: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
