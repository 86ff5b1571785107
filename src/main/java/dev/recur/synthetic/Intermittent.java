package dev.recur.synthetic;

/**
 * Demand that comes now and then (Croston, 1972): zeros between demands whose intervals are
 * geometric or nearly regular, their sizes log-normal or counts.
 */
final class Intermittent implements Family {
  @Override
  public double[] draw(Span span, Draws draws) {
    double interval = draws.logUniform(1.2, 12);
    double[] demand = occasions(span.length(), interval, draws.chance(.2) ? 4 : 1, draws);
    double spread = draws.uniform(.1, 1);
    boolean counted = draws.chance(.6);
    double size = counted ? draws.logUniform(1, 20) : draws.logUniform(1, 500);
    double trend = draws.chance(.6) ? 0 : draws.normal() / span.length();
    double[] season =
        span.seasonal() && draws.chance(.4) ? SeasonalPart.draw(span, draws) : new double[0];
    for (int t = 0; t < demand.length; t++) {
      if (demand[t] > 0) {
        double log = spread * draws.normal() + trend * t + (season.length > 0 ? .4 * season[t] : 0);
        double value = size * StrictMath.exp(StrictMath.max(-6, StrictMath.min(6, log)));
        demand[t] = counted ? StrictMath.max(1, StrictMath.rint(value)) : value;
      }
    }
    return demand;
  }

  /**
   * 1 where there is demand, else 0.
   *
   * @param interval steps between two demands in the mean, no less than the regularity
   * @param regularity 1 is geometric; higher is nearer to a fixed interval
   */
  static double[] occasions(int length, double interval, int regularity, Draws draws) {
    double[] occasions = new double[length];
    // a demand is due after as many hits as the regularity says
    double hit = StrictMath.min(1, regularity / interval);
    double progress = draws.below(regularity);
    for (int t = 0; t < length; t++) {
      if (draws.chance(hit)) {
        progress++;
      }
      if (progress >= regularity) {
        occasions[t] = 1;
        progress = 0;
      }
    }
    return occasions;
  }
}
