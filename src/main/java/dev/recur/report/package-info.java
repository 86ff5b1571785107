/**
 * Results as text, JSON and progress lines. Computes nothing. May import everything but {@code
 * cli}, {@code classical} and {@code recurrent}.
 */
@NullMarked
package dev.recur.report;

import org.jspecify.annotations.NullMarked;
