package dev.recur.csv;

import dev.recur.series.Panel;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How fast a long file of many series is read; run by hand, with -Xmx2g, with the number of series
 * and the rows of each: 10000 1000 for ten million rows. The file is written first and read three
 * times. On a busy machine the time on the processor tells more than the time that passed.
 */
final class ReadingBenchmark {
  private ReadingBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    int series = Integer.parseInt(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    Path file = Files.createTempFile("reading", ".csv");
    try {
      write(file, series, rows);
      double count = (double) series * rows;
      System.out.printf(
          Locale.ROOT,
          "%.0f rows, %.0f MB, heap of at most %d MB%n",
          count,
          Files.size(file) / 1e6,
          Runtime.getRuntime().maxMemory() >> 20);
      for (int turn = 0; turn < 3; turn++) {
        long start = System.nanoTime();
        long startCpu = processor();
        Panel panel = PanelReader.read(file, ReadOptions.DEFAULT).panel();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%d series in %.2f s: %.2f million rows a second (%.2f s on the processor)%n",
            panel.size(),
            seconds,
            count / seconds / 1e6,
            (processor() - startCpu) / 1e9);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void write(Path file, int series, int rows) throws IOException {
    LocalDate first = LocalDate.of(2020, 1, 1);
    byte[][] dates = new byte[rows][];
    for (int t = 0; t < rows; t++) {
      dates[t] = ("," + first.plusDays(t) + ",").getBytes(StandardCharsets.US_ASCII);
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write("item_id,timestamp,target\n".getBytes(StandardCharsets.US_ASCII));
      for (int s = 0; s < series; s++) {
        byte[] name = ("item_" + s).getBytes(StandardCharsets.US_ASCII);
        for (int t = 0; t < rows; t++) {
          out.write(name);
          out.write(dates[t]);
          long hundredths = (s * 31L + t * 17L) % 100_000;
          out.write(
              (hundredths / 100 + "." + hundredths % 100 + "\n")
                  .getBytes(StandardCharsets.US_ASCII));
        }
      }
    }
  }
}
