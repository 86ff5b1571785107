package dev.recur.transform;

import dev.recur.series.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Transforms applied one after the other, inverted in the opposite order.
 *
 * @param links in the order of application; may be empty
 */
public record TransformChain(List<FittedTransform> links) implements FittedTransform {
  /** Copies the list. */
  public TransformChain {
    links = List.copyOf(links);
  }

  /**
   * Returns the chain in which each transform is fitted to what the ones before made of train.
   *
   * @param transforms in the order of application
   * @param train values, original units, shape [time]; more than the lags of all transforms
   * @param season steps in a season, 1 or more
   * @throws InputException if a transform does not allow the values, or none are left
   */
  public static TransformChain fit(List<Transform> transforms, double[] train, int season) {
    List<FittedTransform> links = new ArrayList<>();
    double[] values = train;
    for (Transform transform : transforms) {
      FittedTransform link = transform.fit(values, season);
      values = link.apply(values);
      if (!Arrays.stream(values).allMatch(Double::isFinite)) {
        throw new InputException(
            "transform "
                + transform
                + " leaves the range of numbers; give values in a larger unit");
      }
      if (values.length == 0) {
        throw new InputException(
            "transform "
                + transform
                + " needs more than "
                + link.lag()
                + " values; train has "
                + train.length);
      }
      links.add(link);
    }
    return new TransformChain(links);
  }

  @Override
  public int lag() {
    return links.stream().mapToInt(FittedTransform::lag).sum();
  }

  @Override
  public double[] apply(double[] values) {
    double[] transformed = values.clone();
    for (FittedTransform link : links) {
      transformed = link.apply(transformed);
    }
    return transformed;
  }

  @Override
  public double[] invert(double[] transformed, double[] history) {
    if (history.length < lag()) {
      throw new IllegalArgumentException(
          "history has " + history.length + " values; the transforms need " + lag());
    }
    List<double[]> histories = new ArrayList<>();
    double[] tail = Arrays.copyOfRange(history, history.length - lag(), history.length);
    for (FittedTransform link : links) {
      histories.add(tail);
      tail = link.apply(tail);
    }
    double[] values = transformed.clone();
    for (int i = links.size() - 1; i >= 0; i--) {
      values = links.get(i).invert(values, histories.get(i));
    }
    return values;
  }
}
