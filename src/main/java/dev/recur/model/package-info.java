/**
 * What was fitted, as data: the kinds of model, and all that is kept with one. Reads and writes no
 * file.
 */
@NullMarked
package dev.recur.model;

import org.jspecify.annotations.NullMarked;
