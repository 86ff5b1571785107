package dev.recur.synthetic;

import java.util.List;
import java.util.stream.Stream;

/** What the series of pre-training are made of, in per cent. */
final class Mix {
  /** Families that draw for themselves. */
  private static final List<Share> SIMPLE =
      List.of(
          new Share("structural", 34, 30, 37, new Structural()),
          new Share("growth", 32, 20, 20, new Growth()),
          new Share("state space", 14, 12, 12, new StateSpace()),
          new Share("sarima", 4, 8, 7, new Sarima()),
          new Share("regime switching", 1, 3, 3, new RegimeSwitching()),
          new Share("stochastic volatility", 3, 6, 2, new StochasticVolatility()),
          new Share("ornstein-uhlenbeck", 2, 4, 3, new OrnsteinUhlenbeck()),
          new Share("spectral", 3, 6, 5, new Spectral()),
          new Share("counts", 1, 3, 3, new Counts()),
          new Share("intermittent", 1, 3, 2, new Intermittent()));

  /** All families. */
  static final List<Share> SHARES =
      Stream.concat(SIMPLE.stream(), Stream.of(new Share("mixture", 5, 5, 6, new Mixture(SIMPLE))))
          .toList();

  private Mix() {}
}
