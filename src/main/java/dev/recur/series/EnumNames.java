package dev.recur.series;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The constants of an enum by the names that users write, those of {@code toString}. */
public final class EnumNames {
  private EnumNames() {}

  /**
   * The name of a constant as users write it: lower case, with hyphens.
   *
   * @param constant such as {@code SEASONAL_NAIVE}
   * @return such as {@code seasonal-naive}
   */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of a name.
   *
   * @param type the enum
   * @param name as {@code toString} of the constant writes it
   * @return empty if none has this name
   */
  public static <E> Optional<E> find(Class<E> type, String name) {
    return find(List.of(type.getEnumConstants()), name);
  }

  /**
   * The constant of a name.
   *
   * @param known the constants that are looked at
   * @param name as {@code toString} of the constant writes it
   * @return empty if none of these has this name
   */
  public static <E> Optional<E> find(Collection<E> known, String name) {
    return known.stream().filter(constant -> constant.toString().equals(name)).findFirst();
  }

  /**
   * All names, separated by commas.
   *
   * @param type the enum
   */
  public static <E extends Enum<E>> String list(Class<E> type) {
    return list(List.of(type.getEnumConstants()));
  }

  /** The names of some constants, separated by commas. */
  public static <E extends Enum<E>> String list(Collection<E> known) {
    return known.stream().map(Enum::toString).collect(Collectors.joining(", "));
  }
}
