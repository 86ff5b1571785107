/**
 * What a user may say about training, evaluation and search, as plain values; the defaults stand
 * here. Looks at no data.
 */
@NullMarked
package dev.recur.config;

import org.jspecify.annotations.NullMarked;
