package dev.recur.dl4j;

import dev.recur.recurrent.LayerShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Cuts a layer's flat parameters, as {@link LayerShape} lays them out, into Deeplearning4j's views:
 * "W" {@code [inputs, gates x units]}, "RW" {@code [units, gates x units]}, "b", and where the
 * layer has them "P" (peepholes) and "g" (gains).
 */
final class RecurrentParamInitializer implements ParamInitializer {
  static final RecurrentParamInitializer INSTANCE = new RecurrentParamInitializer();

  static final String INPUT_WEIGHTS = "W";
  static final String RECURRENT_WEIGHTS = "RW";
  static final String BIASES = "b";
  static final String PEEPHOLES = "P";
  static final String GAINS = "g";

  private RecurrentParamInitializer() {}

  private static LayerShape shape(Layer layer) {
    return ((RecurrentLayer) layer).shape();
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return shape(layer).parameters();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    List<String> keys = new ArrayList<>(List.of(INPUT_WEIGHTS, RECURRENT_WEIGHTS, BIASES));
    if (shape(layer).peepholes() > 0) {
      keys.add(PEEPHOLES);
    }
    if (shape(layer).gains() > 0) {
      keys.add(GAINS);
    }
    return keys;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    List<String> keys = paramKeys(layer);
    keys.removeAll(List.of(BIASES, GAINS));
    return keys;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of(BIASES);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return !BIASES.equals(key) && !GAINS.equals(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return BIASES.equals(key);
  }

  @Override
  public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray flat, boolean first) {
    RecurrentLayer layer = (RecurrentLayer) conf.getLayer();
    Map<String, INDArray> views = views(layer, flat);
    if (first) {
      initialize(layer, views);
    }
    views.keySet().forEach(conf::addVariable);
    return views;
  }

  private static void initialize(RecurrentLayer layer, Map<String, INDArray> views) {
    LayerShape shape = layer.shape();
    IWeightInit weights = layer.getWeightInitFn();
    IWeightInit recurrent = layer.getWeightInitFnRecurrent();
    fill(weights, shape.inputs(), shape.units(), view(views, INPUT_WEIGHTS));
    fill(
        recurrent == null ? weights : recurrent,
        shape.units(),
        shape.units(),
        view(views, RECURRENT_WEIGHTS));
    INDArray biases = view(views, BIASES);
    biases.assign(layer.getBiasInit());
    if (shape.cell().hasMemory()) {
      biases
          .get(NDArrayIndex.interval(shape.units(), 2L * shape.units()))
          .assign(layer.firstForgetGateBias());
    }
    if (views.containsKey(PEEPHOLES)) {
      view(views, PEEPHOLES).assign(0);
    }
    if (views.containsKey(GAINS)) {
      view(views, GAINS).assign(1);
    }
  }

  private static INDArray view(Map<String, INDArray> views, String key) {
    return Objects.requireNonNull(views.get(key), key);
  }

  private static void fill(IWeightInit init, int inputs, int units, INDArray view) {
    init.init(inputs, units, view.shape(), 'f', view.reshape('f', new long[] {view.length()}));
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray flat) {
    return views((RecurrentLayer) conf.getLayer(), flat);
  }

  private static Map<String, INDArray> views(RecurrentLayer layer, INDArray flat) {
    LayerShape shape = layer.shape();
    INDArray row = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    views.put(
        INPUT_WEIGHTS,
        part(row, 0, shape.recurrentOffset()).reshape('f', shape.inputs(), shape.inputRows()));
    views.put(
        RECURRENT_WEIGHTS,
        part(row, shape.recurrentOffset(), shape.biasOffset())
            .reshape('f', shape.units(), shape.recurrentRows()));
    views.put(BIASES, part(row, shape.biasOffset(), shape.peepholeOffset()));
    if (shape.peepholes() > 0) {
      views.put(PEEPHOLES, part(row, shape.peepholeOffset(), shape.gainOffset()));
    }
    if (shape.gains() > 0) {
      views.put(GAINS, part(row, shape.gainOffset(), shape.parameters()));
    }
    return views;
  }

  private static INDArray part(INDArray row, int from, int to) {
    return row.get(NDArrayIndex.interval(from, to));
  }
}
