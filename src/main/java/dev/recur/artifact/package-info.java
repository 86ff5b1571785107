/**
 * The model file: a zip of {@code manifest.json} and safetensors, written whole or not at all,
 * checked before it is believed.
 */
@NullMarked
package dev.recur.artifact;

import org.jspecify.annotations.NullMarked;
