import dev.recur.synthetic.Simulator;
import dev.recur.synthetic.SyntheticSeries;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Prints the first series of the first blocks of a seed, one a line: number, season, long season,
 * steps of history, values.
 *
 * <pre>java -cp target/lib/recur.jar src/bench/SyntheticSheet.java SEED COUNT</pre>
 */
final class SyntheticSheet {
  private SyntheticSheet() {}

  public static void main(String[] arguments) {
    Simulator simulator = new Simulator(Long.parseLong(arguments[0]));
    for (long number = 0; number < 64 * Long.parseLong(arguments[1]); number += 64) {
      SyntheticSeries series = simulator.series(number);
      String values =
          Arrays.stream(series.values())
              .mapToObj(value -> String.valueOf((float) value))
              .collect(Collectors.joining(","));
      System.out.printf(
          "%d,%d,%d,%d,%s%n",
          number, series.season(), series.longSeason(), simulator.history(number), values);
    }
  }
}
