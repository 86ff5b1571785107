package dev.recur.report;

import dev.recur.csv.Finding;
import dev.recur.fit.RunListener;
import dev.recur.fit.Work;
import dev.recur.note.Note;
import dev.recur.series.Message;
import dev.recur.series.Visible;
import dev.recur.training.Epoch;
import dev.recur.training.TrainingListener;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a run says while it goes on: notes, and the epochs as one redrawn line on a terminal, or a
 * line now and then elsewhere.
 */
public final class ProgressLine implements RunListener {
  private static final long REDRAW_NANOS = 100_000_000;
  private static final long SPARSE_NANOS = 5_000_000_000L;
  private static final long SPARSE_SHARE = 10;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final Message.Naming naming;
  private final LongSupplier nanoClock;
  private final Set<String> said = new LinkedHashSet<>();

  /** When what is counted began, and when a line about it was shown last. */
  private final Map<Object, Long> started = new HashMap<>();

  private long shown;

  /** Whether a line that will be redrawn stands on the terminal. */
  private boolean drawn;

  /**
   * Makes a progress line.
   *
   * @param err where it goes
   * @param terminal whether a line can be redrawn there
   * @param naming how settings are written
   * @param nanoClock the time, nanoseconds
   */
  public ProgressLine(
      PrintWriter err, boolean terminal, Message.Naming naming, LongSupplier nanoClock) {
    this.err = err;
    this.terminal = terminal;
    this.naming = naming;
    this.nanoClock = nanoClock;
  }

  @Override
  public void note(Note note) {
    said(NoteText.of(note).text(naming));
  }

  /** Says what was found out about a file. */
  public void found(Finding finding) {
    said(FindingText.of(finding).text(naming));
  }

  private synchronized void said(String sentence) {
    said.add(sentence);
    line(sentence);
  }

  /** Returns the notes and sentences so far, none twice. */
  public synchronized List<String> said() {
    return List.copyOf(said);
  }

  /** Shows a line. */
  public synchronized void line(String text) {
    clear();
    err.println(Visible.text(text));
    err.flush();
  }

  /**
   * Shows on a terminal, now and then, a line that the next one takes the place of; in a log
   * nothing.
   *
   * @param line made only if it is shown
   */
  synchronized void passing(Supplier<String> line) {
    long now = nanoClock.getAsLong();
    if (terminal && now - shown >= REDRAW_NANOS) {
      shown = now;
      show(line.get());
    }
  }

  @Override
  public TrainingListener trainingStarts(int epochs) {
    long start = nanoClock.getAsLong();
    return new TrainingListener() {
      private long shown = start;

      @Override
      public void epochEnded(Epoch epoch, Epoch best) {
        long now = nanoClock.getAsLong();
        if (now - shown >= apart(now - start)) {
          shown = now;
          show(line(epoch, best, epochs, now - start));
        }
      }

      @Override
      public void trainingEnded(Epoch last, Epoch best) {
        long nanos = nanoClock.getAsLong() - start;
        String rmse =
            Double.isNaN(best.validationError())
                ? ""
                : ", best at epoch "
                    + best.number()
                    + " with validation error "
                    + EvaluationTable.number(best.validationError());
        clear();
        err.printf(
            Locale.ROOT,
            "trained %s in %.1f s%s%n",
            last.number() == 1 ? "1 epoch" : last.number() + " epochs",
            nanos / 1e9,
            rmse);
        err.flush();
      }
    };
  }

  @Override
  public void forecast(String model, int done, int total) {
    counted(model, Visible.text(model) + ": ", " forecasts", done, total);
  }

  @Override
  public void worked(Work work, int done, int total) {
    switch (work) {
      case TRIALS -> counted(work, "", " trials", done, total);
      case CANDIDATES -> counted(work, "auto: tried ", " models", done, total);
      case CANDIDATE_EPOCHS ->
          counted(work, "auto: tries a network, epoch ", " at most", done, total);
      case MEMBERS -> counted(work, "", " networks trained", done, total);
      case CALIBRATION -> counted(work, "intervals: ", " forecasts to calibrate by", done, total);
      case CHANGES -> counted(work, "explain: ", " forecasts", done, total);
      case TUNING -> counted(work, "pretrained: ", " steps of learning", done, total);
    }
  }

  private synchronized void counted(Object what, String before, String noun, int done, int total) {
    long now = nanoClock.getAsLong();
    if (done == 0) {
      started.put(what, now);
      shown = started.size() == 1 ? now : shown;
    } else if (done < total && now - shown >= apart(now - started.getOrDefault(what, now))) {
      shown = now;
      double left = (now - started.getOrDefault(what, now)) / 1e9 / done * (total - done);
      show(before + done + " of " + total + noun + "  " + duration(left) + " left");
    }
    if (done >= total) {
      started.remove(what);
      clear();
    }
  }

  /** How far two lines are apart: in a log the farther the longer it takes. */
  private long apart(long nanosSoFar) {
    return terminal ? REDRAW_NANOS : Math.max(SPARSE_NANOS, nanosSoFar / SPARSE_SHARE);
  }

  /** Takes away the line that stands on the terminal. */
  private void clear() {
    if (drawn) {
      drawn = false;
      err.print(CLEAR);
      err.flush();
    }
  }

  private void show(String line) {
    drawn = terminal;
    err.print(terminal ? CLEAR + line : line + System.lineSeparator());
    err.flush();
  }

  private static String line(Epoch epoch, Epoch best, int epochs, long nanos) {
    String validation =
        Double.isNaN(epoch.validationError())
            ? ""
            : String.format(
                Locale.ROOT,
                "  validation error %s (best %s)",
                EvaluationTable.number(epoch.validationError()),
                EvaluationTable.number(best.validationError()));
    double left = nanos / 1e9 / epoch.number() * (epochs - epoch.number());
    return String.format(
        Locale.ROOT,
        "epoch %d/%d  loss %.4f%s  %s left at most",
        epoch.number(),
        epochs,
        epoch.loss(),
        validation,
        duration(left));
  }

  static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? whole / 60 + " min " + whole % 60 + " s"
            : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
