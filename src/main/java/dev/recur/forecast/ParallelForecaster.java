package dev.recur.forecast;

import dev.recur.series.Interruption;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets several threads continue the histories, each some neighbours at a time: as many as the
 * forecaster does best together, or more where there are many. The forecasts are those of one
 * thread, as every forecast depends on its own history alone. Belongs to one thread, unless the
 * forecaster is one for all.
 */
public final class ParallelForecaster implements Forecaster {
  /** Parts a thread, so that no thread waits long for the last. */
  private static final int PARTS = 8;

  /** One a thread, or one for all. */
  private final List<Forecaster> each;

  private final int threads;

  /**
   * Makes a forecaster.
   *
   * @param each forecasts; has to allow calls from several threads at once
   * @param threads that share the histories, 1 or more
   */
  public ParallelForecaster(Forecaster each, int threads) {
    this(List.of(each), threads);
  }

  /**
   * Makes a forecaster of several, which give the same forecasts.
   *
   * @param each one a thread, none of which allows calls from others
   */
  public ParallelForecaster(List<Forecaster> each) {
    this(each, each.size());
  }

  /**
   * Returns a forecaster of several that give the same forecasts.
   *
   * @param made makes one
   * @param threads that share the histories, 1 or more
   */
  public static Forecaster of(Supplier<Forecaster> made, int threads) {
    return threads == 1
        ? made.get()
        : new ParallelForecaster(Stream.generate(made).limit(threads).toList());
  }

  private ParallelForecaster(List<Forecaster> each, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads);
    }
    this.each = List.copyOf(each);
    this.threads = threads;
  }

  @Override
  public List<Forecast> forecast(List<TimeSeries> histories, int horizon, double[] probabilities) {
    int size = Math.max(each.get(0).together(), histories.size() / (PARTS * threads));
    Outcome[] outcomes = new Outcome[(histories.size() + size - 1) / size];
    AtomicInteger next = new AtomicInteger();
    IntConsumer work =
        thread -> {
          Forecaster own = each.get(Math.min(thread, each.size() - 1));
          for (int i = next.getAndIncrement(); i < outcomes.length; i = next.getAndIncrement()) {
            int to = Math.min(histories.size(), (i + 1) * size);
            outcomes[i] = outcome(own, histories.subList(i * size, to), horizon, probabilities);
          }
        };
    List<Thread> others = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, outcomes.length); t++) {
      int thread = t;
      Thread other = new Thread(() -> work.accept(thread), "forecast-" + t);
      other.setDaemon(true);
      other.start();
      others.add(other);
    }
    work.accept(0);
    others.forEach(ParallelForecaster::join);
    List<Forecast> forecasts = new ArrayList<>(histories.size());
    for (Outcome outcome : outcomes) {
      forecasts.addAll(outcome.get());
    }
    return forecasts;
  }

  private static Outcome outcome(
      Forecaster each, List<TimeSeries> histories, int horizon, double[] probabilities) {
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
  public int together() {
    return threads * each.get(0).together();
  }

  @Override
  public int needed() {
    return each.get(0).needed();
  }

  @Override
  public void close() {
    each.forEach(Forecaster::close);
  }

  /** Forecasts, or why there are none. */
  private interface Outcome {
    List<Forecast> get();
  }
}
