package dev.recur.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.recur.series.InputException;
import dev.recur.series.Panel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FutureTemplateTest {

  /** Shop A knows one day ahead, shop B none. */
  private static Panel panel() {
    String text =
        """
        day,shop,sold,promo
        2024-02-27,A,1,yes
        2024-02-28,A,2,no
        2024-02-29,A,,no
        2024-02-27,B,3,no
        2024-02-28,B,4,yes
        """;
    return PanelReader.read(
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            "f.csv",
            BadFilesTest.options("--target sold --future promo"))
        .panel();
  }

  @Test
  void namesExactlyTheRowsThatAreMissing() {
    InputException complaint =
        assertThrows(InputException.class, () -> FutureTemplate.requireWhole(panel(), 2));
    assertEquals(
        "the future covariates 'promo' are missing for 'A' 2024-03-01, 'B' 2024-02-29 to"
            + " 2024-03-01; add rows with an empty target, or pass futureData"
            + " (futureTemplate writes the table to fill in)",
        complaint.getMessage());
    assertTrue(FutureTemplate.isNeeded(panel(), 2));
    assertFalse(FutureTemplate.isNeeded(panel(), 0));
    FutureTemplate.requireWhole(panel(), 0);
  }

  @Test
  void writesTheTableToFillIn() throws IOException {
    StringBuilder out = new StringBuilder();

    FutureTemplate.write(panel(), 2, out);

    assertEquals("day,shop,promo\n2024-03-01,A,\n2024-02-29,B,\n2024-03-01,B,\n", out.toString());
  }
}
