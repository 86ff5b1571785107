package dev.recur.chart;

/**
 * The colours of pictures, on a light and on a dark ground: those of Okabe and Ito (Color universal
 * design, 2008), which colour-blind eyes tell apart.
 */
enum Ink {
  GROUND(0xffffff, 0x16181d, 1),
  TEXT(0x333333, 0xd8dae0, 1),
  FAINT(0xdddddd, 0x3a3d45, 1),
  BOUNDARY(0x999999, 0x777b85, 1),
  HISTORY(0x444444, 0xc4c7cf, 1),
  RIVAL(0xd55e00, 0xe69f00, 1),
  FORECAST(0x0072b2, 0x56b4e9, 1),
  OUTLIER(0xcc3d8f, 0xf08cc8, 1),
  PATH(0x0072b2, 0x56b4e9, 0.35),
  NOMINAL(0x999999, 0x777b85, 1),
  GAP(0xcc3d8f, 0xf08cc8, 0.16),
  INNER(0x0072b2, 0x56b4e9, 0.32),
  OUTER(0x0072b2, 0x56b4e9, 0.16);

  final int light;
  final int dark;
  final double opacity;

  Ink(int light, int dark, double opacity) {
    this.light = light;
    this.dark = dark;
    this.opacity = opacity;
  }

  /** The colour on a light ground as {@code #rrggbb}. */
  String onLight() {
    return String.format("#%06x", light);
  }

  /** The colour on a dark ground as {@code #rrggbb}. */
  String onDark() {
    return String.format("#%06x", dark);
  }
}
