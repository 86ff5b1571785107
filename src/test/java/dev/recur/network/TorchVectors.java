package dev.recur.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What PyTorch computes for a small network; written by {@code torch_vectors.py}. */
record TorchVectors(NetworkSpec spec, int batch, int lookback, Map<String, float[]> values) {
  static TorchVectors read(CellType cell, int layers) {
    String name = cell.name().toLowerCase(Locale.ROOT) + "-" + layers + ".txt";
    Map<String, float[]> values = new HashMap<>();
    try (InputStream in = TorchVectors.class.getResourceAsStream(name)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] words = line.split(" ", -1);
        float[] numbers = new float[words.length - 1];
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] = Float.parseFloat(words[i + 1]);
        }
        values.put(words[0], numbers);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int[] sizes = new int[6];
    Arrays.setAll(sizes, i -> (int) values.get("sizes")[i]);
    NetworkSpec spec = new NetworkSpec(cell, sizes[0], sizes[1], sizes[2], sizes[3], 0);
    return new TorchVectors(spec, sizes[4], sizes[5], values);
  }

  float[] get(String name) {
    return values.get(name);
  }
}
