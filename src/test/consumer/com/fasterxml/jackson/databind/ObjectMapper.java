package com.fasterxml.jackson.databind;

/** The shop's own Jackson: of another version, and not at all what recur writes model files with. */
public final class ObjectMapper {
  public String version() {
    return "0.1 of the shop";
  }
}
