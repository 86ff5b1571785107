package dev.recur.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a program that uses the front door can come to see. */
class ApiTypesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importUrl(Recur.class.getProtectionDomain().getCodeSource().getLocation());

  /** Every type in a public signature of a type, and of the types in those, and so on. */
  private static Set<String> reachable(JavaClass... doors) {
    Set<String> seen = new TreeSet<>();
    Deque<JavaClass> open = new ArrayDeque<>(List.of(doors));
    while (!open.isEmpty()) {
      JavaClass type = open.pop().getBaseComponentType();
      if (type.isPrimitive() || !seen.add(type.getName()) || !CLASSES.contain(type.getName())) {
        continue;
      }
      open.addAll(type.getAllRawInterfaces());
      type.getRawSuperclass().ifPresent(open::add);
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
          open.addAll(unit.getReturnType().getAllInvolvedRawTypes());
          for (JavaType parameter : unit.getParameterTypes()) {
            open.addAll(parameter.getAllInvolvedRawTypes());
          }
          open.addAll(unit.getRawParameterTypes());
          unit.getThrowsClause().getTypes().forEach(open::add);
        }
      }
    }
    return seen;
  }

  @Test
  void noTypeOfALibraryIsAmongThem() {
    Set<String> types = reachable(CLASSES.get(Recur.class), CLASSES.get(Data.class));
    Set<String> foreign = new TreeSet<>(types);
    foreign.removeIf(name -> name.startsWith("java.") || name.startsWith("dev.recur."));
    assertEquals(Set.of(), foreign);
    assertTrue(types.contains("dev.recur.series.TimeSeries"), types.toString());
    assertTrue(types.contains("dev.recur.config.TrainConfigBuilder"), types.toString());
  }

  @Test
  void aTypeOfALibraryWouldBeSeen() {
    assertTrue(
        reachable(CLASSES.get("dev.recur.cli.LevelsConverter"))
            .contains("picocli.CommandLine$ITypeConverter"));
  }
}
