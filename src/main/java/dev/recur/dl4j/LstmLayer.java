package dev.recur.dl4j;

import dev.recur.recurrent.Cell;

/** Long short-term memory, with peepholes if wanted; gates in the order of PyTorch and Keras. */
@SuppressWarnings("serial")
public final class LstmLayer extends RecurrentLayer {
  private final boolean peepholes;
  private final double forgetGateBias;

  /** For Jackson, which then sets the fields. */
  @SuppressWarnings("unused")
  private LstmLayer() {
    peepholes = false;
    forgetGateBias = 1;
  }

  private LstmLayer(Builder builder) {
    super(builder);
    peepholes = builder.peepholes;
    forgetGateBias = builder.forgetGateBias;
  }

  @Override
  Cell cell() {
    return peepholes ? Cell.PEEPHOLE_LSTM : Cell.LSTM;
  }

  @Override
  double firstForgetGateBias() {
    return forgetGateBias;
  }

  /** Whether the gates see the memory. */
  public boolean isPeepholes() {
    return peepholes;
  }

  /** What the biases of the forget gate start at. */
  public double getForgetGateBias() {
    return forgetGateBias;
  }

  /** Options of the layer. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends RecurrentLayer.Builder<Builder> {
    private boolean peepholes;
    private double forgetGateBias = 1;

    @Override
    Builder self() {
      return this;
    }

    /** Lets the gates see the memory, one weight a unit and gate (Gers 2000). */
    public Builder peepholes(boolean peepholes) {
      this.peepholes = peepholes;
      return this;
    }

    /** What the biases of the forget gate start at; 1 if not set (Jozefowicz 2015). */
    public Builder forgetGateBias(double bias) {
      forgetGateBias = bias;
      return this;
    }

    @Override
    public LstmLayer build() {
      return new LstmLayer(this);
    }
  }
}
