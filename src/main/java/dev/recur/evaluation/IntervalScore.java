package dev.recur.evaluation;

import java.util.OptionalDouble;

/**
 * How good the intervals of one level were; each number is defined in {@link IntervalMetrics}.
 *
 * @param level what they are meant to catch, percent
 * @param coverage what they caught, 0 to 1
 * @param width mean width, original units
 * @param winkler mean width and the price of the misses, original units
 * @param msis Winkler score over the scale of MASE; empty without a scale
 */
public record IntervalScore(
    double level, double coverage, double width, double winkler, OptionalDouble msis) {}
