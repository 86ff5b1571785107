package dev.recur.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.csv.ReadOptions;
import dev.recur.series.Frequency;
import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.TimeSeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTest {
  private static final Path AIRLINE = Path.of("sample-data", "airline-passengers.csv");

  @Test
  void arraysAndTheirFileGiveTheSameForecast() {
    Data file = Data.read(AIRLINE);
    double[] values = file.panel().series().get(0).target(0);
    LocalDateTime first = LocalDateTime.of(1949, 1, 1, 0, 0);
    Data arrays = Data.of("Passengers", Frequency.parse("monthly"), first, values);
    Recur recur = new Recur();
    TimeSeries forecast = recur.forecast(arrays).points().series().get(0);
    assertArrayEquals(recur.forecast(file).points().series().get(0).target(0), forecast.target(0));
    assertEquals("1961-01-01", forecast.calendar().label(0));
  }

  @ParameterizedTest
  @CsvSource({
    "daily,            2026-02-27T00:00,        2026-03-01",
    "daily,            2026-02-27T06:30,        2026-03-01 06:30:00",
    "hourly,           2026-11-02T22:00,        2026-11-03 00:00:00",
    "every millisecond,2026-11-02T22:00:00.008, 2026-11-02 22:00:00.010",
    "yearly,           2026-01-01T00:00,        2028-01-01"
  })
  void stepsGoOnFromTheFirst(String step, LocalDateTime first, String third) {
    Data data = Data.of("y", Frequency.parse(step), first, 1, 2, 3);
    assertEquals(third, data.panel().series().get(0).calendar().label(2));
  }

  @Test
  void seriesOfAMapKeepTheirNamesAndLengths() {
    Map<String, double[]> shops = new LinkedHashMap<>();
    shops.put("north", new double[] {1, 2, 3});
    shops.put("south", new double[] {4, 5});
    Data data = Data.of(Frequency.parse("daily"), LocalDateTime.of(2026, 1, 1, 0, 0), shops);
    assertEquals(
        List.of("north", "south"), data.panel().series().stream().map(TimeSeries::name).toList());
    assertArrayEquals(new double[] {4, 5}, data.panel().series().get(1).target(0));
  }

  @Test
  void stepsWithoutTimeAreCounted() {
    assertEquals("3", Data.of("y", 7, 8, 9).panel().series().get(0).calendar().label(2));
  }

  @Test
  void aValueThatIsMissingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Data.of("y", 1, Double.NaN, 2));
  }

  @Test
  void aFileKeepsItsNameAndTheHashOfItsBytes(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("abc.csv");
    Files.writeString(file, "month,y\n2020-01,1\n2020-02,\n2020-03,3\n");
    ReadOptions zero = ReadOptions.builder().missing(MissingPolicy.ZERO).build();
    Data data = Data.read(file, zero);
    assertEquals("abc.csv", data.provenance().data());
    // printf 'month,y\n2020-01,1\n2020-02,\n2020-03,3\n' | sha256sum
    assertEquals(
        "523c2f8f1fc2ca4a82980cc29712d7ca1d165aa2565e8f419af930df44713f26",
        data.provenance().sha256());
    assertEquals(MissingPolicy.ZERO, data.settings().missing());
    assertThrows(InputException.class, () -> Data.read(file));
  }

  @Test
  void theHashOfArraysIsThatOfTheirBigEndianDoubles() {
    // python3 -c "import hashlib,struct;
    // print(hashlib.sha256(struct.pack('>3d',1,2,3)).hexdigest())"
    assertEquals(
        "6df8df1fcd5bb01053004aaed89b3aeb347faea58871ce447f078d8bb88af6a0",
        Data.of("y", 1, 2, 3).provenance().sha256());
  }
}
