/**
 * The classical rivals every network has to beat: naive methods, ETS, Theta, SARIMA and VAR.
 *
 * <p>Each method is one class with a static {@code fit} from plain values, oldest first and in
 * original units, to an immutable {@link dev.recur.classical.FittedModel}. A method that cannot be
 * fitted throws {@link dev.recur.classical.CannotFitException} with the reason in words; it never
 * answers with something else in silence. Every method is deterministic and sees nothing but what
 * it is given.
 *
 * <p>May import {@code series} and {@code forecast}.
 */
@NullMarked
package dev.recur.classical;

import org.jspecify.annotations.NullMarked;
