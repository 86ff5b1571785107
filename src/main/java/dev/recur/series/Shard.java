package dev.recur.series;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One of several parts of a panel, so that as many machines can share it. A series belongs to the
 * part whose number, from 1, is one more than the remainder of its hash by the number of parts. The
 * hash is the CRC-32 of its keys as they are written, in UTF-8, a vertical line between several;
 * that of a series without keys is 0. It depends on nothing else, and stays.
 *
 * @param number of this part, from 1
 * @param count of the parts
 */
public record Shard(int number, int count) {
  /** The whole panel. */
  public static final Shard WHOLE = new Shard(1, 1);

  /** The most parts. */
  private static final int MOST = 1_000_000;

  /** Checks the ranges. */
  public Shard {
    if (count < 1 || count > MOST || number < 1 || number > count) {
      throw new IllegalArgumentException(number + " of " + count + " parts");
    }
  }

  /**
   * Returns the part that is written {@code I/N}, such as {@code 3/16}.
   *
   * @throws InputException if it is not written so, or there is no such part
   */
  public static Shard parse(String text) {
    try {
      int slash = text.indexOf('/');
      return new Shard(
          Integer.parseInt(text.substring(0, Math.max(0, slash))),
          Integer.parseInt(text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "'" + text + "' is not I/N with I from 1 to N and N up to " + MOST + ", such as 3/16", e);
    }
  }

  /** Returns whether a series with these keys belongs to this part. */
  public boolean holds(List<String> keys) {
    CRC32 hash = new CRC32();
    hash.update(String.join("|", keys).getBytes(StandardCharsets.UTF_8));
    return hash.getValue() % count == number - 1;
  }

  /** Returns the series that belong to this part, in their order. */
  public List<TimeSeries> of(List<TimeSeries> series) {
    return count == 1 ? series : series.stream().filter(one -> holds(one.keys())).toList();
  }

  /** Returns whether it is the only part. */
  public boolean isWhole() {
    return count == 1;
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
