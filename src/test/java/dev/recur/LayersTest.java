package dev.recur;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.recur.csv.Finding;
import dev.recur.evaluation.BacktestListener;
import dev.recur.fit.RunListener;
import dev.recur.fit.Work;
import dev.recur.model.Model;
import dev.recur.note.Note;
import dev.recur.series.TimeSeries;
import dev.recur.training.Epoch;
import dev.recur.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
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
        Arguments.of("org.apache.commons.csv..", List.of("table")),
        Arguments.of("org.dhatim..", List.of("table")),
        Arguments.of("java.sql..", List.of("table")),
        Arguments.of("org.deeplearning4j..", List.of("dl4j")),
        Arguments.of("org.nd4j..", List.of("dl4j")),
        Arguments.of("org.bytedeco..", List.of("recurrent")),
        Arguments.of("org.ejml..", List.of("hierarchy")),
        Arguments.of("de.focus_shift..", List.of("covariate")),
        Arguments.of("com.fasterxml.jackson..", List.of("artifact", "report", "table")));
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

  /** The libraries shaded in ND4J's jars have known vulnerabilities in what parses. */
  @Test
  void nothingGivesDeeplearning4jAnythingToRead() {
    DescribedPredicate<JavaCall<?>> reads =
        DescribedPredicate.describe(
            "read with Deeplearning4j or ND4J",
            call ->
                call.getTargetOwner().getName().matches("org\\.(deeplearning4j|nd4j)\\..*")
                    && call.getName().matches("(from|load|restore|read|parse|createFromNpy).*"));
    noClasses().should().callMethodWhere(reads).check(CLASSES);
  }

  /** So no clock that is put back can change a result or a file. */
  @Test
  void nothingAsksForTheTimeOfDay() {
    noClasses()
        .should()
        .callMethodWhere(target(nameMatching("now|currentTimeMillis|systemUTC|systemDefaultZone")))
        .orShould()
        .callConstructor(Date.class)
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
    Pattern option = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*--");
    assertEquals(List.of(), linesOutside(Set.of("cli"), option));
  }

  /** Packages whose work is to put results into words, tables and pictures. */
  private static final Set<String> SAYING = Set.of("report", "cli", "chart", "page");

  /**
   * These write what files, columns, sizes and fitted models are called, no sentence, or a part of
   * a complaint.
   */
  private static final Set<String> WRITTEN =
      Set.of(
          "Checkpoint.head",
          "Clock.withoutTime",
          "EventsOffer.remedy",
          "ForecastMemory.require",
          "InputException.sentence",
          "Memory.shown",
          "OpeningWords.time",
          "Safetensors.entry",
          "SarimaFit.describe",
          "Task.remedy",
          "TimeColumn.remedy",
          "TimeWriter.plain",
          "Var.description",
          "Visible.text");

  private static boolean makesText(JavaCall<?> call) {
    String owner = call.getTargetOwner().getSimpleName();
    String method = call.getName();
    return (owner.equals("String") && (method.equals("format") || method.equals("formatted")))
        || (owner.equals("Message") && method.equals("of"))
        || owner.equals("Formatter")
        || owner.equals("MessageFormat");
  }

  private static boolean complains(JavaCodeUnit unit) {
    return unit.getCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().getSimpleName().endsWith("Exception")
                    || call.getTarget()
                        .getRawReturnType()
                        .getSimpleName()
                        .endsWith("InputException"));
  }

  /** Returns where sentences are made of formats or parts, and no complaint of them. */
  private static Set<String> sayingWithoutComplaint(Set<String> stages) {
    return CLASSES.stream()
        .filter(type -> !stages.contains(type.getPackageName().replaceFirst("^dev.recur.", "")))
        .flatMap(type -> type.getCodeUnits().stream())
        .filter(unit -> unit.getCallsFromSelf().stream().anyMatch(LayersTest::makesText))
        .filter(unit -> !complains(unit) && !unit.getName().equals("toString"))
        .map(unit -> unit.getOwner().getSimpleName() + "." + unit.getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void onlyReportsAndTheCommandLineMakeSentencesBesideComplaints() {
    assertEquals(new TreeSet<>(WRITTEN), sayingWithoutComplaint(SAYING));
  }

  @Test
  void aSentenceMadeElsewhereWouldBeSeen() {
    assertTrue(sayingWithoutComplaint(Set.of("cli")).contains("NoteText.line"));
  }

  @Test
  void aListenerIsToldNamesNumbersAndNotesAndNoSentence() {
    Map<String, List<?>> told = new TreeMap<>();
    for (Class<?> type :
        List.of(RunListener.class, BacktestListener.class, TrainingListener.class)) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isSynthetic()) {
          continue;
        }
        for (Parameter parameter : method.getParameters()) {
          Class<?> of = parameter.getType();
          if (!of.isPrimitive() && of != Epoch.class) {
            told.put(method.getName(), List.of(of));
          }
        }
      }
    }
    // The string is the name of the model whose forecasts are counted.
    assertEquals(
        Map.of(
            "note", List.of(Note.class),
            "forecast", List.of(String.class),
            "worked", List.of(Work.class)),
        told);
  }

  /** The texts in notes: names of things, and why something failed, which is a complaint. */
  private static final Set<String> TEXTS_OF_NOTES =
      Set.of(
          "calendar",
          "columns",
          "failure",
          "first",
          "holidays",
          "level",
          "model",
          "names",
          "series",
          "settings",
          "share");

  /** The texts in findings: what stands in the file, and how it writes times and numbers. */
  private static final Set<String> TEXTS_OF_FINDINGS =
      Set.of(
          "clock", "columns", "decimal", "first", "last", "name", "names", "pattern", "text",
          "time", "whole", "zone");

  private static Stream<Class<?>> kinds(Class<?> note) {
    return note.isRecord()
        ? Stream.concat(Stream.of(note), Arrays.stream(note.getDeclaredClasses()))
        : Stream.of(note.getPermittedSubclasses()).flatMap(LayersTest::kinds);
  }

  private static Set<String> texts(Class<?> sealed) {
    return kinds(sealed)
        .flatMap(kind -> Arrays.stream(kind.getRecordComponents()))
        .filter(part -> part.getGenericType().getTypeName().matches(".*(String|Message).*"))
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aNoteHoldsNamesAndNumbersAndNoSentence() {
    assertEquals(new TreeSet<>(TEXTS_OF_NOTES), texts(Note.class));
    assertEquals(new TreeSet<>(TEXTS_OF_FINDINGS), texts(Finding.class));
  }

  /** A text in quotes where a note is made or told; an empty one says nothing. */
  private static final Pattern WORDED_NOTE =
      Pattern.compile("(?:\\bnote\\(|new \\w*Note\\b)[^;\"]*(?:\"\"[^;\"]*)*\"[^\"]");

  @Test
  void noNoteIsWordedWhereItIsMade() {
    assertEquals(List.of(), filesOutside(Set.of("report"), WORDED_NOTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "listener.note(\"horizon \" + horizon);",
        "listener.note(\n    new SearchNote.TrialsFailed(\n        1, 2, \"training diverged\"));",
        "return new ScoreNote.Unpaired(kind, \"\", List.of(\"the calendar\"));"
      })
  void aNoteThatIsWordedWouldBeSeen(String text) {
    assertTrue(WORDED_NOTE.matcher(text).find());
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
    sources(stages)
        .forEach(
            (file, text) ->
                text.lines()
                    .filter(line -> pattern.matcher(line).find())
                    .forEach(line -> found.add(file + ": " + line.strip())));
    return found;
  }

  /** Returns what a pattern finds in src/main, over lines, outside of some packages. */
  private static List<String> filesOutside(Set<String> stages, Pattern pattern) {
    List<String> found = new ArrayList<>();
    sources(stages)
        .forEach(
            (file, text) ->
                pattern.matcher(text).results().forEach(x -> found.add(file + ": " + x.group())));
    return found;
  }

  /** Returns the files of src/main outside of some packages, by name. */
  private static Map<Path, String> sources(Set<String> stages) {
    Map<Path, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        if (!stages.contains(String.valueOf(file.getParent().getFileName()))) {
          sources.put(file, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.recur.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
