/**
 * Public holidays as a future covariate. May import {@code series}; the one package that knows the
 * holiday library.
 */
@NullMarked
package dev.recur.holiday;

import org.jspecify.annotations.NullMarked;
