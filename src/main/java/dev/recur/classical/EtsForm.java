package dev.recur.classical;

import java.util.ArrayList;
import java.util.List;

/**
 * One form of exponential smoothing: how error, trend and season enter.
 *
 * <p>Source of the taxonomy: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential
 * Smoothing (2008), chapter 2.
 *
 * @param multiplicativeError errors in proportion to the level instead of in original units
 * @param trend how the level moves by itself
 * @param season how the season enters
 * @param period steps in a season; 1 if there is none
 */
record EtsForm(boolean multiplicativeError, Trend trend, Season season, int period) {

  enum Trend {
    NONE,
    ADDITIVE,
    DAMPED
  }

  enum Season {
    NONE,
    ADDITIVE,
    MULTIPLICATIVE
  }

  /**
   * The forms that are tried: all of the taxonomy but multiplicative trends, which run away, and
   * additive errors with a multiplicative season, which are numerically unstable.
   *
   * @param period steps in a season; 1 for none
   * @param positive whether all values are above zero; multiplicative errors need that
   */
  static List<EtsForm> candidates(int period, boolean positive) {
    List<EtsForm> forms = new ArrayList<>();
    for (boolean multiplicativeError : positive ? new boolean[] {false, true} : new boolean[1]) {
      for (Trend trend : Trend.values()) {
        for (Season season : Season.values()) {
          boolean unstable = season == Season.MULTIPLICATIVE && !multiplicativeError;
          if (!unstable && (period > 1 || season == Season.NONE)) {
            forms.add(
                new EtsForm(
                    multiplicativeError, trend, season, season == Season.NONE ? 1 : period));
          }
        }
      }
    }
    return forms;
  }

  boolean hasTrend() {
    return trend != Trend.NONE;
  }

  boolean isDamped() {
    return trend == Trend.DAMPED;
  }

  boolean hasSeason() {
    return season != Season.NONE;
  }

  /** Smoothing parameters: alpha, and as the form has them beta, gamma, phi. */
  int smoothingParameters() {
    return 1 + (hasTrend() ? 1 : 0) + (hasSeason() ? 1 : 0) + (isDamped() ? 1 : 0);
  }

  /** Free initial states: level, slope, and all but one place of the season. */
  int initialStates() {
    return 1 + (hasTrend() ? 1 : 0) + period - 1;
  }

  /** All that is estimated, without the error variance. */
  int parameters() {
    return smoothingParameters() + initialStates();
  }

  /** The literature's name, such as {@code ETS(M,Ad,M)}. */
  String description() {
    String error = multiplicativeError ? "M" : "A";
    String trendName =
        switch (trend) {
          case NONE -> "N";
          case ADDITIVE -> "A";
          case DAMPED -> "Ad";
        };
    String seasonName =
        switch (season) {
          case NONE -> "N";
          case ADDITIVE -> "A";
          case MULTIPLICATIVE -> "M";
        };
    return "ETS(" + error + "," + trendName + "," + seasonName + ")";
  }
}
