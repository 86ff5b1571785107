/**
 * Simulated series on which a network is trained before it meets a real one: {@link
 * dev.recur.synthetic.Simulator} makes series number n of a seed, on any machine and in any order,
 * from the families of {@link dev.recur.synthetic.Mix}.
 *
 * <p>Imports nothing but the JDK, and of that nothing whose digits a JDK may choose: random numbers
 * are drawn in {@link dev.recur.synthetic.Draws}, functions are those of {@link
 * java.lang.StrictMath}.
 */
@NullMarked
package dev.recur.synthetic;

import org.jspecify.annotations.NullMarked;
