package dev.recur.forecast;

import dev.recur.series.Interruption;
import dev.recur.series.TimeSeries;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The forecasts of many histories, in their order, a part of them at a time: the next part is made
 * while one is used, and no more is kept. Belongs to one thread.
 */
public final class ForecastStream implements Iterator<Forecast>, AutoCloseable {
  /** Histories of a part; enough for blocks of one length, and for several threads. */
  public static final int PART = 4096;

  private final Forecaster forecaster;
  private final List<TimeSeries> histories;
  private final int horizon;
  private final double[] probabilities;
  private final ExecutorService ahead;
  private Future<List<Forecast>> coming;
  private Iterator<Forecast> part = List.<Forecast>of().iterator();
  private int begun;
  private int taken;

  /**
   * Begins to forecast.
   *
   * @param forecaster closed with this
   * @param histories observed values up to the origin, original units
   * @param horizon steps ahead, 1 or more
   * @param probabilities of the quantiles beside the points, as {@link Forecaster#forecast} has
   *     them
   */
  public ForecastStream(
      Forecaster forecaster, List<TimeSeries> histories, int horizon, double[] probabilities) {
    this.forecaster = forecaster;
    this.histories = histories;
    this.horizon = horizon;
    this.probabilities = probabilities.clone();
    ahead =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "forecast-ahead");
              thread.setDaemon(true);
              return thread;
            });
    coming = begin();
  }

  private Future<List<Forecast>> begin() {
    int to = Math.min(histories.size(), begun + PART);
    List<TimeSeries> some = histories.subList(begun, to);
    begun = to;
    if (some.isEmpty()) {
      return CompletableFuture.completedFuture(List.of());
    }
    return ahead.submit(() -> forecaster.forecast(some, horizon, probabilities));
  }

  @Override
  public boolean hasNext() {
    return taken < histories.size();
  }

  /**
   * {@inheritDoc}
   *
   * @throws NoSuchElementException if there are no more
   * @throws dev.recur.series.InputException if a history is too short
   * @throws CancellationException if the thread is interrupted
   */
  @Override
  public Forecast next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!part.hasNext()) {
      part = made().iterator();
      coming = begin();
    }
    taken++;
    return part.next();
  }

  private List<Forecast> made() {
    // What is made already would be had without a look at the interrupt.
    Interruption.check();
    try {
      return coming.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Interruption.check();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    ahead.shutdownNow();
    forecaster.close();
  }
}
