package dev.recur;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {
  /** What was built of src/main. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(TimeSeries.class.getProtectionDomain().getCodeSource().getLocation());

  /** Which of the project's packages each one may import. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("series", List.of()),
          Map.entry("csv", List.of("series")),
          Map.entry("split", List.of("series")),
          Map.entry("transform", List.of("series")),
          Map.entry("window", List.of("series", "transform")),
          Map.entry("forecast", List.of("series", "split", "transform", "window")),
          Map.entry("classical", List.of("series", "forecast")),
          Map.entry("recurrent", List.of()),
          Map.entry("network", List.of("window", "recurrent")),
          Map.entry(
              "training",
              List.of(
                  "series", "split", "transform", "window", "recurrent", "network", "forecast")),
          Map.entry("evaluation", List.of("series", "split", "forecast")),
          Map.entry(
              "artifact",
              List.of(
                  "series",
                  "split",
                  "transform",
                  "window",
                  "recurrent",
                  "network",
                  "training",
                  "evaluation",
                  "forecast",
                  "classical")),
          Map.entry("bench", List.of("network", "recurrent")),
          Map.entry("dl4j", List.of("network", "recurrent")),
          Map.entry("holiday", List.of("series")),
          Map.entry(
              "report",
              List.of(
                  "series",
                  "csv",
                  "forecast",
                  "evaluation",
                  "training",
                  "artifact",
                  "bench",
                  "pipeline",
                  "network",
                  "transform",
                  "split",
                  "window")),
          Map.entry(
              "pipeline",
              List.of(
                  "series",
                  "csv",
                  "holiday",
                  "split",
                  "transform",
                  "window",
                  "forecast",
                  "classical",
                  "recurrent",
                  "network",
                  "training",
                  "evaluation",
                  "artifact")),
          Map.entry(
              "cli",
              List.of(
                  "series",
                  "csv",
                  "split",
                  "transform",
                  "window",
                  "forecast",
                  "classical",
                  "recurrent",
                  "network",
                  "training",
                  "evaluation",
                  "artifact",
                  "bench",
                  "report",
                  "pipeline")));

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
  void aPackageImportsOnlyWhatTheTableAllows(String stage, List<String> allowed) {
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
        Arguments.of("de.focus_shift..", List.of("holiday")),
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
  void packagesFormNoCycle() {
    slices().matching("dev.recur.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
