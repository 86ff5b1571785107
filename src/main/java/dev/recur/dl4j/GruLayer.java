package dev.recur.dl4j;

import dev.recur.recurrent.Cell;

/**
 * Gated recurrent unit, reset after the product, as in PyTorch, Keras and cuDNN; gates reset,
 * update, candidate, the bias with a fourth: the state's share of the candidate.
 */
@SuppressWarnings("serial")
public final class GruLayer extends RecurrentLayer {
  /** For Jackson, which then sets the fields. */
  @SuppressWarnings("unused")
  private GruLayer() {}

  private GruLayer(Builder builder) {
    super(builder);
  }

  @Override
  Cell cell() {
    return Cell.GRU;
  }

  /** Options of the layer. */
  @SuppressWarnings("unchecked")
  public static final class Builder extends RecurrentLayer.Builder<Builder> {
    @Override
    Builder self() {
      return this;
    }

    @Override
    public GruLayer build() {
      return new GruLayer(this);
    }
  }
}
