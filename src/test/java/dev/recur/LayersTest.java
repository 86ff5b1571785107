package dev.recur;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.recur.model.Model;
import dev.recur.series.TimeSeries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
  /** What was built of src/main. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(TimeSeries.class.getProtectionDomain().getCodeSource().getLocation());

  private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|.*\\| ([^|]+) \\|");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  /** Which of the project's packages each one may import, as the table of the documents says. */
  private static final Map<String, Set<String>> MAY_IMPORT = readTable();

  private static Map<String, Set<String>> readTable() {
    try {
      Map<String, String> cells = new LinkedHashMap<>();
      for (String line : Files.readAllLines(Path.of("docs", "architecture.md"))) {
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
          cells.put(row.group(1), row.group(2));
        }
      }
      Map<String, Set<String>> table = new TreeMap<>();
      cells.keySet().forEach(stage -> table.put(stage, allowed(stage, cells)));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the packages that a cell names, with what those may import if it says so. */
  private static Set<String> allowed(String stage, Map<String, String> cells) {
    String[] parts = cells.get(stage).split("but not", 2);
    Set<String> allowed = names(parts[0]);
    if (parts[0].contains("and below")) {
      names(parts[0]).forEach(below -> allowed.addAll(allowed(below, cells)));
    }
    if (parts.length > 1) {
      allowed.removeAll(names(parts[1]));
    }
    return allowed;
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String[] named(Iterable<String> stages) {
    List<String> packages = new ArrayList<>();
    stages.forEach(stage -> packages.add("dev.recur." + stage + ".."));
    return packages.toArray(String[]::new);
  }

  @Test
  void theScanSeesEveryPackageOfTheTableAndNoOther() {
    Set<String> seen =
        CLASSES.stream()
            .map(type -> type.getPackageName().replaceFirst("^dev\\.recur\\.?", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), seen);
  }

  static Stream<Arguments> table() {
    return MAY_IMPORT.entrySet().stream().map(row -> Arguments.of(row.getKey(), row.getValue()));
  }

  @ParameterizedTest(name = "{0} imports only {1}")
  @MethodSource("table")
  void aPackageImportsOnlyWhatTheTableAllows(String stage, Set<String> allowed) {
    Set<String> forbidden = new TreeSet<>(MAY_IMPORT.keySet());
    forbidden.removeAll(allowed);
    forbidden.remove(stage);
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(named(List.of(stage)))
            .should()
            .dependOnClassesThat(resideInAnyPackage(named(forbidden)));
    rule.check(CLASSES);
  }

  @Test
  void aRowOfTheTableSaysWhatItsPackageMayImport() {
    assertEquals(Set.of(), MAY_IMPORT.get("series"));
    assertEquals(Set.of("series", "transform"), MAY_IMPORT.get("window"));
    assertTrue(MAY_IMPORT.get("artifact").containsAll(Set.of("model", "training", "series")));
    assertFalse(MAY_IMPORT.get("report").contains("classical"));
  }

  @Test
  void aForbiddenImportWouldBeSeen() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("dev.recur.pipeline..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.recur.series.."));
    assertThrows(AssertionError.class, () -> rule.check(CLASSES));
  }

  static Stream<Arguments> libraries() {
    return Stream.of(
        Arguments.of("picocli..", List.of("cli")),
        Arguments.of("org.apache.commons.csv..", List.of("csv")),
        Arguments.of("org.deeplearning4j..", List.of("dl4j")),
        Arguments.of("org.nd4j..", List.of("dl4j")),
        Arguments.of("org.bytedeco..", List.of("recurrent")),
        Arguments.of("de.focus_shift..", List.of("covariate")),
        Arguments.of("com.fasterxml.jackson..", List.of("artifact", "report")));
  }

  @ParameterizedTest(name = "{0} only in {1}")
  @MethodSource("libraries")
  void aLibraryStaysInItsPackages(String library, List<String> stages) {
    noClasses()
        .that(resideOutsideOfPackages(named(stages)))
        .should()
        .dependOnClassesThat(resideInAPackage(library))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineUsesStandardStreamsOrEndsTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.recur.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .orShould()
        .callMethodWhere(target(name("printStackTrace")))
        .check(CLASSES);
  }

  @Test
  void nothingReadsJavaSerialisation() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.deeplearning4j.util.ModelSerializer")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .check(CLASSES);
  }

  @Test
  void simulatedSeriesAskNoJdkForDigits() {
    noClasses()
        .that()
        .resideInAPackage("dev.recur.synthetic..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Math.class, Random.class)
        .orShould()
        .dependOnClassesThat(resideInAPackage("java.util.random.."))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineNamesOptions() {
    Pattern option = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*--[a-z]");
    assertEquals(List.of(), linesOutside(Set.of("cli"), option));
  }

  /** Tells the kinds of model apart: a model is asked instead, or says its kind by itself. */
  private static final Pattern TELLS_MODELS_APART =
      Arrays.stream(Model.class.getPermittedSubclasses())
          .map(Class::getSimpleName)
          .collect(
              Collectors.collectingAndThen(
                  Collectors.joining("|", "(?:", ")"),
                  kind ->
                      Pattern.compile(
                          "instanceof\\s+%1$s\\b|\\(%1$s\\)|\\b%1$s\\.class\\b".formatted(kind))));

  @Test
  void onlyModelsKnowTheirKind() {
    assertEquals(List.of(), linesOutside(Set.of("model"), TELLS_MODELS_APART));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (model instanceof NetworkModel network) {",
        "return model instanceof CombinedModel;",
        "ClassicalModel classical = (ClassicalModel) model;",
        "models.filter(PretrainedModel.class::isInstance)"
      })
  void aModelAskedForItsKindWouldBeSeen(String line) {
    assertTrue(TELLS_MODELS_APART.matcher(line).find());
  }

  /** Returns the lines of src/main with a pattern in them, outside of some packages. */
  private static List<String> linesOutside(Set<String> stages, Pattern pattern) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (!stages.contains(String.valueOf(file.getParent().getFileName()))) {
          Files.readAllLines(file).stream()
              .filter(line -> pattern.matcher(line).find())
              .forEach(line -> found.add(file.getFileName() + ": " + line.strip()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.recur.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
