package dev.recur.cli;

import dev.recur.table.Source;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** URLs of databases among words of a command line, shown without what is secret in them. */
final class HiddenUrls {
  private static final String URL = "jdbc:";

  private HiddenUrls() {}

  /** Returns a word as it may be shown. */
  static String word(String word) {
    int url = word.startsWith(URL) ? 0 : word.indexOf("=" + URL) + 1;
    boolean holds = url > 0 || word.startsWith(URL);
    return holds ? word.substring(0, url) + Source.shown(word.substring(url)) : word;
  }

  /**
   * Returns where messages go, with the URLs of a command line hidden in them.
   *
   * @param err where they go
   * @param args the command line
   */
  static PrintWriter writer(PrintWriter err, String[] args) {
    Map<String, String> hidden = new LinkedHashMap<>();
    for (String arg : args) {
      if (!word(arg).equals(arg)) {
        hidden.put(arg.substring(arg.indexOf(URL)), Source.shown(arg.substring(arg.indexOf(URL))));
      }
    }
    return hidden.isEmpty() ? err : new PrintWriter(new Filter(err, hidden), true);
  }

  private static final class Filter extends FilterWriter {
    private final Map<String, String> hidden;

    Filter(PrintWriter out, Map<String, String> hidden) {
      super(out);
      this.hidden = hidden;
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      String shown = text.substring(from, from + length);
      for (Map.Entry<String, String> url : hidden.entrySet()) {
        shown = shown.replace(url.getKey(), url.getValue());
      }
      out.write(shown);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      write(new String(text, from, length), 0, length);
    }
  }
}
