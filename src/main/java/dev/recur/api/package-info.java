/**
 * The front door for Java programs: {@link dev.recur.api.Data}, values to learn from or to
 * continue, and {@link dev.recur.api.Recur}, what can be done with them. Prints nothing, ends no
 * process, and shows no type of a library in what it takes and gives.
 */
@NullMarked
package dev.recur.api;

import org.jspecify.annotations.NullMarked;
