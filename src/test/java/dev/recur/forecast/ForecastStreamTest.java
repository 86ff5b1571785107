package dev.recur.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.Calendar;
import dev.recur.series.InputException;
import dev.recur.series.TimeSeries;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastStreamTest {
  private static final int MANY = 30_000;

  private static final List<TimeSeries> HISTORIES =
      IntStream.range(0, MANY)
          .mapToObj(i -> TimeSeries.of("s" + i, Calendar.rows(), new double[] {i}))
          .toList();

  private static List<Forecast> repeat(List<TimeSeries> histories) {
    return histories.stream()
        .map(h -> Forecast.after(h, new double[][] {{h.target(0, h.length() - 1)}}))
        .toList();
  }

  private static ForecastStream stream(Forecaster forecaster) {
    return new ForecastStream(forecaster, HISTORIES, 1, new double[0]);
  }

  @Test
  void forecastsComeInTheOrderOfTheHistoriesAndFewAreMadeAhead() {
    AtomicInteger made = new AtomicInteger();
    Forecaster each =
        (histories, horizon, probabilities) -> {
          made.addAndGet(histories.size());
          return repeat(histories);
        };
    try (ForecastStream forecasts = stream(each)) {
      for (int i = 0; i < MANY; i++) {
        assertTrue(forecasts.hasNext());
        assertEquals(i, forecasts.next().points().target(0, 0));
        assertTrue(made.get() - i <= 10_000, "made " + made.get() + ", used " + i);
      }
      assertFalse(forecasts.hasNext());
      assertThrows(NoSuchElementException.class, forecasts::next);
      assertEquals(MANY, made.get());
    }
  }

  @Test
  void aHistoryThatIsRefusedIsComplainedOf() {
    Forecaster each =
        (histories, horizon, probabilities) -> {
          throw new InputException("too short");
        };
    try (ForecastStream forecasts = stream(each)) {
      assertThrows(InputException.class, forecasts::next);
    }
  }

  @Test
  void anInterruptEndsTheWorkAndIsKept() {
    try (ForecastStream forecasts =
        stream((histories, horizon, probabilities) -> repeat(histories))) {
      Thread.currentThread().interrupt();
      assertThrows(CancellationException.class, forecasts::next);
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void theForecasterIsClosedWithIt() {
    AtomicBoolean closed = new AtomicBoolean();
    stream(
            new Forecaster() {
              @Override
              public List<Forecast> forecast(
                  List<TimeSeries> histories, int horizon, double[] probabilities) {
                return repeat(histories);
              }

              @Override
              public void close() {
                closed.set(true);
              }
            })
        .close();
    assertTrue(closed.get());
  }
}
