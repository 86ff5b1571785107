package dev.recur.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.recur.Fuzz;
import dev.recur.artifact.CraftedManifestTest.Place;
import dev.recur.series.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * Model files made at random: manifests with several values exchanged, weights that are no numbers
 * or enormous, and zips of any shape. Each is refused in one line, or forecasts numbers.
 */
class ModelFileFuzzTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final float[] ODD_WEIGHTS = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE,
    1e20f,
    -1e9f,
    1000,
    -0f
  };

  /** A sound file, its parts and what can be exchanged in it. */
  private static final class Sound {
    private final byte[] file;
    private final JsonNode manifest;
    private final byte[] weights;
    private final List<Place> places;

    private Sound(byte[] file, JsonNode manifest, byte[] weights, List<Place> places) {
      this.file = file;
      this.manifest = manifest;
      this.weights = weights;
      this.places = places;
    }

    static List<Sound> all() {
      return CraftedFiles.models().map(model -> of(ModelFile.encode(model))).toList();
    }

    static Sound of(byte[] file) {
      try {
        List<byte[]> entries = Archive.decode("m.recur", file, CraftedFiles.NAMES);
        JsonNode manifest = JSON.readTree(entries.get(0));
        List<Place> places = new ArrayList<>();
        CraftedManifestTest.collect(manifest, "", places);
        places.removeIf(place -> place.path().startsWith("/entries"));
        return new Sound(file, manifest, entries.get(1), places);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String outcome(byte[] file) {
    try {
      assertTimeoutPreemptively(Duration.ofMinutes(2), () -> CraftedFiles.use(file));
      return "forecast";
    } catch (InputException e) {
      String line = String.valueOf(e.getMessage());
      assertFalse(line.contains("\n") || line.contains("because \""), line);
      return "refused";
    }
  }

  private static <T> T any(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void manifestsAreRefusedOrForecast() {
    List<Sound> sound = Sound.all();
    Fuzz.run(
        "manifests",
        600,
        random -> {
          Sound one = any(sound, random);
          JsonNode crafted = one.manifest;
          for (int times = 1 + random.nextInt(3); times > 0; times--) {
            Place place = any(one.places, random);
            if (!crafted.at(parent(place.path())).isMissingNode()
                && !crafted.at(place.path()).isMissingNode()) {
              crafted = place.with(crafted, value(one, random));
            }
          }
          return outcome(CraftedFiles.encode(crafted, one.weights));
        });
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  /** Returns an odd value, that of another place, or a number. */
  private static JsonNode value(Sound sound, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> any(CraftedManifestTest.ODD, random);
      case 1 -> sound.manifest.at(any(sound.places, random).path());
      case 2 -> NODES.numberNode(random.nextInt(-3, 40));
      default -> NODES.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(-20, 20)));
    };
  }

  @Test
  void weightsAreRefusedOrForecast() {
    List<Sound> sound = Sound.all().stream().filter(one -> one.weights.length > 100).toList();
    Fuzz.run(
        "weights",
        300,
        random -> {
          Sound one = any(sound, random);
          byte[] weights = one.weights.clone();
          ByteBuffer buffer = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
          int head = Long.BYTES + (int) buffer.getLong(0);
          int floats = (weights.length - head) / Float.BYTES;
          if (random.nextInt(8) == 0) {
            weights[random.nextInt(head)] = (byte) random.nextInt(256);
          }
          boolean all = random.nextInt(4) == 0;
          float odd = ODD_WEIGHTS[random.nextInt(ODD_WEIGHTS.length)];
          for (int times = all ? floats : 1 + random.nextInt(20); times > 0; times--) {
            int at = all ? times - 1 : random.nextInt(floats);
            buffer.putFloat(head + at * Float.BYTES, odd);
          }
          return outcome(CraftedFiles.encode(CraftedFiles.summed(one.manifest, weights), weights));
        });
  }

  @Test
  void zipsAreRefusedUnlessTheyHoldTheModel() {
    Sound sound = Sound.of(ModelFile.encode(CraftedFiles.models().findFirst().orElseThrow()));
    Fuzz.run(
        "zips",
        3000,
        random -> {
          byte[] zip = random.nextInt(3) == 0 ? sound.file.clone() : zip(sound, random);
          for (int lies = random.nextInt(4); lies > 0; lies--) {
            zip = lie(zip, random);
          }
          try {
            assertArrayEquals(sound.file, ModelFile.encode(ModelFile.decode("m.recur", zip)));
            return "read";
          } catch (InputException e) {
            String line = String.valueOf(e.getMessage());
            assertTrue(line.startsWith("m.recur: ") && !line.contains("\n"), line);
            return "refused";
          }
        });
  }

  private static final List<String> ENTRIES =
      List.of(
          "manifest.json",
          "weights.safetensors",
          "../../etc/passwd",
          "/manifest.json",
          "manifest.json/",
          "MANIFEST.JSON",
          "C:\\x",
          "\u001b[2J",
          "x".repeat(70_000 / 2));

  /** A zip of a few entries, some twice, of much more than their bytes, or without any. */
  private static byte[] zip(Sound sound, SplittableRandom random) throws IOException {
    List<String> names = new ArrayList<>(CraftedFiles.NAMES);
    for (int more = random.nextInt(3); more > 0; more--) {
      names.add(random.nextInt(names.size() + 1), any(ENTRIES, random));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        add(zip, name, contents(name, sound, random), random);
      }
    }
    byte[] written = bytes.toByteArray();
    // Java writes no name twice, so it is written as another first.
    byte[] from = "weights.safetensorT".getBytes(StandardCharsets.US_ASCII);
    byte[] to = "weights.safetensors".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + from.length <= written.length; i++) {
      if (Arrays.equals(written, i, i + from.length, from, 0, from.length)) {
        System.arraycopy(to, 0, written, i, to.length);
      }
    }
    return written;
  }

  private static byte[] contents(String name, Sound sound, SplittableRandom random)
      throws IOException {
    return switch (random.nextInt(6)) {
      case 0 -> new byte[0];
      case 1 -> new byte[1 << random.nextInt(24)];
      default -> name.startsWith("w") ? sound.weights : JSON.writeValueAsBytes(sound.manifest);
    };
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes, SplittableRandom random)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    boolean stored = random.nextBoolean();
    entry.setMethod(stored ? ZipEntry.STORED : ZipEntry.DEFLATED);
    if (stored) {
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
    }
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    try {
      zip.putNextEntry(entry);
    } catch (ZipException twice) {
      if (!name.equals("weights.safetensorT")) {
        add(zip, "weights.safetensorT", bytes, random);
      }
      return;
    }
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Changes a field of a header to an odd size, cuts, appends or doubles. */
  private static byte[] lie(byte[] zip, SplittableRandom random) {
    if (zip.length < 8) {
      return zip;
    }
    byte[] changed = zip.clone();
    switch (random.nextInt(6)) {
      case 0 -> changed = Arrays.copyOf(zip, random.nextInt(zip.length));
      case 1 -> changed = Arrays.copyOf(zip, zip.length + 1 + random.nextInt(100));
      case 2 -> changed[random.nextInt(zip.length)] = (byte) random.nextInt(256);
      default -> {
        int[] odd = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 28, random.nextInt(9999)};
        int header = header(zip, random);
        int at = Math.min(zip.length - 4, header + 4 + random.nextInt(40));
        ByteBuffer.wrap(changed)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(at, odd[random.nextInt(odd.length)]);
      }
    }
    return changed;
  }

  /** Returns where one of the headers begins. */
  private static int header(byte[] zip, SplittableRandom random) {
    int from = random.nextInt(zip.length);
    for (int i = 0; i < zip.length - 1; i++) {
      int at = (from + i) % (zip.length - 1);
      if (zip[at] == 'P' && zip[at + 1] == 'K') {
        return at;
      }
    }
    return 0;
  }
}
