package dev.recur.forecast;

import dev.recur.series.Interruption;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets several threads continue the histories, each one history at a time. The forecasts are those
 * of one thread, as every forecast depends on its own history alone. May be shared by threads.
 */
public final class ParallelForecaster implements Forecaster {
  private final Forecaster each;
  private final int threads;

  /**
   * Makes a forecaster.
   *
   * @param each forecasts; has to allow calls from several threads at once
   * @param threads that share the histories, 1 or more
   */
  public ParallelForecaster(Forecaster each, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads);
    }
    this.each = each;
    this.threads = threads;
  }

  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    Outcome[] outcomes = new Outcome[histories.size()];
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
            outcomes[i] = outcome(histories.get(i), horizon, probabilities);
          }
        };
    List<Thread> others = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, outcomes.length); t++) {
      Thread other = new Thread(work, "forecast-" + t);
      other.setDaemon(true);
      other.start();
      others.add(other);
    }
    work.run();
    others.forEach(ParallelForecaster::join);
    List<Forecast> forecasts = new ArrayList<>(outcomes.length);
    for (Outcome outcome : outcomes) {
      forecasts.add(outcome.get());
    }
    return forecasts;
  }

  private Outcome outcome(TimeSeries history, int horizon, double[] probabilities) {
    try {
      Interruption.check();
      Forecast forecast = each.forecast(List.of(history), horizon, probabilities).get(0);
      return () -> forecast;
    } catch (RuntimeException e) {
      // Thrown again in the order of the histories, so that the complaint is always the same.
      return () -> {
        throw e;
      };
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public int needed() {
    return each.needed();
  }

  @Override
  public void close() {
    each.close();
  }

  /** A forecast, or why there is none. */
  private interface Outcome {
    Forecast get();
  }
}
