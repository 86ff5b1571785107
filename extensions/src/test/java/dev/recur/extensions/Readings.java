package dev.recur.extensions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Hourly readings of two sensors, as a CSV file and as a table of a database, newest first. */
final class Readings {
  static final String QUERY = "select sensor, ts, v from readings order by ts desc";
  private static final int HOURS = 24 * 12;
  private static final LocalDateTime FIRST = LocalDateTime.of(2024, 3, 1, 0, 0);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Readings() {}

  /** Every seventh is 1.106 and the like, which may be taken for thousands. */
  private static String value(int hour, String sensor) {
    double swing = Math.rint(1000 * Math.sin(hour * Math.PI / 12)) / 1000;
    double level = sensor.equals("attic") ? 2.25 : 987;
    return Double.toString(Math.rint(1000 * (level + swing)) / 1000);
  }

  /** Writes the CSV file that says the same, its times with an ending. */
  static Path csv(Path folder, String zone) throws IOException {
    StringBuilder text = new StringBuilder("sensor,ts,v\n");
    for (int hour = 0; hour < HOURS; hour++) {
      for (String sensor : new String[] {"attic", "cellar"}) {
        text.append(sensor).append(',').append(TIME.format(FIRST.plusHours(hour))).append(zone);
        text.append(',').append(value(hour, sensor)).append("0\n");
      }
    }
    return Files.writeString(folder.resolve("readings.csv"), text);
  }

  /** Makes the table. */
  static void table(Connection connection, String timeType, String cast) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table other (a int)");
      statement.execute(
          "create table readings (sensor varchar, ts " + timeType + ", v decimal(9,3))");
    }
    boolean committed = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement("insert into readings values (?, " + cast + ", ?)")) {
      for (int hour = HOURS - 1; hour >= 0; hour--) {
        for (String sensor : new String[] {"attic", "cellar"}) {
          insert.setString(1, sensor);
          insert.setString(2, TIME.format(FIRST.plusHours(hour)));
          insert.setBigDecimal(3, new java.math.BigDecimal(value(hour, sensor)));
          insert.executeUpdate();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(committed);
  }
}
