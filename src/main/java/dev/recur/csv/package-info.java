/**
 * Files of time series: reading whatever people have, and writing what can be appended to it.
 *
 * <p>{@link dev.recur.csv.PanelReader} turns a file into a {@link dev.recur.series.Panel} and says
 * what it chose; {@link dev.recur.csv.PanelWriter} writes a panel with the file's own columns. What
 * is no text is text when it comes here ({@link dev.recur.table.Source}). May import {@code series}
 * and {@code table}.
 *
 * <p><b>Why reading does not use Commons CSV.</b> It hands out every cell as a string and keeps a
 * whole record in memory without a bound. Here cells are ranges of a byte buffer: numbers go
 * straight into primitive arrays, the line of every record is known, and a record longer than
 * {@link dev.recur.csv.RecordScanner#LONGEST_RECORD} is refused before it fills the heap. Commons
 * CSV writes the files, and the tests hold the scanner to it cell by cell.
 */
@NullMarked
package dev.recur.csv;

import org.jspecify.annotations.NullMarked;
