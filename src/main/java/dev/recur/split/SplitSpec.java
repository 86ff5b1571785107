package dev.recur.split;

/**
 * How much of the end of every series is held out.
 *
 * @param validation the part before test, by which training is stopped
 * @param test the held-out end, scored once
 */
public record SplitSpec(SplitSize validation, SplitSize test) {}
