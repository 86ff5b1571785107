package dev.recur.cli;

import org.jspecify.annotations.Nullable;

/** What is said when the library of matrix products, which is unpacked, cannot be loaded. */
final class OpenBlas {
  private OpenBlas() {}

  /** Returns whether a failure comes of a native library that is not there. */
  static boolean isCauseOf(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      boolean later =
          each instanceof NoClassDefFoundError
              && String.valueOf(each.getMessage()).contains("org.bytedeco.");
      if (each instanceof UnsatisfiedLinkError || later) {
        return true;
      }
    }
    return false;
  }

  /** Returns the line that says so, with the reason and where else it can be unpacked. */
  static String line(Throwable failure) {
    String reason = "";
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      reason = String.valueOf(each.getMessage()).strip();
    }
    return "recur: OpenBLAS cannot be loaded ("
        + reason.replaceAll("\\.$", "")
        + "); it is unpacked into .javacpp/cache of the home folder, or into that of temporary"
        + " files: make room there, or name another folder, such as"
        + " RECUR_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=FOLDER";
  }
}
