package dev.recur.forecast;

/** A forecaster around another, which needs what that needs and closes it with itself. */
interface ForecasterAround extends Forecaster {
  /** Returns the other. */
  Forecaster forecaster();

  @Override
  default int needed() {
    return forecaster().needed();
  }

  @Override
  default int together() {
    return forecaster().together();
  }

  @Override
  default void close() {
    forecaster().close();
  }
}
