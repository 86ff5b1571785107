package dev.recur.extensions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recur.extensions.Launcher.Ran;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of PostgreSQL that the test starts, where one is installed. */
class PostgresIT {
  private static final String PASSWORD = "s3cret-of-ann";
  private static Path data;
  private static Path programs;
  private static int port;

  @TempDir private Path folder;

  private static Optional<Path> installed() throws IOException {
    List<Path> places = new ArrayList<>();
    for (String entry : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      places.add(Path.of(entry));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.map(version -> version.resolve("bin")).forEach(places::add);
      }
    }
    return places.stream()
        .filter(place -> Files.isExecutable(place.resolve("initdb")))
        .filter(place -> Files.isExecutable(place.resolve("pg_ctl")))
        .findFirst();
  }

  /** Runs a program of the server, which refuses root, as its own user there. */
  private static void server(String program, String... args) throws Exception {
    List<String> words = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      words.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    words.add(programs.resolve(program).toString());
    words.addAll(List.of(args));
    Process process =
        new ProcessBuilder(words)
            .directory(data.toFile())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve(program + ".log").toFile())
            .start();
    assertEquals(0, process.waitFor(), () -> log(program));
  }

  private static String log(String program) {
    try {
      return Files.readString(data.resolve(program + ".log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> found = installed();
    if (found.isEmpty()) {
      System.out.println("skipped: no PostgreSQL server is installed");
    }
    assumeTrue(found.isPresent());
    programs = found.get();
    data = Files.createTempDirectory("postgres");
    Path password = Files.writeString(data.resolve("password"), PASSWORD);
    if ("root".equals(System.getProperty("user.name"))) {
      new ProcessBuilder("chown", "-R", "postgres", data.toString()).start().waitFor();
    }
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String cluster = data.resolve("cluster").toString();
    server("initdb", "-D", cluster, "-U", "ann", "-A", "scram-sha-256", "--pwfile", password + "");
    server(
        "pg_ctl",
        "-D",
        cluster,
        "-l",
        data.resolve("server.log").toString(),
        "-o",
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s".formatted(port, data),
        "-w",
        "start");
    try (Connection connection = DriverManager.getConnection(url(), "ann", PASSWORD)) {
      Readings.table(connection, "timestamptz", "(? || '+00')::timestamptz");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    if (data == null) {
      return;
    }
    server("pg_ctl", "-D", data.resolve("cluster").toString(), "-m", "immediate", "stop");
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private Launcher ann() {
    return new Launcher(folder, Map.of("PGUSER", "ann", "PGPASSWORD", PASSWORD));
  }

  @Test
  void aTableNewestFirstIsForecastFromItsEnd() throws Exception {
    Ran csv = ann().run("forecast", Readings.csv(folder, "+00"), "-H", "3").requireDone();

    Ran ran = ann().run("forecast", url(), "-H", "3", "--query", Readings.QUERY).requireDone();

    assertEquals(csv.out(), ran.out());
    assertTrue(ran.err().contains("rows sorted by time"), ran.err());
  }

  @Test
  void noPasswordStandsInWhatIsWritten() throws Exception {
    String said = url() + "?user=ann&password=" + PASSWORD;
    Launcher plain = new Launcher(folder, Map.of());
    List<Object> words =
        List.of(
            "train",
            said,
            "--query",
            Readings.QUERY,
            "--model",
            "theta",
            "-H",
            "3",
            "-o",
            "m.recur",
            "--report",
            "r.html");

    Ran trained = plain.run(words.toArray()).requireDone();
    Ran again = ann().run("forecast", "m.recur", url(), "--report", "f.html").requireDone();

    assertEquals(plain.run("forecast", "m.recur").requireDone().out(), again.out());
    String all = trained.out() + trained.err() + again.err();
    for (String file : List.of("m.recur", "r.html", "f.html")) {
      all += Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
    }
    assertTrue(all.contains("127.0.0.1"));
    assertFalse(all.contains(PASSWORD));
  }

  @Test
  void whatTheServerRefusesIsOneLine() throws Exception {
    Ran wrong =
        new Launcher(folder, Map.of())
            .run("forecast", url() + "?user=ann&password=wrong-one", "--query", "select 1");
    Ran written = ann().run("forecast", url(), "--query", "create table t as select 1 as a");
    Ran none = ann().run("forecast", url());

    assertEquals(3, wrong.code());
    assertTrue(wrong.err().startsWith("recur: " + url() + ": cannot be opened: "), wrong.err());
    assertFalse(wrong.err().contains("wrong-one"), wrong.err());
    assertEquals(1, wrong.err().lines().count(), wrong.err());
    assertTrue(written.err().contains("read-only transaction"), written.err());
    assertTrue(none.err().contains("holds other, readings; say what to read: --query"), none.err());
  }
}
