package dev.recur.training;

/**
 * What one pass over the windows brought.
 *
 * @param number from 1
 * @param loss mean training loss over the epoch's windows, scaled units
 * @param validationRmse one step ahead over validation, original units; NaN where there is no
 *     validation
 */
public record Epoch(int number, double loss, double validationRmse) {}
