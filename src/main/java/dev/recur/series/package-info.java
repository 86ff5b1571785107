/**
 * The values every other package speaks of: a {@link dev.recur.series.TimeSeries} on a regular
 * {@link dev.recur.series.Calendar}, several of them with the same columns in a {@link
 * dev.recur.series.Panel}, and the {@link dev.recur.series.Schema} that says which column of the
 * file played which role.
 *
 * <p>Everything here is immutable and imports nothing but the JDK. Arrays are copied in and out.
 *
 * <p><b>Missing values and origins.</b> A series keeps what was observed beside what was filled in.
 * {@link dev.recur.series.TimeSeries#slice} fills again from the values before its own end, so a
 * slice that ends at an origin holds nothing that depends on a later value, whatever the {@link
 * dev.recur.series.MissingPolicy}.
 */
@NullMarked
package dev.recur.series;

import org.jspecify.annotations.NullMarked;
