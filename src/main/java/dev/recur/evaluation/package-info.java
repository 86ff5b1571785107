/**
 * How good a forecast is: metrics in original units, scores of intervals, and whether the
 * difference between two forecasts is real.
 *
 * <p>May import {@code series}, {@code split} and {@code forecast}.
 */
@NullMarked
package dev.recur.evaluation;

import org.jspecify.annotations.NullMarked;
