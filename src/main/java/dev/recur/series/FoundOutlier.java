package dev.recur.series;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An outlier and where it is.
 *
 * @param series its name, empty where there is only one
 * @param line of its first step in the file, from 1; empty where there is none
 * @param time of its first step, as files write it
 * @param outlier what it is
 */
public record FoundOutlier(
    Optional<String> series, OptionalLong line, String time, Outlier outlier) {}
