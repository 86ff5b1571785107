package dev.recur.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture in PNG, two pixels to the point, on a light ground; needs no display. */
final class PngCanvas implements Canvas {
  private static final int PIXELS = 2;
  private static final int TEXT_SIZE = 11;

  private final BufferedImage image;
  private final Graphics2D graphics;

  PngCanvas(int width, int height) {
    System.setProperty("java.awt.headless", "true");
    image = new BufferedImage(PIXELS * width, PIXELS * height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.scale(PIXELS, PIXELS);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(colour(Ink.GROUND));
    graphics.fillRect(0, 0, width, height);
  }

  private static Color colour(Ink ink) {
    return new Color(ink.light | (int) Math.round(ink.opacity * 255) << 24, true);
  }

  @Override
  public void dot(double x, double y, double radius, Ink ink) {
    graphics.setColor(colour(ink));
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  @Override
  public void line(double[] x, double[] y, double width, Ink ink) {
    graphics.setColor(colour(ink));
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    graphics.draw(path(x, y));
  }

  private static Path2D path(double[] x, double[] y) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length);
    path.moveTo(x[0], y[0]);
    for (int i = 1; i < x.length; i++) {
      path.lineTo(x[i], y[i]);
    }
    return path;
  }

  @Override
  public void area(double[] x, double[] upper, double[] lower, Ink ink) {
    graphics.setColor(colour(ink));
    Path2D path = path(x, upper);
    for (int i = x.length - 1; i >= 0; i--) {
      path.lineTo(x[i], lower[i]);
    }
    path.closePath();
    graphics.fill(path);
  }

  @Override
  public void text(double x, double y, Anchor anchor, boolean strong, Ink ink, String text) {
    graphics.setColor(colour(ink));
    graphics.setFont(new Font(Font.SANS_SERIF, strong ? Font.BOLD : Font.PLAIN, TEXT_SIZE));
    double width = graphics.getFontMetrics().stringWidth(text);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    graphics.drawString(text, (float) left, (float) y);
  }

  /** The bytes of a file. */
  byte[] bytes() {
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
