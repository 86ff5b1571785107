package dev.recur.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.fit.RunListener;
import dev.recur.fit.Work;
import dev.recur.note.Note;
import dev.recur.training.Epoch;
import dev.recur.training.TrainingListener;
import dev.recur.training.WatchedForecast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line of JSON an epoch while a run goes on. Lines hold no time, so that the same run
 * writes the same file.
 */
public final class HistoryLines implements RunListener {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final LineFile lines;
  private final RunListener next;
  private int trainings;

  /**
   * Makes a listener that writes and passes everything on.
   *
   * @param lines where the lines go
   * @param next hears the same
   */
  public HistoryLines(LineFile lines, RunListener next) {
    this.lines = lines;
    this.next = next;
  }

  @Override
  public void note(Note note) {
    next.note(note);
  }

  @Override
  public synchronized TrainingListener trainingStarts(int epochs) {
    trainings++;
    int training = trainings;
    TrainingListener others = next.trainingStarts(epochs);
    return new TrainingListener() {
      @Override
      public void epochEnded(Epoch epoch, Epoch best) {
        write(line(training, epoch));
        others.epochEnded(epoch, best);
      }

      @Override
      public void epochTold(Epoch epoch) {
        write(line(training, epoch));
        others.epochTold(epoch);
      }

      @Override
      public void trainingEnded(Epoch last, Epoch best) {
        others.trainingEnded(last, best);
      }
    };
  }

  @Override
  public void forecast(String model, int done, int total) {
    next.forecast(model, done, total);
  }

  @Override
  public void worked(Work work, int done, int total) {
    next.worked(work, done, total);
  }

  private synchronized void write(ObjectNode line) {
    lines.append(line);
  }

  private static ObjectNode line(int training, Epoch epoch) {
    ObjectNode json =
        JSON.objectNode()
            .put("training", training)
            .put("epoch", epoch.number())
            .put("loss", epoch.loss());
    json.put("validationError", finite(epoch.validationError()));
    json.put("learningRate", epoch.learningRate());
    if (!epoch.watched().isEmpty()) {
      ArrayNode forecasts = json.putArray("watched");
      for (WatchedForecast forecast : epoch.watched()) {
        ArrayNode targets =
            forecasts.addObject().put("series", forecast.series()).putArray("targets");
        for (List<Double> steps : forecast.targets()) {
          ArrayNode values = targets.addArray();
          steps.forEach(value -> values.add(finite(value)));
        }
      }
    }
    return json;
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
