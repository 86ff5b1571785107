/**
 * A network that has learnt from simulated series how series go on, and forecasts others without
 * learning from them: what it sees of a history, its training, its weights, its forecasts. Imports
 * {@code series}, {@code forecast}, {@code network} and {@code synthetic}.
 */
@NullMarked
package dev.recur.pretrained;

import org.jspecify.annotations.NullMarked;
