package dev.recur.chart;

import dev.recur.series.InputException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Charts side by side on one picture, in reading order.
 *
 * @param title of the picture, for who cannot see it
 * @param charts at least one
 * @param columns in which they stand
 */
public record Sheet(String title, List<Chart> charts, int columns) {
  /** Series on one picture, at most. */
  public static final int MOST = 12;

  private static final int ONE_WIDTH = 800;
  private static final int ONE_HEIGHT = 380;
  private static final int WIDTH = 400;
  private static final int HEIGHT = 220;
  private static final int MOST_COLUMNS = 3;

  /** Copies the charts. */
  public Sheet {
    charts = List.copyOf(charts);
  }

  /** Charts in as many columns as rows, or in {@value #MOST_COLUMNS}. */
  public Sheet(String title, List<Chart> charts) {
    this(title, charts, (int) Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(charts.size()))));
  }

  private int rows() {
    return (charts.size() + columns - 1) / columns;
  }

  private boolean isOne() {
    return charts.size() == 1;
  }

  private int width() {
    return isOne() ? ONE_WIDTH : columns * WIDTH;
  }

  private int height() {
    return isOne() ? ONE_HEIGHT : rows() * HEIGHT;
  }

  private void paint(Canvas canvas) {
    double across = (double) width() / columns;
    double down = (double) height() / rows();
    for (int i = 0; i < charts.size(); i++) {
      double x = i % columns * across;
      int row = i / columns;
      Painter.paint(canvas, charts.get(i), x + 4, row * down + 6, across - 8, down - 8);
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
