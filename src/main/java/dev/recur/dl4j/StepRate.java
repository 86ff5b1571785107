package dev.recur.dl4j;

import org.nd4j.linalg.schedule.ISchedule;

/** The learning rate that was set for the step to come. */
@SuppressWarnings("serial")
final class StepRate implements ISchedule {
  private double rate;

  StepRate(double rate) {
    this.rate = rate;
  }

  void set(double rate) {
    this.rate = rate;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return rate;
  }

  /** The same one: every layer's updater is to hear of the next rate. */
  @Override
  @SuppressWarnings("MissingSuperCall")
  public ISchedule clone() {
    return this;
  }
}
