package dev.recur.dl4j;

import dev.recur.network.Batches;
import dev.recur.network.Clipping;
import dev.recur.network.Fitting;
import dev.recur.network.NetworkSpec;
import dev.recur.network.Parameters;
import dev.recur.network.StepOptions;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A training by {@code MultiLayerNetwork.fit}: an epoch a pass, Deeplearning4j's Adam and weight
 * decay. A listener clips the gradients, which {@code fit} does layer by layer only, and tells of
 * every step.
 */
final class NetworkFit implements Fitting {
  private final NetworkSpec spec;
  private final StepOptions options;
  private final StepRate rate;
  private final BatchLoss loss;
  private final ParameterOrder order;
  private final MultiLayerNetwork network;
  private final Clipping clipping;
  private final float[] gradients;
  private @Nullable Batches batches;

  NetworkFit(NetworkSpec spec, float[] parameters, StepOptions options) {
    spec.checkLookback(options.lookback());
    this.spec = spec;
    this.options = options;
    rate = new StepRate(options.learningRate());
    loss = new BatchLoss(options.loss(), spec.outputs(), options.maxBatch());
    order = ParameterOrder.ofOurs(spec);
    network =
        Networks.ofOurs(
            spec,
            parameters,
            new Networks.Setup(new Adam(rate), options.weightDecay(), loss, options.seed()));
    network.setListeners(new Listener());
    clipping = new Clipping(spec, options.clip());
    gradients = new float[Parameters.count(spec)];
  }

  @Override
  public double pass(Batches batches) {
    this.batches = batches;
    int values = spec.outputs() / options.loss().outputsPerValue();
    network.fit(
        new BatchIterator(
            spec,
            options.lookback(),
            values,
            batches,
            () -> {
              loss.scales(batches.scales());
              rate.set(batches.learningRate());
            }));
    return loss.takeMean();
  }

  /** Does what {@code fit} does not. */
  private final class Listener extends BaseTrainingListener {
    /** Gradients are sums over the batch here; clipped are means. */
    @Override
    public void onGradientCalculation(Model model) {
      INDArray flat = network.getFlattenedGradients();
      int batch = model.batchSize();
      order.copyToOurs(flat.div(batch), gradients);
      clipping.apply(gradients);
      flat.assign(order.toThere(gradients).muli(batch).reshape(flat.shape()));
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      Batches current = batches;
      if (current != null) {
        current.stepped(goal -> order.copyToOurs(network.params(), goal));
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
