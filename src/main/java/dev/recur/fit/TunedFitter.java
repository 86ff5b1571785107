package dev.recur.fit;

import dev.recur.config.TrainConfig;
import dev.recur.evaluation.Backtest;
import dev.recur.evaluation.ScoredQuantiles;
import dev.recur.forecast.Forecaster;
import dev.recur.forecast.ParallelForecaster;
import dev.recur.model.Model;
import dev.recur.model.PretrainedModel;
import dev.recur.note.NetworkNote;
import dev.recur.pretrained.FineTuning;
import dev.recur.pretrained.PretrainedWeights;
import dev.recur.series.InputException;
import dev.recur.split.Split;
import java.util.function.ToIntFunction;

/**
 * Lets the pre-trained network go on learning on train, if that made it better before the held-out
 * end; else it stays as it was released.
 *
 * @param config what the user said
 * @param always whether it goes on without asking
 */
record TunedFitter(TrainConfig config, boolean always) implements ModelFitter {
  @Override
  public Model fit(Task task, RunListener listener) {
    return always || pays(task, listener)
        ? tuned(task, listener)
        : new PretrainedModel(PretrainedWeights.released(), task.season());
  }

  private boolean pays(Task task, RunListener listener) {
    Task trial;
    try {
      trial = task.beforeTest();
    } catch (InputException e) {
      return false;
    }
    Backtest backtest = HeldOut.backtest(trial, ScoredQuantiles.NONE);
    double tuned = error(tuned(trial, listener), trial, backtest);
    double released =
        error(new PretrainedModel(PretrainedWeights.released(), trial.season()), trial, backtest);
    listener.note(new NetworkNote.Tuned(tuned, released));
    return tuned < released;
  }

  private double error(Model model, Task trial, Backtest backtest) {
    try (Forecaster forecaster =
        new ParallelForecaster(model.forecaster(), config.training().threads())) {
      return HeldOut.error(backtest, HeldOut.score(backtest, trial.season(), "tuned", forecaster));
    }
  }

  private Model tuned(Task task, RunListener listener) {
    return PretrainedModel.tuned(
        weights(task, Split::trainEnd, config.training().threads(), listener), task.season());
  }

  /**
   * Returns the released weights after they went on learning, as far as there is anything to learn.
   *
   * @param task whose series are learnt
   * @param end of what is learnt
   * @param threads that share the work
   * @param listener hears how far it is
   */
  static PretrainedWeights weights(
      Task task, ToIntFunction<Split> end, int threads, RunListener listener) {
    listener.worked(Work.TUNING, 0, FineTuning.STEPS);
    PretrainedWeights released = PretrainedWeights.released();
    return new FineTuning(task.season(), task.horizon(), threads)
        .of(
            released,
            task.before(end),
            done -> listener.worked(Work.TUNING, done, FineTuning.STEPS))
        .orElse(released);
  }
}
