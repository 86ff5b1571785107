/**
 * Recurrent layers for Deeplearning4j that are fast on a CPU: LSTM, GRU (reset after the product,
 * as PyTorch, Keras and cuDNN have it) and the simple recurrent network.
 *
 * <p>A complete network, which reads sequences of 3 values and gives 2 at their end:
 *
 * <pre>{@code
 * MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
 *     .updater(new Adam(1e-3))
 *     .weightInit(WeightInit.XAVIER)
 *     .list()
 *     .layer(new GruLayer.Builder().nOut(64).build())
 *     .layer(new GruLayer.Builder().nOut(64).lastStepOnly(true).build())
 *     .layer(new OutputLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY).nOut(2).build())
 *     .setInputType(InputType.recurrent(3))
 *     .build();
 * MultiLayerNetwork network = new MultiLayerNetwork(configuration);
 * network.init();
 * network.fit(features, labels); // [batch, 3, time] and [batch, 2]
 * }</pre>
 *
 * <p>Set {@code OMP_NUM_THREADS=1}, and on an x86 CPU with AVX-512 {@code
 * OPENBLAS_CORETYPE=SkylakeX}, in the environment: OpenBLAS then uses its kernels for small
 * products.
 *
 * <p>Imports Deeplearning4j, ND4J, OpenBLAS and JavaCPP only, and knows nothing of time series.
 */
@NullMarked
package dev.recur.recurrent;

import org.jspecify.annotations.NullMarked;
