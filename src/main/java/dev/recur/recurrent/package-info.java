/**
 * Recurrent layers for Deeplearning4j that are fast on a CPU: LSTM, GRU (reset after the product,
 * as PyTorch, Keras and cuDNN have it) and the simple recurrent network.
 *
 * <p>Imports Deeplearning4j, ND4J, OpenBLAS and JavaCPP only, and knows nothing of time series.
 */
@NullMarked
package dev.recur.recurrent;

import org.jspecify.annotations.NullMarked;
