package dev.recur.series;

import java.util.Optional;

/**
 * An outlier and where it is.
 *
 * @param series its name, empty where there is only one
 * @param time of its first step, as files write it
 * @param outlier what it is
 */
public record FoundOutlier(Optional<String> series, String time, Outlier outlier) {}
