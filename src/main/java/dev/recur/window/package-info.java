/**
 * Sliding windows over transformed series, cut lazily into batches. May import {@code series} and,
 * for the scale of a window, {@code transform}.
 */
@NullMarked
package dev.recur.window;

import org.jspecify.annotations.NullMarked;
