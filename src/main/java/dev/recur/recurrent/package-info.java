/**
 * Recurrent kernels that are fast on a CPU: LSTM, GRU (reset after the product, as PyTorch, Keras
 * and cuDNN have it) and the simple recurrent network, and the same in plain double precision.
 *
 * <p>Set {@code OMP_NUM_THREADS=1}, and on an x86 CPU with AVX-512 {@code
 * OPENBLAS_CORETYPE=SkylakeX}, in the environment: OpenBLAS then uses its kernels for small
 * products.
 *
 * <p>Imports OpenBLAS and JavaCPP only, and knows nothing of time series.
 */
@NullMarked
package dev.recur.recurrent;

import org.jspecify.annotations.NullMarked;
