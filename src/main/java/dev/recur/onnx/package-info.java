/**
 * Our networks as graphs of ONNX, which other runtimes can run. May import {@code network} and
 * {@code recurrent}.
 */
@NullMarked
package dev.recur.onnx;

import org.jspecify.annotations.NullMarked;
