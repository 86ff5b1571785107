package dev.recur.cli;

import dev.recur.csv.Finding;
import dev.recur.report.FindingText;
import dev.recur.series.InputException;
import dev.recur.series.Message;

/** Complaints as the command line words them, for the tests of other packages. */
public final class Worded {
  private Worded() {}

  /** Returns a complaint with its settings written as options. */
  public static String asOptions(InputException complaint) {
    return OptionNames.message(complaint);
  }

  /** Returns a finding with its settings written as options. */
  public static String asOptions(Finding finding) {
    return FindingText.of(finding).text(OptionNames::of);
  }

  /** Returns a message with its settings written as options. */
  public static String asOptions(Message message) {
    return message.text(OptionNames::of);
  }
}
