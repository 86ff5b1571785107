/** The search for settings that are better than the default, before the held-out end. */
@NullMarked
package dev.recur.tune;

import org.jspecify.annotations.NullMarked;
