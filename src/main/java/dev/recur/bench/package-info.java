/**
 * Measures the engine: the training step, forward passes, and what the machine could do at most.
 * Imports network and recurrent; Deeplearning4j's own LSTM can run beside, where it is there.
 */
@NullMarked
package dev.recur.bench;

import org.jspecify.annotations.NullMarked;
