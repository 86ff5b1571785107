package dev.recur;

import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Cases made at random from numbered seeds. The properties {@code recur.fuzz.seed}, the first seed,
 * and {@code recur.fuzz.seconds}, how long to go on, make long runs by hand; without them a number
 * of cases is tried that takes a blink.
 */
public final class Fuzz {
  private static final long FIRST = Long.getLong("recur.fuzz.seed", 1);
  private static final int SECONDS = Integer.getInteger("recur.fuzz.seconds", 0);

  /** A case. */
  @FunctionalInterface
  public interface Case {
    /**
     * Tries it.
     *
     * @return what came of it, such as {@code refused}
     */
    String outcome(SplittableRandom random) throws Exception;
  }

  private Fuzz() {}

  /**
   * Tries cases, prints how many and what came of them, and fails at the first that fails, with its
   * seed.
   *
   * @param name of what is tried
   * @param cases how many, if no time is given
   * @return how often each outcome came
   */
  public static Map<String, Integer> run(String name, int cases, Case each) {
    Map<String, Integer> outcomes = new TreeMap<>();
    long start = System.nanoTime();
    long tried = 0;
    while (SECONDS > 0 ? System.nanoTime() - start < SECONDS * 1_000_000_000L : tried < cases) {
      long seed = FIRST + tried++;
      try {
        outcomes.merge(each.outcome(new SplittableRandom(seed)), 1, Integer::sum);
      } catch (Exception | Error e) {
        throw new AssertionError(name + ", seed " + seed + ": " + e, e);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT, "%s: %,d from seed %d in %.0f s: %s%n", name, tried, FIRST, seconds, outcomes);
    return outcomes;
  }
}
