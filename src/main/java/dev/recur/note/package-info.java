/**
 * What a run chose or met, as data: {@link dev.recur.note.Note}, a record for each thing worth
 * telling. {@code report} words them.
 */
@NullMarked
package dev.recur.note;

import org.jspecify.annotations.NullMarked;
