/**
 * Networks for forecasting: their specification, parameters, losses, the training step and
 * predictions. The only place that builds tensors; imports {@code recurrent} and Deeplearning4j.
 */
@NullMarked
package dev.recur.network;

import org.jspecify.annotations.NullMarked;
