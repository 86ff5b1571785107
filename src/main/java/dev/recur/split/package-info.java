/**
 * Where train ends and validation and test begin, strictly in time order, and the origins a score
 * is taken at. May import {@code series} only.
 */
@NullMarked
package dev.recur.split;

import org.jspecify.annotations.NullMarked;
