package dev.recur.spark;

import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.api.Data;
import dev.recur.api.Recur;
import dev.recur.config.ZeroShotConfig;
import dev.recur.csv.ReadOptions;
import dev.recur.model.SavedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as they are typed: tables, counts, exit codes. */
class CommandsTest {
  private static final int HORIZON = 3;
  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void begin() {
    spark = Panels.session();
  }

  /** What a command ended with and told. */
  private record Told(int code, String err) {}

  private static Told run(String command, Path input, Object... more) {
    List<String> words = Panels.words(command, input, more);
    words.addAll(List.of("--partitions", "3"));
    PrintStream usual = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
    System.setErr(err);
    try {
      int code = Main.run(words.toArray(String[]::new), err);
      return new Told(code, told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(usual);
    }
  }

  private static Told forecast(Path input, Path output, Object... more) {
    List<Object> words = new ArrayList<>(List.of("-H", HORIZON, "-o", output));
    words.addAll(List.of(more));
    return run("forecast", input, words.toArray());
  }

  private static Dataset<Row> parquet(Path table) {
    return spark.read().parquet(table.toString());
  }

  private static List<String> lines(Path table) {
    return parquet(table).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  /** One series in a hundred cannot be used, each for a reason of its own. */
  @Test
  void tenKindsOfBadSeriesAreNamedAndTheOthersForecast() {
    List<String> rows = new ArrayList<>(Panels.rows(1000, 3));
    rows.removeIf(row -> row.startsWith("s0005,2019-05"));
    rows.add("s0105,2019-02-01,5");
    change(rows, "s0205,2018-03", "s0205,2018-03-01,n/a?");
    rows.add("s0305,2019-02-11,5");
    change(rows, "s0405,2018-04", "s0405,yesterday,5");
    rows.replaceAll(
        row -> row.startsWith("s0505,") ? row.substring(0, row.lastIndexOf(',')) + "," : row);
    change(rows, "s0605,2018-06", "s0605,2018-06-01,");
    change(rows, "s0705,2018-07", "s0705,,5");
    change(rows, "s0805,2018-08", "s0805,2018-08-01,1e999");
    change(rows, "s0905,2018-09", "s0905,2018-09-01,\"12,5\"");
    Path input = Panels.file(folder, rows);
    Path output = folder.resolve("out");
    Told told = forecast(input, output, "--missing", "error");
    assertEquals(0, told.code(), told.err());
    assertTrue(told.err().contains("990 series forecast, 10 cannot be used"), told.err());
    Map<String, String> errors = new TreeMap<>();
    for (Row row : parquet(folder.resolve("out-errors")).collectAsList()) {
      errors.put(
          row.getString(0), row.getString(1) + " | " + row.getString(2) + " | " + row.getString(3));
    }
    Map<String, String> expected = new TreeMap<>();
    expected.put(
        "s0005",
        "2019-06-01, month | 1 step is missing between 2019-04-01 and 2019-06-01 in series 's0005'"
            + " | add the rows or pass --missing interpolate");
    expected.put(
        "s0105",
        "2019-02-01, month | '2019-02-01' of series 's0105' stands on row 14 too | remove one row");
    expected.put(
        "s0205",
        "2018-03-01, units | 'n/a?' is not a number | fix the cell, or leave it empty and pass"
            + " --missing interpolate");
    expected.put(
        "s0305",
        "2019-02-11, month | '2019-02-11' is no step of a calendar that is monthly from 2018-01-01"
            + " | for events or uneven times sum or average the rows of each step first, by"
            + " groupBy");
    expected.put(
        "s0405",
        "yesterday, month | 'yesterday' is not a time of the form yyyy-MM-dd, as '2018-01-01' on"
            + " an earlier line is | fix or remove the row");
    expected.put(
        "s0505", "2018-01-01, units | no value in the whole series 's0505' | leave it out");
    expected.put(
        "s0605",
        "2018-06-01, units | the cell is empty | fix the cell or pass --missing interpolate");
    expected.put(
        "s0705", "month | the time is missing | every row needs one, fix or remove the row");
    expected.put(
        "s0805", "2018-08-01, units | '1e999' is beyond the range of numbers | fix the cell");
    expected.put(
        "s0905",
        "2018-09-01, units | '12,5' is not a number (the decimal mark of this column is '.') |"
            + " write all numbers of the column in one way");
    assertEquals(expected, errors);
    List<String> good = new ArrayList<>(rows);
    good.removeIf(row -> expected.containsKey(row.substring(0, row.indexOf(','))));
    Data plain = Data.read(Panels.file(folder, good));
    ZeroShotConfig config = ZeroShotConfig.builder().horizon(HORIZON).build();
    Dataset<Row> typed = parquet(output).withColumn("error_found", lit(null));
    assertEquals(ForecastLines.of(new Recur().forecast(plain, config)), ForecastLines.of(typed));
  }

  private static void change(List<String> rows, String start, String other) {
    rows.replaceAll(row -> row.startsWith(start) ? other : row);
  }

  @Test
  void aSeriesTooShortToBeScoredIsToldOfAndTheOthersScored() {
    List<String> rows = new ArrayList<>(Panels.rows(5, 3));
    rows.add("short,2018-01-01,5");
    Path output = folder.resolve("out");
    Told told =
        run("evaluate", Panels.file(folder, rows), "-H", HORIZON, "--model", "theta", "-o", output);
    assertEquals(0, told.code(), told.err());
    assertTrue(told.err().contains("5 series scored, 1 cannot be used"), told.err());
    assertEquals(
        List.of(
            "[short,2018-01-01 to 2018-01-01,short: has 1 values, which leaves none to score,fix"
                + " its cells, or leave the series out]"),
        lines(folder.resolve("out-errors")));
    // Three rivals beside the model, a row over all steps and one for each.
    assertEquals(5 * 4 * (1 + HORIZON), parquet(output).count());
  }

  @Test
  void theFirstBadSeriesEndsAJobThatIsToFailFastAndTheOutputStays() {
    List<String> rows = new ArrayList<>(Panels.rows(20, 3));
    Path output = folder.resolve("out");
    assertEquals(0, forecast(Panels.file(folder, rows), output).code());
    List<String> before = lines(output);
    rows.add("s0007,2019-02-01,5");
    Told told = forecast(Panels.file(folder, rows), output, "--fail-fast", "--force");
    assertEquals(3, told.code(), told.err());
    assertEquals(
        "recur: s0007 at 2019-02-01, month: '2019-02-01' of series 's0007' stands on row 14 too;"
            + " remove one row",
        told.err().strip());
    assertEquals(before, lines(output));
    assertFalse(Files.exists(folder.resolve("out.staged")));
    Told there = forecast(Panels.file(folder, rows), output);
    assertEquals(3, there.code());
    assertTrue(there.err().contains("already exists"), there.err());
  }

  @ParameterizedTest
  @CsvSource({"csv, theta", "parquet, pretrained"})
  void whatWasDoneIsSkippedAndTheRestHasTheSameBytes(String format, String model)
      throws IOException {
    // Names that are numbers stay as they are written.
    List<String> rows = Panels.rows(30, 4).stream().map(row -> row.substring(1)).toList();
    Path input = Panels.file(folder, rows);
    Object[] how = {"--output-format", format, "--model", model, "--sample", "10"};
    Path whole = folder.resolve("whole");
    assertEquals(0, forecast(input, whole, how).code());
    Path output = folder.resolve("out");
    List<Object> resume = new ArrayList<>(List.of(how));
    resume.add("--resume");
    assertEquals(0, forecast(input, output, resume.toArray()).code());
    // As if the job had been made on a table that lacked some of the series.
    Dataset<Row> some =
        spark.read().format(format).option("header", "true").load(output.toString());
    some.filter("shop < '0012'")
        .write()
        .format(format)
        .option("header", "true")
        .save(folder.resolve("some").toString());
    Told told = forecast(input, folder.resolve("some"), resume.toArray());
    assertEquals(0, told.code(), told.err());
    assertTrue(told.err().contains("18 series forecast, 0 cannot be used"), told.err());
    if (format.equals("csv")) {
      assertEquals(Panels.lines(whole), Panels.lines(folder.resolve("some")));
    } else {
      assertEquals(lines(whole), lines(folder.resolve("some")));
    }
  }

  @Test
  void whatAJobHadPutAsideWhenItWasKilledComesBack() throws IOException {
    Path input = Panels.file(folder, Panels.rows(5, 4));
    Path output = folder.resolve("out");
    assertEquals(0, forecast(input, output).code());
    List<String> whole = lines(output);
    Files.move(output, folder.resolve("out.before"));
    Files.createDirectory(folder.resolve("out.made"));
    Told told = forecast(input, output, "--resume");
    assertEquals(0, told.code(), told.err());
    assertTrue(told.err().contains("0 series forecast, 0 cannot be used"), told.err());
    assertEquals(whole, lines(output));
    assertFalse(Files.exists(folder.resolve("out.before")));
    assertFalse(Files.exists(folder.resolve("out.made")));
  }

  @Test
  void aModelFileIsReplacedOnlyIfThatIsSaid() {
    Path input = Panels.file(folder, Panels.rows(3, 4));
    Object[] how = {"--model", "naive", "-H", HORIZON, "-o", folder.resolve("m.recur")};
    assertEquals(0, run("train", input, how).code());
    Told told = run("train", input, how);
    assertEquals(3, told.code());
    assertTrue(told.err().contains("m.recur: already exists; pass --force"), told.err());
  }

  @Test
  void whereNoSeriesCanBeUsedTheExitCodeSaysSo() {
    List<String> rows = new ArrayList<>(Panels.rows(2, 4));
    rows.add("s0000,2019-02-01,5");
    rows.add("s0001,2019-02-01,5");
    Told told = forecast(Panels.file(folder, rows), folder.resolve("out"), "--season", 12);
    assertEquals(3, told.code());
    assertTrue(told.err().contains("0 series forecast, 2 cannot be used"), told.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--batch 0 | 2 | --batch is 0; expected 1 or more",
        "--levels 180 | 2 | '180' is no level",
        "--missing never | 2 | --missing 'never' is unknown; expected one of error",
        "--model oracle | 2 | 'oracle' is none of",
        "--nonsense | 2 | Unknown option: '--nonsense'",
        "--past price | 3 | the table has no column 'price'; expected one of shop, month, units",
        "--model none.recur | 3 | none.recur does not exist; check the name",
        "--static size --static-data none.csv | 3 | [PATH_NOT_FOUND]",
      })
  void whatCannotBeIsSaidInOneLine(String words, int code, String line) {
    Path input = Panels.file(folder, Panels.rows(2, 4));
    Told told = forecast(input, folder.resolve("out"), (Object[]) words.split(" ", -1));
    assertEquals(code, told.code(), told.err());
    assertTrue(told.err().contains(line), told.err());
    String hint = code == 2 ? "try 'recur-spark forecast --help'" : "";
    assertEquals(hint, String.join("", told.err().lines().skip(1).toList()));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  /** The covariates in tables of their own are those of one file. */
  @ParameterizedTest
  @CsvSource({"sarima", "mlp"})
  void covariatesComeFromTablesOfTheirOwn(String name) throws IOException {
    List<String> rows = Panels.rows(6, 9);
    List<String> past = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> ahead = new ArrayList<>();
    List<String> sizes = new ArrayList<>();
    Map<String, Integer> lengths = new TreeMap<>();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      int t = lengths.merge(cells[0], 1, Integer::sum) - 1;
      past.add(row + "," + price(cells[0], t));
      all.add(row + "," + price(cells[0], t) + "," + size(cells[0]));
      if (t == 10) {
        // A step already known is passed over.
        ahead.add(cells[0] + "," + cells[1] + ",99");
      }
    }
    lengths.forEach(
        (shop, length) -> {
          sizes.add(shop + "," + size(shop));
          for (int t = length; t < length + HORIZON; t++) {
            String month = "%d-%02d-01".formatted(2018 + t / 12, t % 12 + 1);
            ahead.add(shop + "," + month + "," + price(shop, t));
            all.add(shop + "," + month + ",," + price(shop, t) + "," + size(shop));
          }
        });
    ahead.add("elsewhere,2018-01-01,7");
    all.sort(String::compareTo);
    Path input = write("input.csv", "shop,month,units,price", past);
    Path future = write("future.csv", "shop,month,price", ahead);
    Path statics = write("statics.csv", "shop,size", sizes);
    Path whole = write("whole.csv", "shop,month,units,price,size", all);
    ReadOptions options =
        ReadOptions.builder().future(List.of("price")).statics(List.of("size")).build();
    Data data = Data.read(whole, options);
    SavedModel model = Panels.trained(data, name, HORIZON);
    Path file = folder.resolve("m.recur");
    Object[] tables = {
      "--future", "price", "--static", "size", "--future-data", future, "--static-data", statics
    };
    List<Object> train = new ArrayList<>(List.of(tables));
    train.addAll(List.of("-H", HORIZON, "--model", name, "-o", file));
    Told trained = run("train", input, train.toArray());
    assertEquals(0, trained.code(), trained.err());
    List<String> plain = ForecastLines.of(new Recur().forecast(model, data));
    assertEquals(6 * HORIZON, plain.size());
    List<Object> how = new ArrayList<>(List.of(tables));
    how.addAll(List.of("--model", file));
    Told told = forecast(input, folder.resolve("out"), how.toArray());
    assertEquals(0, told.code(), told.err());
    Dataset<Row> typed = parquet(folder.resolve("out")).withColumn("error_found", lit(null));
    assertEquals(plain, ForecastLines.of(typed));
  }

  @Test
  void tablesOfADatabaseGoByTheirNames() throws Exception {
    List<String> rows = Panels.rows(4, 9);
    String url = "jdbc:sqlite:" + folder.resolve("sales.db");
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE sales (shop TEXT, month TEXT, units REAL)");
      statement.execute("CREATE TABLE sizes (shop TEXT, size TEXT)");
      for (String row : rows) {
        String[] cells = row.split(",", -1);
        statement.execute("INSERT INTO sales VALUES ('%s', '%s', %s)".formatted((Object[]) cells));
      }
      statement.execute("INSERT INTO sizes SELECT DISTINCT shop, 'L' FROM sales");
    }
    String[] words =
        ("forecast --format jdbc --option url=%s --input sales --series shop --time month --target"
                + " units --frequency monthly -H 3 --static size --static-data sizes"
                + " --output-format csv -o %s")
            .formatted(url, folder.resolve("out"))
            .split(" ", -1);
    assertEquals(0, Main.run(words, System.err));
    Path plain = folder.resolve("plain");
    Path file = Panels.file(folder, rows);
    assertEquals(0, forecast(file, plain, "--output-format", "csv").code());
    assertEquals(Panels.lines(plain), Panels.lines(folder.resolve("out")));
  }

  @Test
  void staticCovariatesStandOnOneRow() throws IOException {
    Path input = Panels.file(folder, Panels.rows(2, 4));
    Path sizes = write("sizes.csv", "shop,size", List.of("s0000,5", "s0001,6", "s0000,7"));
    Path output = folder.resolve("out");
    Told told = forecast(input, output, "--static", "size", "--static-data", sizes);
    assertEquals(3, told.code(), told.err());
    assertEquals(
        "recur: the static covariates of series 's0000' stand on several rows; keep one row a"
            + " series",
        told.err().strip());
  }

  private static double price(String shop, int t) {
    return 5 + shop.charAt(4) % 3 + (t * 7 % 5) / 10.0;
  }

  private static int size(String shop) {
    return 10 * (1 + shop.charAt(4) % 4);
  }

  private Path write(String name, String header, List<String> rows) throws IOException {
    return Files.writeString(folder.resolve(name), header + "\n" + String.join("\n", rows) + "\n");
  }
}
