package dev.recur.synthetic;

import java.util.List;
import java.util.stream.Stream;

/** What the series of pre-training are made of, in per cent. */
final class Mix {
  /** Families that draw for themselves. */
  private static final List<Share> SIMPLE =
      List.of(
          new Share("structural", 34, 33, 35, new Structural()),
          new Share("growth", 40, 28, 24, new Growth()),
          new Share("state space", 8, 11, 11, new StateSpace()),
          new Share("sarima", 2, 5, 6, new Sarima()),
          new Share("regime switching", 1, 2, 3, new RegimeSwitching()),
          new Share("stochastic volatility", 3, 5, 2, new StochasticVolatility()),
          new Share("ornstein-uhlenbeck", 2, 2, 3, new OrnsteinUhlenbeck()),
          new Share("spectral", 3, 4, 5, new Spectral()),
          new Share("counts", 1, 2, 3, new Counts()),
          new Share("intermittent", 1, 3, 2, new Intermittent()));

  /** All families. */
  static final List<Share> SHARES =
      Stream.concat(SIMPLE.stream(), Stream.of(new Share("mixture", 5, 5, 6, new Mixture(SIMPLE))))
          .toList();

  private Mix() {}
}
