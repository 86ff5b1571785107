package dev.recur.fit;

import dev.recur.series.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs tasks on several threads and hands over their results in order, whichever ends first. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Runs tasks; the first one that fails ends the run with its exception, and so does an interrupt
   * of the calling thread. The others are interrupted then.
   *
   * @param tasks begun in this order
   * @param threads as many run at a time
   * @param taker is given each result once all before it are there, in the calling thread
   */
  public static <T> void run(List<Callable<T>> tasks, int threads, Consumer<T> taker) {
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(1, Math.min(threads, tasks.size())));
    try {
      List<Future<T>> results = new ArrayList<>();
      tasks.forEach(task -> results.add(workers.submit(task)));
      for (Future<T> result : results) {
        taker.accept(result.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Interruption.check();
    } finally {
      workers.shutdownNow();
    }
  }
}
