package dev.recur.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output whose failures are seen, which {@link System#out} swallows. Who has read enough
 * and closes a pipe is no failure: what follows is dropped.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private boolean closed;

  /** The standard output of the process. */
  StandardOutput() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    if (!closed) {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        if (!isClosedPipe(e)) {
          throw e;
        }
        closed = true;
      }
    }
  }

  private static boolean isClosedPipe(IOException e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe is being closed");
  }
}
