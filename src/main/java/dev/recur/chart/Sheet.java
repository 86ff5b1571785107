package dev.recur.chart;

import dev.recur.series.InputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Charts side by side on one picture, in reading order.
 *
 * @param title of the picture, for who cannot see it
 * @param groups charts that belong together, each group in rows of its own; at least one
 * @param some which part of all series is on it, which stands above them; empty where all are
 */
public record Sheet(String title, List<List<Chart>> groups, Optional<Shown> some) {
  /** Series on one picture, at most. */
  public static final int MOST = 12;

  private static final int ONE_WIDTH = 800;
  private static final int ONE_HEIGHT = 380;
  private static final int WIDTH = 400;
  private static final int HEIGHT = 220;
  private static final int MOST_COLUMNS = 3;
  private static final int ABOVE = 22;

  /** Copies the charts. */
  public Sheet {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /**
   * A picture of charts that are alike, with all there is.
   *
   * @param title of the picture, for who cannot see it
   * @param charts at least one
   */
  public Sheet(String title, List<Chart> charts) {
    this(title, List.of(charts), Optional.empty());
  }

  /** Returns the same, where it says what is left out, if anything is. */
  public Sheet of(Shown shown) {
    return new Sheet(title, groups, Optional.of(shown).filter(some -> !some.isAll()));
  }

  /** The charts of all groups. */
  public List<Chart> charts() {
    return groups.stream().flatMap(List::stream).toList();
  }

  private int columns() {
    int most = groups.stream().mapToInt(List::size).max().orElseThrow();
    double even = groups.size() > 1 ? most : Math.ceil(Math.sqrt(most));
    return (int) Math.min(MOST_COLUMNS, even);
  }

  private int rows(List<Chart> group) {
    return (group.size() + columns() - 1) / columns();
  }

  private boolean isOne() {
    return groups.size() == 1 && groups.get(0).size() == 1;
  }

  private int above() {
    return some.isPresent() ? ABOVE : 0;
  }

  private int width() {
    return isOne() ? ONE_WIDTH : columns() * WIDTH;
  }

  private int height() {
    return above() + (isOne() ? ONE_HEIGHT : groups.stream().mapToInt(this::rows).sum() * HEIGHT);
  }

  private void paint(Canvas canvas) {
    some.ifPresent(
        words -> canvas.text(8, 16, Canvas.Anchor.START, false, Ink.TEXT, words.toString()));
    double down = isOne() ? ONE_HEIGHT : HEIGHT;
    double y = above();
    for (List<Chart> group : groups) {
      // Fewer than a row takes share its width.
      int columns = Math.min(columns(), group.size());
      double across = (double) width() / columns;
      for (int i = 0; i < group.size(); i++) {
        double x = i % columns * across;
        int row = i / columns;
        double top = y + row * down;
        Painter.paint(canvas, group.get(i), x + 4, top + 6, across - 8, down - 8);
      }
      y += rows(group) * down;
    }
  }

  /** The picture as a file in SVG, UTF-8. */
  public byte[] svg() {
    SvgCanvas canvas = new SvgCanvas(width(), height());
    paint(canvas);
    return canvas.document(title).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The picture as a file in PNG.
   *
   * @throws InputException if this machine has no fonts, or lacks the libraries that draw them
   */
  public byte[] png() {
    try {
      PngCanvas canvas = new PngCanvas(width(), height());
      paint(canvas);
      return canvas.bytes();
    } catch (LinkageError | InternalError e) {
      throw new InputException("this machine has no fonts for a picture in PNG", e)
          .mend("install fontconfig and a font, or name a file that ends in .svg");
    }
  }
}
