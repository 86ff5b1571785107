package dev.recur.fit;

import dev.recur.config.TrainConfig;
import dev.recur.covariate.DataSettings;
import dev.recur.forecast.Forecast;
import dev.recur.forecast.Forecaster;
import dev.recur.model.SavedModel;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.Schema;
import dev.recur.series.TimeSeries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a user said at train, settled anew at every origin of a backtest by the values up to it. The
 * season of each origin is sought once, for the model and all of its rivals.
 */
public final class OriginTasks {
  private final Schema schema;
  private final DataSettings data;
  private final TrainConfig asked;
  private final Map<List<Long>, Integer> seasons = new HashMap<>();

  /**
   * Begins a backtest.
   *
   * @param model whose schema, data settings and horizon are kept
   * @param asked what the user said when it was trained
   */
  public OriginTasks(SavedModel model, TrainConfig asked) {
    schema = model.schema();
    data = model.data();
    this.asked = asked.withHorizon(OptionalInt.of(model.horizon()));
  }

  /** Returns what the user said at train, with the horizon that followed. */
  TrainConfig asked() {
    return asked;
  }

  /**
   * Returns the task of a training on what comes before an origin; nothing is held out.
   *
   * @param histories values of every series up to the origin
   */
  Task of(List<TimeSeries> histories) {
    List<Long> ends = histories.stream().map(h -> h.calendar().ticks(h.length() - 1)).toList();
    Integer known = seasons.get(ends);
    TrainConfig config = known == null ? asked : asked.withSeason(OptionalInt.of(known));
    Task task = Prepared.upTo(new Panel(schema, histories), data, config);
    seasons.put(ends, task.season());
    return task;
  }

  /** Returns a forecaster that sees missing values filled as those of the task are. */
  Forecaster filling(Task task, Forecaster forecaster) {
    return data.missing() == MissingPolicy.SEASONAL
        ? new FilledBySeason(forecaster, task.season())
        : forecaster;
  }

  private record FilledBySeason(Forecaster forecaster, int season) implements Forecaster {
    @Override
    public List<Forecast> forecast(
        List<TimeSeries> histories, int horizon, double[] probabilities) {
      List<TimeSeries> filled = histories.stream().map(h -> h.filledBySeason(season)).toList();
      return forecaster.forecast(filled, horizon, probabilities);
    }

    @Override
    public int needed() {
      return forecaster.needed();
    }

    @Override
    public void close() {
      forecaster.close();
    }
  }
}
