package dev.recur.pipeline;

import dev.recur.evaluation.Evaluation;
import dev.recur.evaluation.Metric;
import dev.recur.model.SavedModel;

/**
 * A model that went on learning, or the one before.
 *
 * @param model the one to keep
 * @param score of the one that went on, on the held-out end of the newer data
 * @param metric what the errors are: RMSE of one series, original units, else the mean of MASE
 * @param before error of the model before, on the same values
 * @param after error of the one that went on
 * @param kept whether the model before is kept, for the other is worse
 */
public record LearnedOn(
    SavedModel model, Evaluation score, Metric metric, double before, double after, boolean kept) {}
