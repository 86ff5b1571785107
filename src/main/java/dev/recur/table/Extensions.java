package dev.recur.table;

import dev.recur.series.InputException;

/** Libraries that a download leaves out, from the class path or the folder of the launcher. */
final class Extensions {
  private Extensions() {}

  /** Whether a class of a library is on the class path. */
  static boolean have(String type) {
    ClassLoader loader = Extensions.class.getClassLoader();
    return loader != null && loader.getResource(type.replace('.', '/') + ".class") != null;
  }

  /**
   * Says what to add, and how.
   *
   * @param name of what was to be read or written
   * @param library such as {@code org.duckdb:duckdb_jdbc}
   */
  static InputException missing(String name, String library) {
    return new InputException("needs " + library + ", which a download leaves out")
        .at(name)
        .mend(
            "put it into the folder extensions beside recur, with what it needs (mvn -f extensions"
                + " package does), or save it as CSV");
  }
}
