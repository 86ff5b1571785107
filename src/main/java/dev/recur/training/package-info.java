/**
 * Fits a network: epochs over shuffled windows, early stopping on validation, the best weights
 * kept. May import {@code series}, {@code split}, {@code transform}, {@code window}, {@code
 * recurrent}, {@code network} and {@code forecast}.
 */
@NullMarked
package dev.recur.training;

import org.jspecify.annotations.NullMarked;
