package dev.recur.dl4j;

import dev.recur.recurrent.Cell;

/** Simple recurrent network: {@code h' = tanh(W x + R h + b)}. */
@SuppressWarnings("serial")
public final class RnnLayer extends RecurrentLayer {
  /** For Jackson, which then sets the fields. */
  @SuppressWarnings("unused")
  private RnnLayer() {}

  private RnnLayer(Builder builder) {
    super(builder);
  }

  @Override
  Cell cell() {
    return Cell.RNN;
  }

  /** Options of the layer. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends RecurrentLayer.Builder<Builder> {
    @Override
    Builder self() {
      return this;
    }

    @Override
    public RnnLayer build() {
      return new RnnLayer(this);
    }
  }
}
