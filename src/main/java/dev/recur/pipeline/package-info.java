/**
 * The journey of the data, each run read top to bottom in one screen: {@link
 * dev.recur.pipeline.TrainRun}, {@link dev.recur.pipeline.ForecastRun}, {@link
 * dev.recur.pipeline.EvaluateRun}. Renders nothing.
 */
@NullMarked
package dev.recur.pipeline;

import org.jspecify.annotations.NullMarked;
