package dev.recur.cli;

import java.util.Map;

/**
 * The terminal that notes and complaints go to, if they go to one.
 *
 * @param isTerminal whether a line can be redrawn there
 * @param columns that fit side by side
 * @param colours whether colours are shown
 * @param coloursOut whether colours are shown on standard output
 */
record Screen(boolean isTerminal, int columns, boolean colours, boolean coloursOut) {
  private static final int USUAL = 80;
  private static final int LEAST = 20;

  /** A file or a pipe. */
  static final Screen NONE = new Screen(false, USUAL, false, false);

  /**
   * What the launcher found: {@code RECUR_TERMINAL} holds the columns, {@code RECUR_STDOUT} is
   * there if standard output goes there too. Colours are left out on a dumb terminal and where
   * {@code NO_COLOR} says so.
   */
  static Screen of(Map<String, String> environment) {
    String columns = environment.get("RECUR_TERMINAL");
    if (columns == null) {
      return NONE;
    }
    int width = columns.matches("\\d{2,4}") ? Integer.parseInt(columns) : USUAL;
    String kind = environment.getOrDefault("TERM", "dumb");
    boolean colours = !kind.equals("dumb") && environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean out = colours && environment.containsKey("RECUR_STDOUT");
    return new Screen(true, width < LEAST ? USUAL : width, colours, out);
  }
}
