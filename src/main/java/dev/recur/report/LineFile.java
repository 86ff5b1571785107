package dev.recur.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recur.series.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that grows by lines of JSON while a run goes on, and that one run writes at a time. */
public final class LineFile implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private LineFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file, which is made if it is not there.
   *
   * @param bytes of it that stay, from its beginning
   * @throws InputException if it cannot be written, or another run writes it
   */
  public static LineFile open(Path file, long bytes) {
    LineFile lines;
    try {
      lines =
          new LineFile(
              file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
    try {
      lines.requireAlone();
      // A pipe has no size, and no position either.
      if (lines.channel.size() > 0) {
        lines.channel.truncate(bytes).position(bytes);
      }
      return lines;
    } catch (IOException e) {
      lines.close();
      throw cannotWrite(file, e);
    } catch (InputException e) {
      lines.close();
      throw e;
    }
  }

  private void requireAlone() {
    if (!isAlone()) {
      throw new InputException(
          file + ": is being written by another run; wait for its end, or choose another file");
    }
  }

  private boolean isAlone() {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      // A file system without locks does without.
      return true;
    }
  }

  static InputException cannotWrite(Path file, IOException e) {
    return new InputException(
        file + ": cannot be written (" + e.getMessage() + "); choose another file", e);
  }

  /**
   * Appends a line.
   *
   * @throws InputException if it cannot be written
   */
  public void append(ObjectNode json) {
    ByteBuffer line = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /**
   * Sees that what was appended is on the disk.
   *
   * @throws InputException if it cannot be written
   */
  public void sync() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }
}
