package dev.recur.series;

/**
 * A season and how strong it is.
 *
 * @param steps in it
 * @param strength the share of what is left beside the trend, and the shorter seasons, that it
 *     explains, 0 to 1
 */
public record SeasonStrength(int steps, double strength) {}
