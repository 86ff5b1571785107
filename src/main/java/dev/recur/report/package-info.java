/**
 * Results as text, JSON and progress lines. May import {@code series}, {@code forecast}, {@code
 * evaluation}, {@code training} and, for what a run says while it goes on, {@code pipeline}.
 */
@NullMarked
package dev.recur.report;

import org.jspecify.annotations.NullMarked;
