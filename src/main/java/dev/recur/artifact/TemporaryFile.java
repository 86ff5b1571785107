package dev.recur.artifact;

import dev.recur.series.InputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A file beside its goal that becomes it once it is whole. It is locked while it is written: one
 * that is not locked was left by a run that was killed, and goes when the next is made.
 */
final class TemporaryFile implements AutoCloseable {
  /** A process and when it began, a thread. */
  private static final String RUN_AND_THREAD = "\\.\\d+-\\d+-\\d+\\.tmp";

  private final Path goal;
  private final Path file;
  private final FileChannel channel;
  private final Thread deletion = new Thread(this::deleteAtEnd);

  private boolean ended;

  private TemporaryFile(Path goal, Path file, FileChannel channel) {
    this.goal = goal;
    this.file = file;
    this.channel = channel;
  }

  /**
   * Makes one, empty, after deleting those that killed runs left of the same goal.
   *
   * @param goal the file to be
   * @throws IOException if its folder cannot be written to
   */
  static TemporaryFile beside(Path goal) throws IOException {
    Path folder = folderOf(goal);
    String name = "." + goal.toAbsolutePath().getFileName();
    deleteLeft(folder, name);
    Path file = folder.resolve(name + "." + run() + "-" + Thread.currentThread().getId() + ".tmp");
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock(channel);
      // Another run may have taken it for one that was left, before it was locked.
      if (Files.exists(file)) {
        TemporaryFile made = new TemporaryFile(goal, file, channel);
        made.deleteIfKilled();
        return made;
      }
      channel.close();
    }
  }

  static Path folderOf(Path goal) {
    Path folder = goal.toAbsolutePath().getParent();
    return folder == null ? goal.toAbsolutePath() : folder;
  }

  /** The process and when it began, as a container gives every run the same number. */
  private static String run() {
    ProcessHandle process = ProcessHandle.current();
    long began = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "-" + began;
  }

  private static void deleteLeft(Path folder, String name) {
    Pattern pattern = Pattern.compile(Pattern.quote(name) + RUN_AND_THREAD);
    // What this process writes is not touched: to close it once more would unlock it.
    String own = name + "." + run() + "-";
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            folder,
            file -> {
              String found = String.valueOf(file.getFileName());
              return pattern.matcher(found).matches() && !found.startsWith(own);
            })) {
      for (Path file : files) {
        deleteUnlocked(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // A folder can be written to that cannot be listed.
      return;
    }
  }

  private static void deleteUnlocked(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Whose it is cannot be known, or it is gone: it is not this run's to delete.
      return;
    }
  }

  private static void lock(FileChannel channel) {
    try {
      FileLock unused = channel.lock();
    } catch (IOException e) {
      // A file system without locks does without: nothing is deleted there.
      return;
    }
  }

  private void deleteIfKilled() throws IOException {
    try {
      Runtime.getRuntime().addShutdownHook(deletion);
    } catch (IllegalStateException e) {
      delete();
      channel.close();
      throw endedEarly();
    }
  }

  private InputException endedEarly() {
    return new InputException(goal + ": not written, as the run was told to end");
  }

  /**
   * Writes it whole, to the disk, and makes it the goal.
   *
   * @throws InputException if the process was told to end
   */
  void become(AtomicFile.Content content) throws IOException {
    // Not closed here: that would unlock it.
    OutputStream out = Channels.newOutputStream(channel);
    content.writeTo(out);
    channel.force(true);
    synchronized (this) {
      if (ended) {
        throw endedEarly();
      }
      Files.move(file, goal, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private synchronized void deleteAtEnd() {
    ended = true;
    delete();
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes it unless it has become its goal. */
  @Override
  public void close() throws IOException {
    delete();
    channel.close();
    try {
      Runtime.getRuntime().removeShutdownHook(deletion);
    } catch (IllegalStateException e) {
      // The process ends, and the hook finds nothing to delete.
      return;
    }
  }
}
