package dev.recur.cli;

import dev.recur.forecast.Levels;
import picocli.CommandLine.ITypeConverter;

/** Reads the levels of intervals. */
final class LevelsConverter implements ITypeConverter<Levels> {
  @Override
  public Levels convert(String value) {
    return Conversions.converted(value, Levels::parse);
  }
}
