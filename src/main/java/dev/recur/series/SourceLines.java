package dev.recur.series;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The lines of a file on which the steps of a series stand, as few straight runs. Immutable.
 *
 * <p>Only of a step that the file has is the line asked for: one in a gap has none.
 */
public final class SourceLines {
  /** Of a series that does not come from the lines of a file. */
  public static final SourceLines NONE = new Builder().build();

  private final int[] steps;
  private final long[] lines;
  private final long[] strides;
  private final int offset;

  private SourceLines(int[] steps, long[] lines, long[] strides, int offset) {
    this.steps = steps;
    this.lines = lines;
    this.strides = strides;
    this.offset = offset;
  }

  /**
   * One line for all steps.
   *
   * @param line from 1
   */
  public static SourceLines only(long line) {
    return new SourceLines(new int[] {0}, new long[] {line}, new long[] {0}, 0);
  }

  /** Gathers the lines of steps, in order of the steps. */
  public static final class Builder {
    private int[] steps = new int[1];
    private long[] lines = new long[1];
    private long[] strides = new long[1];
    private int count;
    private boolean sloped;

    /**
     * Adds a step.
     *
     * @param step later than those before
     * @param line on which it stands, from 1
     */
    public void add(int step, long line) {
      if (sloped && lines[count - 1] + strides[count - 1] * (step - steps[count - 1]) == line) {
        return;
      }
      if (count > 0 && !sloped && step == steps[count - 1] + 1) {
        strides[count - 1] = line - lines[count - 1];
        sloped = true;
        return;
      }
      if (count == steps.length) {
        steps = Arrays.copyOf(steps, count * 2);
        lines = Arrays.copyOf(lines, count * 2);
        strides = Arrays.copyOf(strides, count * 2);
      }
      steps[count] = step;
      lines[count++] = line;
      sloped = false;
    }

    /** Returns all that was added. */
    public SourceLines build() {
      return new SourceLines(
          Arrays.copyOf(steps, count),
          Arrays.copyOf(lines, count),
          Arrays.copyOf(strides, count),
          0);
    }
  }

  /**
   * The same lines for a series that begins later.
   *
   * @param step its first one
   */
  public SourceLines from(int step) {
    return step == 0 || steps.length == 0
        ? this
        : new SourceLines(steps, lines, strides, offset + step);
  }

  /**
   * The line of a step, from 1; empty if the series does not come from lines.
   *
   * @param step that the file has
   */
  public OptionalLong of(int step) {
    int at = Arrays.binarySearch(steps, step + offset);
    int run = at >= 0 ? at : -at - 2;
    return run < 0
        ? OptionalLong.empty()
        : OptionalLong.of(lines[run] + strides[run] * (step + offset - steps[run]));
  }
}
