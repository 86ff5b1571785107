package dev.recur.cli;

import dev.recur.model.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code recur --version} prints. */
final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"recur " + Version.text()};
  }
}
