/**
 * recur on Apache Spark: the front door of the library ({@code dev.recur.api}) for every series of
 * a table. Spark does all that is distributed; nothing here knows a model.
 */
package dev.recur.spark;
