/**
 * Tables, whatever holds them: where rows come from and where they go.
 *
 * <p>A {@link dev.recur.table.Source} is what the user named: a file, a stream, a database. It
 * opens as a {@link dev.recur.table.TableText}: the bytes of a text as they are or, of everything
 * that is no text, the {@link dev.recur.table.Rows} of one format written as text while they are
 * read. So every table is read by the same rules, and a further format is its {@code Rows} and a
 * line in {@code Source}. May import {@code series} only; the one package that knows Commons CSV, a
 * library for workbooks and {@code java.sql}.
 */
@NullMarked
package dev.recur.table;

import org.jspecify.annotations.NullMarked;
