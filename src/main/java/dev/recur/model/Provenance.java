package dev.recur.model;

/**
 * Where a model comes from.
 *
 * @param data name of the file it was trained on, without its folder
 * @param sha256 of that file's bytes, lower-case hexadecimal
 * @param version of recur
 */
public record Provenance(String data, String sha256, String version) {}
