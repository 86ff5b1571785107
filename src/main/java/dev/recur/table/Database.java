package dev.recur.table;

import dev.recur.series.InputException;
import dev.recur.series.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database behind a {@code jdbc:} URL, read and never written. What a URL says behind its path,
 * and a user before its host, may be secret: neither is ever shown, and no message of a driver is
 * shown with a password in it.
 */
final class Database {
  /** What a URL of a database begins with. */
  static final String SCHEME = "jdbc:";

  private static final int MOST_TABLES = 8;

  /** Where the drivers of databases come from, by what their URLs begin with. */
  private static final Map<String, String> DRIVERS =
      Map.of(
          "duckdb", "org.duckdb:duckdb_jdbc",
          "mariadb", "org.mariadb.jdbc:mariadb-java-client",
          "mysql", "com.mysql:mysql-connector-j",
          "oracle", "com.oracle.database.jdbc:ojdbc11",
          "postgresql", "org.postgresql:postgresql",
          "sqlite", "org.xerial:sqlite-jdbc",
          "sqlserver", "com.microsoft.sqlserver:mssql-jdbc");

  private static final Pattern HOST =
      Pattern.compile("//[\\w.\\-]+(:\\d+)?(,[\\w.\\-]+(:\\d+)?)*(/[\\w.$\\-/]*)?|[\\w.\\-]*");

  private static final Pattern SECRET =
      Pattern.compile("(?i)(password|passwd|pwd|pass|secret|token|key)=([^&;,\\s]+)");

  /** Loggers of drivers that write a URL they do not understand with the password in it. */
  private static final List<Logger> LOUD =
      List.of(Logger.getLogger("org.postgresql"), Logger.getLogger("com.microsoft.sqlserver.jdbc"));

  private final String url;
  private final String kind;
  private final Properties properties;
  private final List<String> secrets = new ArrayList<>();

  /**
   * A database that is not opened yet.
   *
   * @param url of the database
   * @param environment variables that may hold a user and a password
   */
  Database(String url, UnaryOperator<@Nullable String> environment) {
    this.url = url;
    this.kind = kind(url);
    this.properties = properties(environment);
    SECRET.matcher(url).results().forEach(found -> secrets.add(found.group(2)));
    user(url).stream().filter(part -> !part.isEmpty()).forEach(secrets::add);
  }

  private static String kind(String url) {
    int end = url.indexOf(':', SCHEME.length());
    return end < 0 ? "" : url.substring(SCHEME.length(), end).toLowerCase(Locale.ROOT);
  }

  /** Whether its columns have no types of their own. */
  boolean untyped() {
    return kind.equals("sqlite");
  }

  private static boolean isOfFile(String kind) {
    return kind.equals("sqlite") || kind.equals("duckdb");
  }

  /**
   * Returns what may be shown of a URL: the host and the path, or a file.
   *
   * @param url of a database
   */
  static String shown(String url) {
    String kind = kind(url);
    String begin = SCHEME + kind + ":";
    String path = url.substring(Math.min(begin.length(), url.length())).split("[?;]", 2)[0];
    if (isOfFile(kind)) {
      return begin + path;
    }
    int host = path.lastIndexOf('@') + 1;
    String rest = host > 0 && !path.startsWith("//", host) ? "//" : "";
    rest += path.substring(host);
    return begin + (HOST.matcher(rest).matches() ? rest : "");
  }

  /** What a URL says between its scheme and its host, which may hold a password. */
  private static List<String> user(String url) {
    int at = url.split("[?;]", 2)[0].lastIndexOf('@');
    if (at < 0) {
      return List.of();
    }
    String user = url.substring(0, at).replaceFirst("^jdbc:[^/]*(//|:)", "");
    List<String> parts = new ArrayList<>(List.of(user));
    parts.addAll(List.of(user.split("[:/]", 2)));
    return parts;
  }

  private Properties properties(UnaryOperator<@Nullable String> environment) {
    Properties said = new Properties();
    said.putAll(
        switch (kind) {
          case "sqlite" -> Map.of("open_mode", "1");
          case "duckdb" -> Map.of("duckdb.read_only", "true", "jdbc_stream_results", "true");
          default -> Map.of();
        });
    boolean postgres = kind.equals("postgresql");
    put(said, "user", environment.apply("RECUR_JDBC_USER"), postgres ? "PGUSER" : "", environment);
    put(
        said,
        "password",
        environment.apply("RECUR_JDBC_PASSWORD"),
        postgres ? "PGPASSWORD" : "",
        environment);
    return said;
  }

