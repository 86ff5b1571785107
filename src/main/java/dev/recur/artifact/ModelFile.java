package dev.recur.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recur.model.SavedModel;
import dev.recur.network.Safetensors;
import dev.recur.series.InputException;
import dev.recur.series.Limit;
import dev.recur.series.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes model files: a zip of {@code manifest.json} and {@code weights.safetensors}. A
 * model file is data: reading one never runs or names code, and what is not exactly as recur writes
 * it is refused.
 */
public final class ModelFile {
  private static final String SUFFIX = ".recur";

  /** The first bytes of a zip. */
  private static final byte[] ARCHIVE = {'P', 'K', 3, 4};

  /** Where a zip has the name of its first entry. */
  private static final int FIRST_NAME = 30;

  static final String MANIFEST = "manifest.json";
  private static final String WEIGHTS = "weights.safetensors";

  /** Copies of a model file that reading it makes. */
  private static final int COPIES = 5;

  private ModelFile() {}

  /** Made when it is needed, for who only asks whether a file is a model need not wait for it. */
  private static ObjectMapper mapper() {
    return new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** Returns the bytes of a model file; the same model gives the same bytes. */
  public static byte[] encode(SavedModel model) {
    byte[] weights = weights(model);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(MANIFEST, manifest(model, weights));
    entries.put(WEIGHTS, weights);
    return Archive.encode(entries);
  }

  /** Returns the manifest of a model file. */
  static byte[] manifest(SavedModel model) {
    return manifest(model, weights(model));
  }

  private static byte[] manifest(SavedModel model, byte[] weights) {
    try {
      return mapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(ManifestWriter.manifest(model, Map.of(WEIGHTS, sha256(weights))))
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] weights(SavedModel model) {
    return Safetensors.encode(model.model().layout(), model.model().parameters());
  }

  /**
   * Reads a model file.
   *
   * @throws InputException if it cannot be read, is no model file, or is damaged
   */
  public static SavedModel read(Path path) {
    return decode(path.toString(), bytes(path));
  }

  /**
   * Returns whether a path is to be read as a model file: it begins like an archive, or is named
   * like one of ours.
   */
  public static boolean isModel(String path) {
    if (path.endsWith(SUFFIX)) {
      return true;
    }
    if (!Files.isRegularFile(Path.of(path))) {
      return false;
    }
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      byte[] head = in.readNBytes(FIRST_NAME + MANIFEST.length());
      return head.length >= ARCHIVE.length
          && Arrays.equals(head, 0, ARCHIVE.length, ARCHIVE, 0, ARCHIVE.length)
          && new String(head, StandardCharsets.ISO_8859_1).endsWith(MANIFEST);
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] bytes(Path path) {
    if (Files.isDirectory(path)) {
      throw new InputException(path + ": is a directory; name a model file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      requireMemory(path, Files.size(path));
      byte[] bytes = in.readNBytes(Limit.FILE.most() + 1);
      requireMemory(path, bytes.length);
      return bytes;
    } catch (NoSuchFileException e) {
      throw new InputException(path + ": does not exist; train a model with recur train", e);
    } catch (IOException e) {
      throw new InputException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireMemory(Path path, long size) {
    if (size > Limit.FILE.most()) {
      throw new InputException(
          "%s: has %,d bytes; a model file has at most %s".formatted(path, size, Limit.FILE));
    }
    try {
      Memory.require(
          "reading it", COPIES * (double) size, "give more, such as RECUR_JAVA_OPTIONS=-Xmx8g");
    } catch (InputException e) {
      throw e.ofFile(path.toString());
    }
  }

  /**
   * Returns the model in the bytes of a model file.
   *
   * @param name of the file, for complaints
   * @param bytes the whole file
   * @throws InputException if it is no model file, or damaged
   */
  public static SavedModel decode(String name, byte[] bytes) {
    List<byte[]> entries = Archive.decode(name, bytes, List.of(MANIFEST, WEIGHTS));
    try {
      ManifestReader manifest = new ManifestReader(name, json(entries.get(0)));
      byte[] weights = entries.get(1);
      if (!manifest.sha256(WEIGHTS).equals(sha256(weights))) {
        throw Archive.damaged(name);
      }
      ModelReader model = manifest.model();
      return manifest.model(model.model(Safetensors.decode(weights, model.layout())));
    } catch (InputException e) {
      throw String.valueOf(e.getMessage()).startsWith(name) ? e : impossible(name, e);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw impossible(name, e);
    }
  }

  private static InputException impossible(String name, RuntimeException e) {
    return new InputException(name + ": holds a model that cannot be: " + e.getMessage(), e);
  }

  private static JsonNode json(byte[] bytes) {
    try {
      return mapper().readTree(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException("its manifest is not JSON", e);
    }
  }

  /** Returns the SHA-256 of bytes, lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
