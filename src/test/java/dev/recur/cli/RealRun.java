package dev.recur.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * The program in a process of its own: the classes that are tested, or a packaged program whose
 * launcher the property {@code recur.program} names.
 */
final class RealRun {
  /** Compiled quickly, as most of a short run is its start. */
  private static final List<String> BRIEF =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");

  private static final String PROGRAM = System.getProperty("recur.program", "");

  private RealRun() {}

  /** Returns where the classes of the program and of its tests are. */
  static String classPath() {
    if (!(RealRun.class.getClassLoader() instanceof URLClassLoader loader)) {
      return System.getProperty("java.class.path");
    }
    StringJoiner path = new StringJoiner(File.pathSeparator);
    try {
      for (URL url : loader.getURLs()) {
        path.add(Path.of(url.toURI()).toString());
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return path + File.pathSeparator + System.getProperty("java.class.path");
  }

  /**
   * Returns a process to be started.
   *
   * @param options of the virtual machine
   * @param words the command
   */
  static ProcessBuilder of(List<String> options, List<String> words) {
    List<String> virtual = new ArrayList<>(BRIEF);
    virtual.addAll(options);
    List<String> all = new ArrayList<>();
    if (PROGRAM.isEmpty()) {
      all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      all.addAll(virtual);
      all.addAll(List.of("-cp", classPath(), Main.class.getName()));
    } else {
      all.add(PROGRAM);
    }
    all.addAll(words);
    ProcessBuilder process = new ProcessBuilder(all);
    process.environment().put("OMP_NUM_THREADS", "1");
    process.environment().put("RECUR_JAVA_OPTIONS", String.join(" ", virtual));
    return process;
  }

  /** Sends a signal, such as {@code INT}. */
  static void signal(String signal, Process process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /**
   * Whether an interrupt reaches a process: not below a shell that runs the tests with {@code &}.
   */
  static boolean interruptsArrive() throws IOException, InterruptedException {
    Process probe = new ProcessBuilder("sleep", "60").start();
    try {
      signal("INT", probe);
      return probe.waitFor(5, TimeUnit.SECONDS);
    } finally {
      probe.destroyForcibly();
    }
  }
}