  private void put(
      Properties said,
      String property,
      @Nullable String value,
      String other,
      UnaryOperator<@Nullable String> environment) {
    boolean inUrl = url.matches("(?i).*[?&;]" + property + "=.*");
    String known = value != null || other.isEmpty() ? value : environment.apply(other);
    if (known != null && !known.isEmpty() && !inUrl && !url.contains("@")) {
      said.setProperty(property, known);
    }
    if (known != null && !known.isEmpty() && property.equals("password")) {
      secrets.add(known);
    }
  }

  /** The database of a file. */
  static Database ofFile(String kind, Path file) {
    return new Database(SCHEME + kind + ":" + file.toAbsolutePath(), variable -> null);
  }

  /** A database in memory, for what DuckDB reads of files. */
  static Database inMemory() {
    return new Database(SCHEME + "duckdb:", variable -> null);
  }

  /**
   * Connects.
   *
   * @param name what messages call the database
   * @throws InputException if there is no driver, or it cannot connect
   */
  Connection connect(String name) {
    requireDriver(name);
    requireFile(name);
    if (url.equals(SCHEME + "duckdb:")) {
      properties.remove("duckdb.read_only");
    }
    try {
      Connection connection = DriverManager.getConnection(url, properties);
      if (!isOfFile(kind)) {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
      }
      return connection;
    } catch (SQLException e) {
      throw new InputException("cannot be opened: " + words(e)).at(name);
    }
  }

  private void requireDriver(String name) {
    LOUD.forEach(logger -> logger.setLevel(Level.OFF));
    String usual = SCHEME + kind + "://host/database";
    if (isAccepted(url)) {
      return;
    }
    if (isAccepted(usual)) {
      throw new InputException("the URL is not understood").at(name).expecting("such as " + usual);
    }
    throw Extensions.missing(name, DRIVERS.getOrDefault(kind, "a JDBC driver for " + kind));
  }

  private static boolean isAccepted(String url) {
    return DriverManager.drivers()
        .anyMatch(
            driver -> {
              try {
                return driver.acceptsURL(url);
              } catch (SQLException e) {
                return false;
              }
            });
  }

  /** Drivers make the files of databases that are not there. */
  private void requireFile(String name) {
    String prefix = SCHEME + kind + ":";
    if (!isOfFile(kind)) {
      return;
    }
    String path = url.substring(prefix.length()).split("\\?", 2)[0];
    boolean memory = path.isEmpty() || path.startsWith(":") || path.startsWith("file:");
    if (!memory && !Files.exists(Path.of(path))) {
      throw new InputException(path + " does not exist").at(name).mend("check the name");
    }
  }

  /** The words of a failure in one line, without what is secret. */
  String words(SQLException failure) {
    String text = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    text = text.replace(url, shown(url));
    for (String secret : secrets) {
      text = text.replace(secret, "***");
    }
    return text;
  }

  /** Refuses a database without a query, naming its tables. */
  InputException needsQuery(Connection connection, String name) {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(),
                null,
                "%",
                new String[] {"TABLE", "BASE TABLE", "VIEW", "PARTITIONED TABLE"})) {
      while (found.next()) {
        String schema = found.getString("TABLE_SCHEM");
        boolean usual = schema == null || schema.equals("public") || schema.equals("main");
        tables.add((usual ? "" : schema + ".") + found.getString("TABLE_NAME"));
      }
    } catch (SQLException e) {
      throw new InputException("the tables cannot be listed: " + words(e)).at(name);
    }
    String first = tables.isEmpty() ? "TABLE" : tables.get(0);
    return new InputException(
            tables.isEmpty()
                ? "holds no table"
                : "holds "
                    + tables.stream().limit(MOST_TABLES).collect(Collectors.joining(", "))
                    + (tables.size() > MOST_TABLES
                        ? " and " + (tables.size() - MOST_TABLES) + " more"
                        : ""))
        .at(name)
        .mend("say what to read: ", Message.setting("query", "select * from " + first));
  }
}
