package dev.recur.artifact;

import static dev.recur.series.Message.setting;

import dev.recur.series.InputException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that are there whole or not at all: beside their goal, synced, then moved. A killed
 * run leaves the old file or the new one, and what it had begun goes with the next write. A link
 * stays, and the file it leads to is written; a device or a pipe is no file that could be replaced,
 * so it is written to.
 */
public final class AtomicFile {
  /** Links that lead to one another, at the most. */
  private static final int MOST_LINKS = 40;

  private AtomicFile() {}

  /**
   * Checks, before long work, that a file could be written.
   *
   * @param goal the file to be
   * @param overwrite whether a file of that name may be replaced
   * @throws InputException if it could not, with the reason
   */
  public static void requireWritable(Path goal, boolean overwrite) {
    if (Files.isDirectory(goal)) {
      throw new InputException(goal + ": is a directory; name a file to write");
    }
    if (Files.exists(goal) && !overwrite) {
      throw new InputException("already exists")
          .at(goal.toString())
          .mend("pass ", setting("force"), " to replace it");
    }
    if (isStream(goal)) {
      if (!Files.isWritable(goal)) {
        throw cannotWrite(goal, new AccessDeniedException(goal.toString()));
      }
      return;
    }
    try {
      Path file = linked(goal);
      Path folder = TemporaryFile.folderOf(file);
      if (!Files.isDirectory(folder)) {
        throw new InputException(
            goal + ": the folder " + folder + " does not exist; make it first");
      }
      TemporaryFile.beside(file).close();
    } catch (IOException e) {
      throw cannotWrite(goal, e);
    }
  }

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes all of it.
     *
     * @param out where to; not closed
     * @throws IOException if writing fails
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @param goal the file to be; a file of that name is replaced
   * @param bytes all of it
   * @throws InputException if it cannot be written, with the reason
   */
  public static void write(Path goal, byte[] bytes) {
    write(goal, out -> out.write(bytes));
  }

  /**
   * Writes a file that need not be in memory whole.
   *
   * @param goal the file to be; a file of that name is replaced
   * @param content all of it; where it fails, the old file stays
   * @throws InputException if it cannot be written, with the reason
   */
  public static void write(Path goal, Content content) {
    try {
      if (isStream(goal)) {
        writeThrough(goal, content);
      } else {
        replace(linked(goal), content);
      }
    } catch (IOException e) {
      throw cannotWrite(goal, e);
    }
  }

  /** Returns whether a path is a device, a pipe or a descriptor of the process. */
  private static boolean isStream(Path goal) {
    Path whole = goal.toAbsolutePath().normalize();
    return Files.exists(goal)
        && !Files.isDirectory(goal)
        && (!Files.isRegularFile(goal) || whole.startsWith("/dev") || whole.startsWith("/proc"));
  }

  private static void writeThrough(Path goal, Content content) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(goal, StandardOpenOption.WRITE))) {
      content.writeTo(out);
    }
  }

  /** Returns the file at the end of all links, which need not be there. */
  private static Path linked(Path goal) throws IOException {
    Path file = goal;
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemLoopException(goal.toString());
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }

  private static void replace(Path goal, Content content) throws IOException {
    try (TemporaryFile temporary = TemporaryFile.beside(goal)) {
      temporary.become(content);
    }
  }

  private static InputException cannotWrite(Path goal, IOException e) {
    String reason =
        e instanceof AccessDeniedException
            ? "permission denied"
            : e instanceof NotDirectoryException ? "not a folder" : String.valueOf(e.getMessage());
    return new InputException(goal + ": cannot be written (" + reason + "); choose another file");
  }
}
