package dev.recur.chart;

/**
 * A place on an axis.
 *
 * @param at its value or step
 * @param label beside it
 */
public record Tick(double at, String label) {}
