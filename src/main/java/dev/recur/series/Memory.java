package dev.recur.series;

import java.util.Locale;

/** The memory there is, compared with what is asked for before any of it is taken. */
public final class Memory {
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private Memory() {}

  /** Returns the bytes that the program may take. */
  public static long available() {
    return Runtime.getRuntime().maxMemory();
  }

  /**
   * Refuses what does not fit.
   *
   * @param what takes the memory, such as {@code the training of this network}
   * @param bytes it takes, at least about so many
   * @param remedy what to lower, as {@link Message#of} takes it
   * @throws InputException if there is less
   */
  public static void require(String what, double bytes, Object... remedy) {
    if (bytes > available()) {
      throw new InputException(
              "%s needs about %s of memory and there are %s"
                  .formatted(what, shown(bytes), shown((double) available())))
          .ofSettings()
          .mend(remedy);
    }
  }

  /** Returns a number of bytes as people read it: {@code 5.9 GB}. */
  public static String shown(double bytes) {
    return bytes < GIGA
        ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGA)
        : String.format(Locale.ROOT, bytes < 1e15 ? "%,.1f GB" : "%.3g GB", bytes / GIGA);
  }
}
