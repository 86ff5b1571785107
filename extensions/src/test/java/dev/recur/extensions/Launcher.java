package dev.recur.extensions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The launcher of the folder above, with what is in this one. */
record Launcher(Path folder, Map<String, String> environment) {
  /**
   * What a command did.
   *
   * @param code the exit code
   * @param out standard output
   * @param err standard error
   */
  record Ran(int code, String out, String err) {
    Ran requireDone() {
      assertEquals(0, code, err);
      return this;
    }
  }

  /** Runs a command in the folder. */
  Ran run(Object... args) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("sh", Path.of("..", "recur").toRealPath() + ""));
    for (Object arg : args) {
      words.add(arg.toString());
    }
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    int code = process.waitFor();
    return new Ran(code, Files.readString(out), Files.readString(err));
  }
}
