/**
 * What is known ahead of a file without standing in it: fields of the calendar and public holidays,
 * as further future covariates; and {@link dev.recur.covariate.DataSettings}, what is done to the
 * values of a file before a model sees them. May import {@code series}; the one package that knows
 * the holiday library.
 */
@NullMarked
package dev.recur.covariate;

import org.jspecify.annotations.NullMarked;
