package dev.recur.csv;

import dev.recur.series.Message;

/**
 * What a column of a file is used for.
 *
 * @param name its name, or {@code column 3} where the file has no header
 * @param role time, series, target, past, future, static or ignored
 * @param why what settled it
 */
public record ColumnUse(String name, String role, Message why) {}
