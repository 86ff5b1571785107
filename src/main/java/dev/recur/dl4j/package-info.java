/**
 * The way to Deeplearning4j: our recurrent layers as its layers, our networks as its {@code
 * MultiLayerNetwork}. Nothing imports this package; it is found as a service ({@link
 * dev.recur.network.Deeplearning4j}) where Deeplearning4j's jars are on the class path.
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
 * <p>May import {@code network} and {@code recurrent}.
 */
@NullMarked
package dev.recur.dl4j;

import org.jspecify.annotations.NullMarked;
