package dev.recur.artifact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.Fixtures;
import dev.recur.Fixtures.Settings;
import dev.recur.series.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is not just as recur wrote it is refused in one line that names it. */
class ModelFileDamageTest {
  private static final byte[] MODEL =
      ModelFile.encode(
          Fixtures.train(
              new Settings().epochs(1),
              Fixtures.panel(Fixtures.series("s", Fixtures.seasonal(20, 4, 1)))));

  private static InputException requireRefused(byte[] bytes, String what) {
    InputException e =
        assertThrows(InputException.class, () -> ModelFile.decode("some.recur", bytes), what);
    assertTrue(e.getMessage().startsWith("some.recur: "), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
    return e;
  }

  /** The two entries, as an unzip reads them. */
  private static Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    List<String> names = List.of("manifest.json", "weights.safetensors");
    List<byte[]> contents = Archive.decode("some.recur", MODEL, names);
    entries.put(names.get(0), contents.get(0));
    entries.put(names.get(1), contents.get(1));
    return entries;
  }

  /** A zip by Java's own writer. */
  private static byte[] zip(Map<String, byte[]> entries, int method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        header.setMethod(method);
        header.setSize(entry.getValue().length);
        header.setCrc(crc.getValue());
        header.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest(name = "xor {0}")
  @ValueSource(ints = {1, 128, 255})
  void anyChangedByteIsNoticed(int mask) {
    for (int i = 0; i < MODEL.length; i++) {
      byte[] damaged = MODEL.clone();
      damaged[i] ^= (byte) mask;
      requireRefused(damaged, "byte " + i);
    }
  }

  @Test
  void anyTruncationIsNoticed() {
    for (int length = 0; length < MODEL.length; length++) {
      requireRefused(Arrays.copyOf(MODEL, length), "cut to " + length);
    }
  }

  @Test
  void bytesBeforeAndAfterAreNoticed() {
    requireRefused(Arrays.copyOf(MODEL, MODEL.length + 1), "one more byte");
    byte[] shifted = new byte[MODEL.length + 4];
    System.arraycopy(MODEL, 0, shifted, 4, MODEL.length);
    requireRefused(shifted, "four bytes before");
    byte[] twice = Arrays.copyOf(MODEL, 2 * MODEL.length);
    System.arraycopy(MODEL, 0, twice, MODEL.length, MODEL.length);
    requireRefused(twice, "two files in one");
  }

  @Test
  void theSameEntriesInAnotherZipAreOnlyTakenAsRecurWritesThem() throws IOException {
    assertArrayEquals(MODEL, zip(entries(), ZipEntry.STORED));
    requireRefused(zip(entries(), ZipEntry.DEFLATED), "compressed");
  }

  @Test
  void reorderedMissingAndUnknownEntriesAreRefused() throws IOException {
    Map<String, byte[]> entries = entries();
    Map<String, byte[]> reordered = new LinkedHashMap<>();
    reordered.put("weights.safetensors", entries.get("weights.safetensors"));
    reordered.put("manifest.json", entries.get("manifest.json"));
    requireRefused(zip(reordered, ZipEntry.STORED), "reordered");
    requireRefused(
        zip(Map.of("manifest.json", entries.get("manifest.json")), ZipEntry.STORED), "no weights");
    entries.put("code.class", new byte[] {1, 2, 3});
    requireRefused(zip(entries, ZipEntry.STORED), "extra entry");
    requireRefused(zip(Map.of(), ZipEntry.STORED), "empty zip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "weights.safetensors"})
  void anEntryThatUnpacksToMuchMoreThanTheFileIsRefused(String name) throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put(name, new byte[100_000_000]);
    byte[] bomb = zip(entries, ZipEntry.DEFLATED);
    assertTrue(bomb.length < 1_000_000);
    requireRefused(bomb, "zip bomb");
  }

  @Test
  void weightsThatDoNotMatchTheChecksumAreRefusedEvenInASoundZip() {
    Map<String, byte[]> entries = entries();
    byte[] weights = entries.get("weights.safetensors");
    weights[weights.length - 1] ^= 1;
    InputException e = requireRefused(Archive.encode(entries), "other weights");
    assertTrue(e.getMessage().contains("damaged"), e.getMessage());
  }

  @ParameterizedTest(name = "format {0}")
  @ValueSource(ints = {0, 2, 99})
  void anotherFormatIsRefusedWithItsNumber(int format) {
    Map<String, byte[]> entries = entries();
    String manifest = new String(entries.get("manifest.json"), StandardCharsets.UTF_8);
    String other = manifest.replaceFirst("\"format\" : 4", "\"format\" : " + format);
    entries.put("manifest.json", other.getBytes(StandardCharsets.UTF_8));
    InputException e = requireRefused(Archive.encode(entries), "format");
    assertTrue(e.getMessage().contains("model format " + format), e.getMessage());
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        "Month,Passengers\n1949-01,112\n1949-02,118\n",
        "{\"format\": 1}",
        "PK\u0003\u0004",
        "PK\u0005\u0006"
      })
  void aFileOfAnotherKindIsRefused(String content) {
    requireRefused(content.getBytes(StandardCharsets.ISO_8859_1), content);
  }

  @Test
  void aMissingFileAndADirectoryAreRefusedByName(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.recur");
    InputException e = assertThrows(InputException.class, () -> ModelFile.read(missing));
    assertTrue(e.getMessage().startsWith(missing + ": does not exist"), e.getMessage());
    InputException d = assertThrows(InputException.class, () -> ModelFile.read(folder));
    assertTrue(d.getMessage().startsWith(folder + ": is a directory"), d.getMessage());
    Path sound = Files.write(folder.resolve("sound.recur"), MODEL);
    assertArrayEquals(MODEL, ModelFile.encode(ModelFile.read(sound)));
    assertEquals(4, ModelFile.read(sound).horizon());
  }
}
