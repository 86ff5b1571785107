package dev.recur.extensions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.extensions.Launcher.Ran;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a database or a Parquet file holds is forecast as the same rows of a CSV file are. */
@DisabledOnOs(OS.WINDOWS)
class SourcesIT {
  @TempDir private Path folder;
  private Launcher recur;

  @BeforeEach
  void launcher() {
    recur = new Launcher(folder, Map.of());
  }

  private Ran csv(String zone) throws Exception {
    return recur.run("forecast", Readings.csv(folder, zone), "-H", "3").requireDone();
  }

  @Test
  void sqliteIsReadByUrlAndByFile() throws Exception {
    try (Connection made = DriverManager.getConnection("jdbc:sqlite:" + folder + "/s.db")) {
      Readings.table(made, "datetime", "?");
    }
    Ran csv = csv("");

    Ran url = recur.run("forecast", "jdbc:sqlite:s.db", "-H", "3", "--query", Readings.QUERY);
    Ran file = recur.run("forecast", "s.db", "-H", "3", "--query", Readings.QUERY);

    assertEquals(csv.out(), url.requireDone().out());
    assertEquals(csv.out(), file.requireDone().out());
    assertEquals(
        "recur: s.db: holds other, readings; say what to read: --query 'select * from other'\n",
        recur.run("forecast", "s.db").err());
    assertEquals(
        "recur: jdbc:sqlite:none.db: none.db does not exist; check the name\n",
        recur.run("forecast", "jdbc:sqlite:none.db").err());
    assertFalse(Files.exists(folder.resolve("none.db")));
  }

  @Test
  void aModelRemembersTheQuery() throws Exception {
    try (Connection made = DriverManager.getConnection("jdbc:sqlite:" + folder + "/s.db")) {
      Readings.table(made, "datetime", "?");
    }
    recur
        .run(
            "train",
            "s.db",
            "--query",
            Readings.QUERY,
            "--model",
            "theta",
            "-H",
            "3",
            "-o",
            "m.recur")
        .requireDone();

    assertEquals(
        recur.run("forecast", "m.recur").requireDone().out(),
        recur.run("forecast", "m.recur", "jdbc:sqlite:s.db").requireDone().out());
    assertTrue(recur.run("inspect", "m.recur").out().contains("s.db, " + Readings.QUERY));
  }

  @Test
  void aDuckDbFileIsReadAndNotWritten() throws Exception {
    try (Connection made = DriverManager.getConnection("jdbc:duckdb:" + folder + "/d.duckdb")) {
      Readings.table(made, "timestamp", "cast(? as timestamp)");
    }
    byte[] before = Files.readAllBytes(folder.resolve("d.duckdb"));
    Ran csv = csv("");

    Ran url = recur.run("forecast", "jdbc:duckdb:d.duckdb", "-H", "3", "--query", Readings.QUERY);
    Ran file = recur.run("forecast", "d.duckdb", "-H", "3", "--query", Readings.QUERY);

    assertEquals(csv.out(), url.requireDone().out());
    assertEquals(csv.out(), file.requireDone().out());
    assertEquals(3, recur.run("forecast", "d.duckdb", "--query", "drop table readings").code());
    assertEquals(
        new String(before, StandardCharsets.ISO_8859_1),
        Files.readString(folder.resolve("d.duckdb"), StandardCharsets.ISO_8859_1));
  }

  @Test
  void parquetIsReadAndWritten() throws Exception {
    Ran csv = csv("");
    Path parquet = folder.resolve("it's.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      Readings.table(duck, "timestamp", "cast(? as timestamp)");
      String to = parquet.toString().replace("'", "''");
      statement.execute("copy (" + Readings.QUERY + ") to '" + to + "' (format parquet)");
    }

    assertEquals(csv.out(), recur.run("forecast", parquet, "-H", "3").requireDone().out());

    recur.run("forecast", parquet, "-H", "3", "-o", "next.parquet").requireDone();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select ts, sensor, v, typeof(ts), typeof(v) from '"
                    + folder.resolve("next.parquet")
                    + "'")) {
      for (String line : csv.out().lines().skip(1).toList()) {
        String[] cells = line.split(",", -1);
        assertTrue(rows.next());
        assertEquals(cells[0], rows.getString(1).replaceFirst("\\.0$", ""));
        assertEquals(cells[1], rows.getString(2));
        assertEquals(Double.parseDouble(cells[2]), rows.getDouble(3));
        assertEquals("TIMESTAMP DOUBLE", rows.getString(4) + " " + rows.getString(5));
      }
      assertFalse(rows.next());
    }
    Ran scored =
        recur.run(
            "evaluate", "--forecast", "next.parquet", "--actuals", "next.parquet", "--target", "v");
    assertTrue(scored.requireDone().out().contains("RMSE"), scored.err());
  }

  @Test
  void timesOfInstantsStayInstants() throws Exception {
    Ran csv = csv("+00");
    recur.run("forecast", "readings.csv", "-H", "3", "-fo", "next.parquet").requireDone();

    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select epoch(ts), typeof(ts) from '" + folder.resolve("next.parquet") + "'")) {
      assertTrue(rows.next());
      assertEquals(
          java.time.OffsetDateTime.parse("2024-03-13T00:00:00Z").toEpochSecond(), rows.getLong(1));
      assertEquals("TIMESTAMP WITH TIME ZONE", rows.getString(2));
    }
    assertTrue(csv.out().contains("2024-03-13 00:00:00+00,attic"), csv.out());
    Ran back = recur.run("inspect", "next.parquet").requireDone();
    assertTrue(back.out().contains("2024-03-13 00:00:00+00"), back.out());
  }
}
