package dev.recur.cli;

import dev.recur.series.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How many steps a season has, or each of several. */
final class SeasonOption {
  @Option(
      names = "--season",
      paramLabel = "auto|N,...",
      converter = SeasonConverter.class,
      description =
          "Steps in a season, 1 for none, or in each of several, such as 24,168; auto takes one that"
              + " the calendar suggests and train confirms [auto].")
  private Steps season = new Steps(OptionalInt.empty(), List.of());

  /** Returns the steps in the first season; empty to find it in train. */
  OptionalInt season() {
    return season.steps();
  }

  /** Returns the steps in the others, rising; none to find them. */
  List<Integer> longer() {
    return season.longer();
  }

  /** What the option asks for. */
  record Steps(OptionalInt steps, List<Integer> longer) {
    /** Copies the list. */
    Steps {
      longer = List.copyOf(longer);
    }

    // Picocli asks for it at every start, which would wait for a record's own.
    @Override
    public String toString() {
      return steps.isPresent() ? Integer.toString(steps.getAsInt()) : "auto";
    }
  }

  /** Reads seasons. */
  static final class SeasonConverter implements ITypeConverter<Steps> {
    @Override
    public Steps convert(String value) {
      if (value.equals("auto")) {
        return new Steps(OptionalInt.empty(), List.of());
      }
      List<Integer> all = new ArrayList<>();
      for (String steps : value.split(",", -1)) {
        int least = all.isEmpty() ? 1 : Math.max(2, all.get(all.size() - 1) + 1);
        boolean number = steps.matches("\\d{1,9}");
        if (!number
            || !Limit.STEPS.allows(Integer.parseInt(steps))
            || Integer.parseInt(steps) < least
            || all.equals(List.of(1))) {
          throw new TypeConversionException(
              "'"
                  + value
                  + "': give 1 to "
                  + Limit.STEPS.most()
                  + (value.contains(",") ? ", rising as in 24,168" : "")
                  + ", or auto");
        }
        all.add(Integer.parseInt(steps));
      }
      return new Steps(OptionalInt.of(all.get(0)), all.subList(1, all.size()));
    }
  }
}
