package dev.recur.report;

import dev.recur.pretrained.Checkpoint;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a pre-training is: a line at every checkpoint. */
public final class PretrainingLines {
  private final ProgressLine progress;
  private final int first;
  private final int series;
  private final LongSupplier nanoClock;
  private final long started;
  private double sum;
  private int count;

  /**
   * @param progress shows the lines
   * @param start where the run begins
   * @param series that a step learns from
   * @param nanoClock the time, nanoseconds
   */
  public PretrainingLines(
      ProgressLine progress, Checkpoint start, int series, LongSupplier nanoClock) {
    this.progress = progress;
    this.series = series;
    this.nanoClock = nanoClock;
    first = start.state().steps();
    started = nanoClock.getAsLong();
    progress.line(
        start.config().spec().parameters()
            + " weights; "
            + (long) start.config().steps() * series
            + " series in "
            + start.config().steps()
            + " steps"
            + (first > 0 ? ", going on after step " + first : ""));
  }

  /** Takes note of a step. */
  public void stepped(int done, double loss) {
    sum += loss;
    count++;
  }

  /** Shows where the training is. */
  public void saved(Checkpoint saved, double unseenLoss) {
    int done = saved.state().steps();
    double seconds = (nanoClock.getAsLong() - started) / 1e9;
    double rate = (done - first) / seconds;
    progress.line(
        String.format(
            Locale.ROOT,
            "step %d/%d  loss %.4f, on series never drawn %.4f  %.0f series/s  %s left",
            done,
            saved.config().steps(),
            sum / Math.max(1, count),
            unseenLoss,
            rate * series,
            ProgressLine.duration((saved.config().steps() - done) / rate)));
    sum = 0;
    count = 0;
  }
}
