package dev.recur.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void whatMovesOrHidesIsWrittenAsAnEscape() {
    assertEquals("a\\u001b[2Jb\\u000d\\u0000\\u202e", Visible.text("a\u001b[2Jb\r\0\u202e"));
    assertEquals("\\u{e0041}\\ud800", Visible.text(Character.toString(0xe0041) + '\ud800'));
    assertEquals("one\\u000atwo\\u0009three", Visible.text("one\ntwo\tthree"));
  }

  @Test
  void whatIsVisibleStaysAsItIs() {
    for (String text : new String[] {"Umsatz €", "売上", "می\u200cخواهم", "👩\u200d🚀", "a b"}) {
      assertSame(text, Visible.text(text));
    }
  }

  @Test
  void aWriterForPeopleKeepsLinesAndTabs() {
    StringWriter into = new StringWriter();
    PrintWriter out = Visible.writer(into);
    out.print("a\tb\r\nc\rd\n");
    out.write('\u001b');
    out.flush();
    assertEquals("a\tb\r\nc\\u000dd\n\\u001b", into.toString());
  }
}
