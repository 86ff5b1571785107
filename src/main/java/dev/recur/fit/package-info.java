/**
 * From what was said and a panel to a fitted model: what is settled before, the fitters, the
 * calibration and the score on held-out values.
 */
@NullMarked
package dev.recur.fit;

import org.jspecify.annotations.NullMarked;
