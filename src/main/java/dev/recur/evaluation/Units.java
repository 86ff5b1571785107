package dev.recur.evaluation;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.Panel;
import dev.recur.series.SeasonalScale;
import java.util.Arrays;

/**
 * What errors are measured in: the units of the data, or the standard deviation that each target of
 * each series had in train.
 */
public final class Units {
  private final boolean standard;
  private final double[][] means;
  private final double[][] deviations;

  private Units(boolean standard, double[][] means, double[][] deviations) {
    this.standard = standard;
    this.means = means;
    this.deviations = deviations;
  }

  private Units(Panel panel, boolean standard) {
    this.standard = standard;
    int targets = panel.schema().targets().size();
    means = new double[panel.size()][targets];
    deviations = new double[panel.size()][targets];
    for (double[] ones : deviations) {
      Arrays.fill(ones, 1);
    }
  }

  /**
   * Returns the units of the data.
   *
   * @param panel whole series
   */
  public static Units original(Panel panel) {
    return new Units(panel, false);
  }

  /**
   * Returns the units of the ETT tables: every target of every series less its mean in train, over
   * its deviation in train, the root of the mean squared distance from the mean.
   *
   * @param panel whole series
   * @param trainEnds steps in the train part of each series
   * @throws InputException if a target never changes in train
   */
  public static Units standard(Panel panel, int[] trainEnds) {
    Units units = new Units(panel, true);
    for (int s = 0; s < trainEnds.length; s++) {
      for (int k = 0; k < units.means[s].length; k++) {
        double[] train = panel.series().get(s).slice(0, trainEnds[s]).target(k);
        double mean = 0;
        for (double value : train) {
          mean += value / train.length;
        }
        double squares = 0;
        for (double value : train) {
          squares += (value - mean) * (value - mean) / train.length;
        }
        if (!(squares > 0)) {
          throw new InputException(
                  "%s: target '%s' has no deviation over the %d values of train, so it cannot be"
                          .formatted(
                              panel.series().get(s).name(),
                              panel.schema().targets().get(k),
                              train.length)
                      + " standardised")
              .mend("leave out ", setting("scale", "standard"));
        }
        units.means[s][k] = mean;
        units.deviations[s][k] = Math.sqrt(squares);
      }
    }
    return units;
  }

  /** Returns those of some series. */
  Units only(SeriesRange some) {
    return new Units(
        standard,
        Arrays.copyOfRange(means, some.from(), some.to()),
        Arrays.copyOfRange(deviations, some.from(), some.to()));
  }

  /** Whether these are standard deviations of train rather than the units of the data. */
  public boolean areStandard() {
    return standard;
  }

  double of(int s, int target, double value) {
    return (value - means[s][target]) / deviations[s][target];
  }

  SeasonalScale of(int s, int target, SeasonalScale scale) {
    double deviation = deviations[s][target];
    return new SeasonalScale(scale.absolute() / deviation, scale.rootMeanSquare() / deviation);
  }
}
