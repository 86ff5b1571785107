package dev.recur.table;

import dev.recur.series.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows of a query, fetched as they are read. */
final class QueryRows implements Rows {
  /** Rows that a driver holds at a time. */
  private static final int FETCHED = 10_000;

  private static final int NANOS_OF_MICRO = 1000;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private final String name;
  private final Database database;
  private final Connection connection;
  private final ResultSet result;
  private final ResultSetMetaData columns;
  private long row;

  private QueryRows(
      String name,
      Database database,
      Connection connection,
      ResultSet result,
      ResultSetMetaData columns) {
    this.name = name;
    this.database = database;
    this.connection = connection;
    this.result = result;
    this.columns = columns;
  }

  /**
   * Asks a database.
   *
   * @param name what messages call it
   * @param database which one
   * @param query what is asked; empty for none, which is refused
   * @throws InputException if there is no driver, or the database refuses
   */
  static QueryRows of(String name, Database database, String query) throws IOException {
    Connection connection = database.connect(name);
    try {
      if (query.isBlank()) {
        throw database.needsQuery(connection, name);
      }
      Statement statement = connection.createStatement();
      statement.setFetchSize(FETCHED);
      ResultSet result = statement.executeQuery(query);
      return new QueryRows(name, database, connection, result, result.getMetaData());
    } catch (SQLException e) {
      close(connection);
      throw new InputException("the query failed: " + database.words(e)).at(name);
    } catch (RuntimeException e) {
      close(connection);
      throw e;
    }
  }

  private static void close(Connection connection) throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException("closing a database failed with SQL state " + e.getSQLState());
    }
  }

  @Override
  public boolean headed() {
    return true;
  }

  @Override
  public boolean next(RowText cells) {
    try {
      if (row++ == 0) {
        for (int c = 1; c <= columns.getColumnCount(); c++) {
          cells.text(columns.getColumnLabel(c));
        }
        return true;
      }
      if (!result.next()) {
        return false;
      }
      cells.at(row - 1);
      for (int c = 1; c <= columns.getColumnCount(); c++) {
        add(value(c), cells);
      }
      return true;
    } catch (SQLException e) {
      throw new InputException("reading the result failed: " + database.words(e))
          .at(name, Math.max(1, row - 1));
    }
  }

  /** A value; a time as the clock shows it, which drivers give only where it is asked for. */
  private @Nullable Object value(int column) throws SQLException {
    if (database.untyped()) {
      return result.getObject(column);
    }
    String type = columns.getColumnTypeName(column).toLowerCase(Locale.ROOT);
    return switch (columns.getColumnType(column)) {
      case Types.DATE -> result.getObject(column, LocalDate.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> result.getObject(column, OffsetDateTime.class);
      case Types.TIMESTAMP ->
          type.contains("tz") || type.contains("zone")
              ? result.getObject(column, OffsetDateTime.class)
              : result.getObject(column, LocalDateTime.class);
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NVARCHAR, Types.CLOB ->
          result.getString(column);
      default -> result.getObject(column);
    };
  }

  private static void add(@Nullable Object value, RowText cells) {
    if (value == null) {
      cells.empty();
    } else if (value instanceof BigDecimal decimal) {
      cells.number(decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
    } else if (value instanceof Number number) {
      cells.number(number.toString());
    } else if (value instanceof java.sql.Timestamp time) {
      cells.text(text(time.toLocalDateTime()));
    } else if (value instanceof LocalDateTime time) {
      cells.text(text(time));
    } else if (value instanceof OffsetDateTime time) {
      cells.text(text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()) + "+00");
    } else if (value instanceof LocalTime time) {
      cells.text(DateTimeFormatter.ISO_LOCAL_TIME.format(time));
    } else {
      cells.text(value.toString());
    }
  }

  private static String text(LocalDateTime time) {
    int nanos = time.get(ChronoField.NANO_OF_SECOND);
    String fraction =
        nanos == 0
            ? ""
            : nanos % NANOS_OF_MILLI == 0
                ? ".SSS"
                : nanos % NANOS_OF_MICRO == 0 ? ".SSSSSS" : ".SSSSSSSSS";
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss" + fraction, Locale.ROOT).format(time);
  }

  @Override
  public void close() throws IOException {
    // Its statements and results are closed with it.
    close(connection);
  }
}
