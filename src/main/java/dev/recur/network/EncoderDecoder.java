package dev.recur.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A sequence-to-sequence network, as {@link DecoderSpec} has it. */
final class EncoderDecoder implements BlockNetwork {
  /** Keeps what the decoder drops apart from what the encoder does. */
  private static final long DECODER_SEED = 1L << 62;

  private final NetworkSpec spec;
  private final DecoderSpec shape;
  private final int lookback;
  private final @Nullable NetworkWeights gradients;
  private final RecurrentLayers encoder;
  private final @Nullable Embedding embedding;
  private final RecurrentLayers decoder;
  private final @Nullable Attention attention;

  /** Serves every step ahead. */
  private final DenseLayer output;

  private final @Nullable DenseLayer skip;
  private final WindowRows rows;
  private final float[] predictions;

  /** What the skip or one step gives, {@code [outputs, columns]}, or gradients of it. */
  private final float[] part;

  /** {@code [decoder's inputs, columns]}. */
  private final float[] entering;

  /** The average over the window, {@code [width, columns]}. */
  private final float[] context;

  /** Of what the output layer sees: the decoder's state, then the average. */
  private final float[] seenGradient;

  private final float[] askedGradient;
  private int columns;

  EncoderDecoder(
      NetworkSpec spec,
      NetworkWeights weights,
      @Nullable NetworkWeights gradients,
      int lookback,
      int maxColumns) {
    this.spec = spec;
    this.lookback = lookback;
    this.gradients = gradients;
    shape = spec.options().decoder().orElseThrow();
    int ahead = shape.ahead();
    encoder =
        new RecurrentLayers(
            spec,
            weights.recurrent(),
            gradients == null ? null : gradients.recurrent(),
            shape.attention() ? RecurrentLayers.Sees.EVERY_STEP : RecurrentLayers.Sees.LAST_STEP,
            lookback,
            maxColumns);
    embedding = Embedding.of(weights, gradients, maxColumns);
    if (gradients != null && embedding != null) {
      encoder.returnVectorGradient(embedding.size(), maxColumns);
    }
    decoder =
        new RecurrentLayers(
            spec,
            weights.decoder(),
            gradients == null ? null : gradients.decoder(),
            RecurrentLayers.Sees.EVERY_STEP,
            ahead,
            maxColumns);
    DenseWeights query = weights.attention();
    attention =
        query == null
            ? null
            : new Attention(
                query,
                gradients == null ? null : gradients.attention(),
                lookback,
                ahead,
                maxColumns);
    output =
        new DenseLayer(
            weights.output(), gradients == null ? null : gradients.output(), ahead, maxColumns);
    DenseWeights skipping = weights.skip();
    skip =
        skipping == null
            ? null
            : new DenseLayer(skipping, gradients == null ? null : gradients.skip(), 1, maxColumns);
    int most = Math.max(spec.features() + spec.vectorSize(), shape.features());
    rows = new WindowRows(most, maxColumns);
    predictions = new float[spec.outputs() * maxColumns];
    part = new float[spec.outputs() * maxColumns];
    entering = new float[shape.inputs() * maxColumns];
    context = new float[spec.width() * maxColumns];
    seenGradient = new float[spec.outputInputs() * maxColumns];
    askedGradient = new float[spec.hidden() * maxColumns];
  }

  @Override
  public float[] forward(
      float[] inputs, int batch, int from, int count, int columns, long dropoutSeed) {
    this.columns = columns;
    rows.begin(inputs, batch, from, count, columns);
    encode(dropoutSeed);
    decode(dropoutSeed);
    output.begin(columns);
    for (int t = 0; t < shape.ahead(); t++) {
      float[] state = decoder.leaving(0, t);
      output.input(t, 0, state, spec.hidden());
      if (attention != null) {
        attention.forward(t, state, context);
        output.input(t, spec.hidden(), context, spec.width());
      }
      output.forward(t, part, 0);
      copyStep(t, part, predictions, true);
    }
    if (skip != null) {
      skip.forward(0, part, 0);
      add(part, predictions, spec.outputs() * columns);
    }
    return predictions;
  }

  private void encode(long dropoutSeed) {
    encoder.begin(columns, dropoutSeed);
    if (skip != null) {
      skip.begin(columns);
    }
    int features = spec.features();
    if (embedding != null) {
      embedding.lay(rows, spec.inputRows(lookback) - 1, features, columns);
    }
    int skipped = lookback - spec.options().skip();
    for (int t = 0; t < lookback; t++) {
      float[] values = rows.cut(t * features, features);
      encoder.input(t, values);
      if (skip != null && t >= skipped) {
        skip.input(0, (t - skipped) * features, values, features);
      }
    }
    encoder.roll();
    if (attention != null) {
      attention.begin(columns);
      for (int t = 0; t < lookback; t++) {
        for (int direction = 0; direction < spec.directions(); direction++) {
          int row = direction * spec.hidden();
          attention.state(t, row, encoder.leaving(direction, t), spec.hidden());
        }
      }
    }
  }

  private void decode(long dropoutSeed) {
    decoder.begin(columns, DECODER_SEED + dropoutSeed);
    decoder.startAt(encoder);
    int known = shape.features();
    for (int t = 0; t < shape.ahead(); t++) {
      float[] values = rows.cut(lookback * spec.features() + t * known, known);
      System.arraycopy(values, 0, entering, 0, known * columns);
      float place = (t + 1f) / shape.ahead();
      Arrays.fill(entering, known * columns, (known + 1) * columns, place);
      decoder.input(t, entering);
    }
    decoder.roll();
  }

  /** Copies the rows of one step, {@code [targets, values]}, into those of all, or out of them. */
  private void copyStep(int t, float[] step, float[] all, boolean into) {
    int length = spec.outputs() / shape.targets() / shape.ahead() * columns;
    for (int target = 0; target < shape.targets(); target++) {
      int at = (target * shape.ahead() + t) * length;
      if (into) {
        System.arraycopy(step, target * length, all, at, length);
      } else {
        System.arraycopy(all, at, step, target * length, length);
      }
    }
  }

  private static void add(float[] values, float[] goal, int n) {
    for (int i = 0; i < n; i++) {
      goal[i] += values[i];
    }
  }

  @Override
  public void backward(float[] gradients) {
    if (skip != null) {
      skip.backward(0, gradients, 0, null);
    }
    int length = spec.hidden() * columns;
    for (int t = shape.ahead() - 1; t >= 0; t--) {
      copyStep(t, part, gradients, false);
      output.backward(t, part, 0, seenGradient);
      float[] stateGradient = decoder.gradient(0, t);
      System.arraycopy(seenGradient, 0, stateGradient, 0, length);
      if (attention != null) {
        attention.backward(t, seenGradient, length, askedGradient);
        add(askedGradient, stateGradient, length);
      }
    }
    decoder.rollBack();
    for (int direction = 0; direction < spec.directions(); direction++) {
      if (attention == null) {
        Arrays.fill(encoder.lastGradient(direction), 0, length, 0);
      } else {
        for (int t = 0; t < lookback; t++) {
          float[] goal = encoder.gradient(direction, t);
          System.arraycopy(attention.stateGradient(t), direction * length, goal, 0, length);
        }
      }
    }
    encoder.rollBack();
    if (embedding != null) {
      embedding.backward(encoder.vectorGradient());
    }
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    output.close();
    if (attention != null) {
      attention.close();
    }
    if (skip != null) {
      skip.close();
    }
    if (gradients != null) {
      gradients.close();
    }
  }
}
