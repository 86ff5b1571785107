package dev.recur.model;

/**
 * Where a model comes from.
 *
 * @param data name of the file it was trained on, without its folder; {@code memory} for none
 * @param sheet of the workbook, empty where none was named
 * @param query of the database, empty for none
 * @param sha256 of that file's bytes, or of the values where there was none, lower-case hexadecimal
 * @param version of recur
 */
public record Provenance(String data, String sheet, String query, String sha256, String version) {
  /** Of a file that is one table, or of none. */
  public static Provenance of(String data, String sha256, String version) {
    return new Provenance(data, "", "", sha256, version);
  }
}
