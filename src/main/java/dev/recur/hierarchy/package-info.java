/**
 * Series that are sums of others, and forecasts of all of them that add up: what is summed ({@link
 * dev.recur.hierarchy.Grouping}), the sums ({@link dev.recur.hierarchy.Hierarchy}), and the
 * forecasts of any forecaster made to agree ({@link dev.recur.hierarchy.Reconciler}), from every
 * origin of a backtest ({@link dev.recur.hierarchy.ReconciledBacktest}). The only place that knows
 * the library for sparse matrices.
 *
 * <p>May import {@code evaluation} and below.
 */
@NullMarked
package dev.recur.hierarchy;

import org.jspecify.annotations.NullMarked;
