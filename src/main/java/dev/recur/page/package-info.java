/**
 * Results as one page of HTML that loads nothing, from charts and from what {@code report} words.
 */
@NullMarked
package dev.recur.page;

import org.jspecify.annotations.NullMarked;
