package dev.recur.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.config.ModelChoice;
import dev.recur.config.TrainConfig;
import dev.recur.model.SavedModel;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of another project that depends on this one, and the page that shows its lines. */
class ConsumerTest {
  private static final Path PROJECT = Path.of("src", "test", "consumer");
  private static final Path PROGRAM = PROJECT.resolve(Path.of("shop", "Sales.java"));
  private static final Path AIRLINE =
      Path.of("sample-data", "airline-passengers.csv").toAbsolutePath();

  @TempDir private static Path classes;

  @TempDir private Path folder;

  /** Its class path is the project's classes alone, so that no other type can be needed. */
  @BeforeAll
  static void compileAgainstTheProjectAlone() throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-cp", main().toString(), "-d", classes.toString()));
    try (Stream<Path> sources = Files.walk(PROJECT)) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
  }

  private static Path main() throws URISyntaxException {
    return Path.of(Recur.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** What the tests run on, but for the tests themselves. */
  private static List<String> libraries() throws URISyntaxException {
    List<String> all = new ArrayList<>();
    for (ClassLoader loader = ConsumerTest.class.getClassLoader();
        loader != null;
        loader = loader.getParent()) {
      if (loader instanceof URLClassLoader urls) {
        for (URL url : urls.getURLs()) {
          all.add(Path.of(url.toURI()).toString());
        }
      }
    }
    Collections.addAll(all, System.getProperty("java.class.path").split(File.pathSeparator, -1));
    return all.stream().filter(name -> name.endsWith(".jar")).toList();
  }

  private List<String> run(List<String> libraries, String... args) throws Exception {
    List<String> path = new ArrayList<>(List.of(classes.toString(), main().toString()));
    path.addAll(libraries);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                String.join(File.pathSeparator, path),
                "shop.Sales",
                AIRLINE.toString()));
    command.addAll(List.of(args));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> out + "\n" + read(err));
    assertEquals(List.of(), lines(err));
    return out.lines().toList();
  }

  /** The lines that are not the JVM's own. */
  private static List<String> lines(Path err) throws IOException {
    return Files.readAllLines(err).stream().filter(line -> !line.startsWith("WARNING:")).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOneThatTheShopHasItsOwnOf(String jar) {
    return jar.matches(".*(jackson|slf4j|picocli|deeplearning4j|nd4j|junit|archunit).*");
  }

  @Test
  void itTrainsAndForecastsBesideAJacksonOfItsOwnWithoutSlf4jPicocliAndDeeplearning4j()
      throws Exception {
    List<String> few =
        libraries().stream()
            .filter(jar -> !isOneThatTheShopHasItsOwnOf(Path.of(jar).getFileName().toString()))
            .toList();
    List<String> said = run(few);
    Recur recur = new Recur();
    TrainConfig config = TrainConfig.builder().model(ModelChoice.parse("gru")).horizon(12).build();
    SavedModel model = recur.train(Data.read(AIRLINE), config);
    double[] trained = recur.forecast(model).points().series().get(0).target(0);
    double[] zeroShot = recur.forecast(Data.read(AIRLINE)).points().series().get(0).target(0);
    assertEquals(
        List.of(
            "jackson 0.1 of the shop",
            "trained " + Arrays.toString(trained),
            "beginning 1961-01 of RMSE " + model.score().model().overall().rmse(),
            "ordered true",
            "evaluated true",
            "zero-shot " + Arrays.toString(zeroShot),
            "longer 24",
            "series 2 of 80,95 %",
            "heard horizon 12, season 12, confirmed by the values",
            "heard true",
            "cancelled true",
            "complaint nothing.csv does not exist; check the name"),
        said);
  }

  @Test
  void itSavesAndLoadsWithTheJacksonOfTheProject() throws Exception {
    Files.delete(
        classes.resolve(Path.of("com", "fasterxml", "jackson", "databind", "ObjectMapper.class")));
    List<String> said = run(libraries(), folder.toString());
    assertEquals("loaded true", said.get(0));
    assertTrue(said.get(1).startsWith("six ["), said.get(1));
    assertNotNull(Recur.load(folder.resolve("sales.recur")));
  }

  @Test
  void everySnippetOfThePageAndTheReadmeStandsInTheProgram() throws Exception {
    String program = stripped(Files.readString(PROGRAM));
    List<String> snippets = new ArrayList<>();
    for (Path page : List.of(Path.of("docs", "java.md"), Path.of("README.md"))) {
      String[] parts = Files.readString(page).split("```java\n", -1);
      for (String part : Arrays.asList(parts).subList(1, parts.length)) {
        snippets.add(part.substring(0, part.indexOf("```")));
      }
    }
    assertTrue(snippets.size() >= 8, snippets.size() + " snippets");
    for (String snippet : snippets) {
      assertTrue(program.contains(stripped(snippet)), snippet);
    }
  }

  /** The lines without their indentation and without those between that hold nothing. */
  private static String stripped(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
