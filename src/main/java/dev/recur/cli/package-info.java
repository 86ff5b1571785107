/** The command line: parses options, runs a pipeline, renders the result, returns an exit code. */
@NullMarked
package dev.recur.cli;

import org.jspecify.annotations.NullMarked;
