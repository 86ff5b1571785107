/**
 * Transforms that make a series easier to learn: each is fitted on train alone, and the fitted
 * transform applies and inverts. May import {@code series} only.
 */
@NullMarked
package dev.recur.transform;

import org.jspecify.annotations.NullMarked;
