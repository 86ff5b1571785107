package dev.recur.transform;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import dev.recur.series.Message;
import dev.recur.series.TimeSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fitted transforms of a panel: one chain for every series and target, all made of the same
 * transforms, and the scales of the covariates.
 *
 * @param transforms in the order of application
 * @param season steps in a season, 1 or more
 * @param fitted by name of the series, one chain a target
 * @param covariates the scales of the covariates
 */
public record PanelTransforms(
    List<Transform> transforms,
    int season,
    Map<String, List<TransformChain>> fitted,
    CovariateScales covariates) {
  /** Copies the collections. */
  public PanelTransforms {
    transforms = List.copyOf(transforms);
    fitted = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fitted));
  }

  /**
   * Returns the transforms fitted to train.
   *
   * @param transforms in the order of application
   * @param season steps in a season, 1 or more
   * @param train the train part of every series
   * @throws InputException if a series does not allow a transform, naming it
   */
  public static PanelTransforms fit(
      List<Transform> transforms, int season, List<TimeSeries> train) {
    Map<String, List<TransformChain>> fitted = new LinkedHashMap<>();
    for (TimeSeries series : train) {
      fitted.put(series.name(), chains(transforms, season, series));
    }
    return new PanelTransforms(transforms, season, fitted, CovariateScales.fit(train));
  }

  private static List<TransformChain> chains(
      List<Transform> transforms, int season, TimeSeries train) {
    List<TransformChain> chains = new ArrayList<>();
    for (int target = 0; target < train.targetCount(); target++) {
      try {
        chains.add(TransformChain.fit(transforms, train.target(target), season));
      } catch (InputException e) {
        Optional<String> value =
            transforms.get(0) == Transform.LOG ? belowZero(train, 0) : Optional.empty();
        throw new InputException(
                Message.of(train.name() + ": ", value.map(Message::of).orElse(e.found())))
            .mend("pass ", setting("transform", "auto"));
      }
    }
    return chains;
  }

  /**
   * Returns the same with what others were fitted to before: their chains of the series that both
   * know, and their scales of the covariates.
   *
   * @param before made of the same transforms
   */
  public PanelTransforms keeping(PanelTransforms before) {
    Map<String, List<TransformChain>> kept = new LinkedHashMap<>();
    fitted.forEach((name, own) -> kept.put(name, before.fitted.getOrDefault(name, own)));
    return new PanelTransforms(transforms, season, kept, before.covariates);
  }

  /**
   * Returns the same with other scales of the covariates.
   *
   * @throws IllegalArgumentException if they are of other covariates
   */
  public PanelTransforms withCovariates(CovariateScales scales) {
    if (!scales.isLike(covariates)) {
      throw new IllegalArgumentException("scales of other covariates than the series have");
    }
    return new PanelTransforms(transforms, season, fitted, scales);
  }

  /** Returns the place of each series among those the transforms were fitted to, from 0. */
  public Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    fitted.keySet().forEach(name -> numbers.put(name, numbers.size()));
    return numbers;
  }

  /**
   * Returns why a history is beyond the reach of the transforms, such as "transform log needs
   * values above 0, got 0 at 1960-12 (line 145)"; empty if it is not.
   *
   * @param history observed values up to the origin
   * @param seen how many of its last values a forecast is made from
   */
  public Optional<String> beyondReach(TimeSeries history, int seen) {
    if (!transforms.contains(Transform.LOG)) {
      return Optional.empty();
    }
    int from = fitted.containsKey(history.name()) ? Math.max(0, history.length() - seen) : 0;
    return belowZero(history, from);
  }

  /** Returns what of a series, from a step on, has no logarithm. */
  private static Optional<String> belowZero(TimeSeries series, int from) {
    for (int target = 0; target < series.targetCount(); target++) {
      for (int t = series.length() - 1; t >= from; t--) {
        double value = series.target(target, t);
        if (value <= 0) {
          OptionalLong line = series.line(t);
          return Optional.of(
              "transform log needs values above 0, got "
                  + new BigDecimal(value).round(new MathContext(6)).toPlainString()
                  + " at "
                  + series.calendar().label(t)
                  + (line.isPresent() ? " (line " + line.getAsLong() + ")" : ""));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns how many leading values the transforms use up. */
  public int lag() {
    return transforms.stream().mapToInt(transform -> transform.lag(season)).sum();
  }

  /**
   * Returns the chains of a series, one a target. A series that was not in train gets chains fitted
   * to its own history, which ends at the origin.
   *
   * @param history observed values up to the origin
   */
  public List<TransformChain> of(TimeSeries history) {
    List<TransformChain> chains = fitted.get(history.name());
    return chains != null ? chains : chains(transforms, season, history);
  }
}
