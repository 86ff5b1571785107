package dev.recur.recurrent;

import org.jspecify.annotations.Nullable;

/**
 * Where a pass of a {@link Roll} starts and what it leaves out.
 *
 * @param columns windows
 * @param hidden the hidden state before the first step, {@code [units, columns]}; null for zeros
 * @param memory the memory before the first step, {@code [units, columns]}; null for zeros
 * @param mask {@code [steps, columns]}, 0 where the state stays as it was; null for no mask
 * @param recurrentDropout factors of the hidden state wherever it enters a product, {@code [units,
 *     columns]}; null for none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pass(
    int columns,
    double @Nullable [] hidden,
    double @Nullable [] memory,
    double @Nullable [] mask,
    double @Nullable [] recurrentDropout) {}
