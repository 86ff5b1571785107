package dev.recur.forecast;

import dev.recur.series.Interruption;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets several threads continue the histories, each some neighbours at a time: as many as the
 * forecaster does best together, or more where there are many. The forecasts are those of one
 * thread, as every forecast depends on its own history alone. May be shared by threads.
 */
public final class ParallelForecaster implements Forecaster {
  /** Parts a thread, so that no thread waits long for the last. */
  private static final int PARTS = 8;

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
    int size = Math.max(each.together(), histories.size() / (PARTS * threads));
    Outcome[] outcomes = new Outcome[(histories.size() + size - 1) / size];
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
            int to = Math.min(histories.size(), (i + 1) * size);
            outcomes[i] = outcome(histories.subList(i * size, to), horizon, probabilities);
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
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    for (Outcome outcome : outcomes) {
      forecasts.addAll(outcome.get());
    }
    return forecasts;
  }

  private Outcome outcome(List<TimeSeries> histories, int horizon, double[] probabilities) {
    try {
      Interruption.check();
      List<Forecast> forecasts = each.forecast(histories, horizon, probabilities);
      return () -> forecasts;
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

  /** Forecasts, or why there are none. */
  private interface Outcome {
    List<Forecast> get();
  }
}
