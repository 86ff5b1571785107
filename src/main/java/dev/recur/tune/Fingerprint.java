package dev.recur.tune;

import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two panels hold the same values at the same times. */
final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Returns the SHA-256 of names, times, targets and covariates, up to the end of each series.
   *
   * @return lower-case hexadecimal
   */
  static String of(Panel panel) {
    Fingerprint fingerprint = new Fingerprint();
    panel.schema().targets().forEach(fingerprint::add);
    panel.series().forEach(fingerprint::add);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(TimeSeries series) {
    add(series.name());
    add(series.calendar().label(0));
    for (int t = 0; t < series.length(); t++) {
      for (int k = 0; k < series.targetCount(); k++) {
        add(series.observed(k, t) ? series.target(k, t) : Double.NaN);
      }
      for (int j = 0; j < series.pastCount(); j++) {
        add(series.past(j, t));
      }
      for (int j = 0; j < series.futureCount(); j++) {
        add(series.future(j, t));
      }
    }
    for (int j = 0; j < series.staticCount(); j++) {
      add(series.statics(j));
    }
  }

  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(double value) {
    digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).flip());
  }
}
