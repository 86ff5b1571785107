package dev.recur.series;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Says that something the user gave cannot be used and how to mend it: where, what was found, what
 * was expected, what to do. The message says it all in one line, with settings written as fields; a
 * front end that writes them its own way takes {@link #message(Message.Naming)}.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Place> place;
  private final transient Message found;
  private final transient Optional<String> expected;
  private final transient Message remedy;
  private final boolean ofSettings;

  /**
   * A place in what the user gave.
   *
   * @param file as the user named it
   * @param line of the file, from 1
   * @param column its name
   */
  public record Place(String file, OptionalLong line, Optional<String> column) {
    /** A file as a whole. */
    public static Place of(String file) {
      return new Place(file, OptionalLong.empty(), Optional.empty());
    }

    /** A line of a file. */
    public static Place of(String file, long line) {
      return new Place(file, OptionalLong.of(line), Optional.empty());
    }

    /** A cell of a file. */
    public static Place of(String file, long line, String column) {
      return new Place(file, OptionalLong.of(line), Optional.of(column));
    }

    /** The column in words; without a name it is called by its number already. */
    private static String words(String name) {
      return name.matches("column \\d+") ? name : "column '" + Message.shown(name) + "'";
    }

    /** In words, without the file: {@code line 4: column 'units'}. */
    private String within() {
      return (line.isPresent() ? "line " + line.getAsLong() : "the file")
          + column.map(name -> ": " + words(name)).orElse("");
    }

    /** In words: {@code sales.csv:4: column 'units'}. */
    @Override
    public String toString() {
      return file
          + (line.isPresent() ? ":" + line.getAsLong() : "")
          + column.map(name -> ": " + words(name)).orElse("");
    }
  }

  /**
   * A complaint.
   *
   * @param found what was found
   */
  public InputException(String found) {
    this(Optional.empty(), Message.of(found), Optional.empty(), Message.NONE, false, null);
  }

  /**
   * A complaint with the failure behind it, such as an {@code IOException}.
   *
   * @param found what was found
   * @param cause what failed underneath
   */
  public InputException(String found, Throwable cause) {
    this(Optional.empty(), Message.of(found), Optional.empty(), Message.NONE, false, cause);
  }

  /**
   * A complaint.
   *
   * @param found what was found
   */
  public InputException(Message found) {
    this(Optional.empty(), found, Optional.empty(), Message.NONE, false, null);
  }

  private InputException(
      Optional<Place> place,
      Message found,
      Optional<String> expected,
      Message remedy,
      boolean ofSettings,
      @Nullable Throwable cause) {
    super(line(place, found, expected, remedy, Message.Setting::toString), cause);
    this.place = place;
    this.found = found;
    this.expected = expected;
    this.remedy = remedy;
    this.ofSettings = ofSettings;
  }

  /**
   * The same complaint about a place.
   *
   * @param where in what the user gave
   */
  public InputException at(Place where) {
    return new InputException(Optional.of(where), found, expected, remedy, ofSettings, getCause());
  }

  /**
   * The same complaint about a file.
   *
   * @param file as the user named it
   */
  public InputException at(String file) {
    return at(Place.of(file));
  }

  /**
   * The same complaint about a line.
   *
   * @param file as the user named it
   * @param line from 1
   */
  public InputException at(String file, long line) {
    return at(Place.of(file, line));
  }

  /**
   * The same complaint, saying more of what was found.
   *
   * @param more words
   */
  public InputException adding(String more) {
    return new InputException(
        place, Message.of(found, more), expected, remedy, ofSettings, getCause());
  }

  /**
   * The same complaint, saying what was expected.
   *
   * @param what was expected
   */
  public InputException expecting(String what) {
    return new InputException(place, found, Optional.of(what), remedy, ofSettings, getCause());
  }

  /**
   * The same complaint, saying what to do.
   *
   * @param words and settings, as {@link Message#of} takes them
   */
  public InputException mend(Object... words) {
    return new InputException(place, found, expected, Message.of(words), ofSettings, getCause());
  }

  /** The same complaint, being about settings alone: no other data would mend it. */
  public InputException ofSettings() {
    return new InputException(place, found, expected, remedy, true, getCause());
  }

  /** The same complaint, being about a file that asks for too much. */
  public InputException ofFile(String file) {
    return new InputException(
        Optional.of(Place.of(file)), found, expected, remedy, false, getCause());
  }

  /** Whether it is about settings alone. */
  public boolean isOfSettings() {
    return ofSettings;
  }

  /** Where, if it is about a place. */
  public Optional<Place> place() {
    return place;
  }

  /** What was found. */
  public Message found() {
    return found;
  }

  /** What was expected, where {@link #found} does not say so. */
  public Optional<String> expected() {
    return expected;
  }

  /** What to do; its settings are those to change, with the value proposed if there is one. */
  public Message remedy() {
    return remedy;
  }

  /** All of it as one sentence, to stand in another. */
  public Message sentence() {
    return Message.of(
        place.map(where -> where + ": ").orElse(""),
        found,
        expected.map(what -> "; expected " + what).orElse(""),
        remedy.isEmpty() ? "" : found.toString().endsWith("?") ? " " : "; ",
        remedy);
  }

  /** Where in its file and what was found, for a sentence that is about the file. */
  public String withinFile() {
    return place.map(where -> where.within() + ": ").orElse("") + found;
  }

  /**
   * The message.
   *
   * @param naming how settings are written
   * @return one line
   */
  public String message(Message.Naming naming) {
    return line(place, found, expected, remedy, naming);
  }

  private static String separator(Message found) {
    return found.toString().endsWith("?") ? " " : "; ";
  }

  /** One line, in which nothing is hidden. */
  private static String line(
      Optional<Place> place,
      Message found,
      Optional<String> expected,
      Message remedy,
      Message.Naming naming) {
    String message =
        place.map(where -> where + ": ").orElse("")
            + found.text(naming)
            + expected.map(what -> "; expected " + what).orElse("")
            + (remedy.isEmpty() ? "" : separator(found) + remedy.text(naming));
    return Visible.text(message);
  }
}
