/**
 * Measures the engine: the training step, forward passes, and what the machine could do at most.
 * Imports network, recurrent and Deeplearning4j, whose own LSTM it can run beside.
 */
@NullMarked
package dev.recur.bench;

import org.jspecify.annotations.NullMarked;
