package dev.recur.series;

import java.util.concurrent.CancellationException;

/**
 * How long work is ended early: by {@link Thread#interrupt} of the thread that began it. The work
 * looks often whether it was interrupted; the flag of the thread is kept.
 */
public final class Interruption {
  private Interruption() {}

  /**
   * Ends the work of a thread that was interrupted.
   *
   * @throws CancellationException if it was
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the thread was interrupted, so its work ends");
    }
  }
}
