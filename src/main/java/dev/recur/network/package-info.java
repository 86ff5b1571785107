/**
 * Networks for forecasting: their specification, parameters, losses, the training step and
 * predictions. Imports {@code recurrent}; what Deeplearning4j can do with them is a service.
 */
@NullMarked
package dev.recur.network;

import org.jspecify.annotations.NullMarked;
