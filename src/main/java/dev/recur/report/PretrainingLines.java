package dev.recur.report;

import dev.recur.pretrained.Checkpoint;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a pre-training is: a line at every checkpoint, and on a terminal one between them. */
public final class PretrainingLines {
  private final ProgressLine progress;
  private final int first;
  private final int steps;
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
    steps = start.config().steps();
    started = nanoClock.getAsLong();
    progress.line(
        start.config().spec().parameters()
            + " weights; "
            + (long) steps * series
            + " series in "
            + steps
            + " steps"
            + (first > 0 ? ", going on after step " + first : ""));
  }

  /** Takes note of a step, and shows on a terminal how far the training is. */
  public void stepped(int done, double loss) {
    sum += loss;
    count++;
    progress.passing(() -> line(done, ""));
  }

  /** Shows where the training is. */
  public void saved(Checkpoint saved, double unseenLoss) {
    String unseen = String.format(Locale.ROOT, ", on series never drawn %.4f", unseenLoss);
    progress.line(line(saved.state().steps(), unseen));
    sum = 0;
    count = 0;
  }

  private String line(int done, String unseen) {
    double seconds = (nanoClock.getAsLong() - started) / 1e9;
    double rate = (done - first) / seconds;
    return String.format(
        Locale.ROOT,
        "step %d/%d  loss %.4f%s  %.0f series/s  %s left",
        done,
        steps,
        sum / Math.max(1, count),
        unseen,
        rate * series,
        ProgressLine.duration((steps - done) / rate));
  }
}
