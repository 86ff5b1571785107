/** Pictures of series and forecasts, as files and on a terminal. */
@org.jspecify.annotations.NullMarked
package dev.recur.chart;
