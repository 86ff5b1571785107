/**
 * What every model is to the rest of the program: a {@link dev.recur.forecast.Forecaster} that
 * continues histories; and the recursion that makes many steps of a network that knows one. May
 * import {@code series}, {@code split}, {@code transform} and {@code window}.
 */
@NullMarked
package dev.recur.forecast;

import org.jspecify.annotations.NullMarked;
