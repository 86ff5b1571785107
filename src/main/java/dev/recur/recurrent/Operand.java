package dev.recur.recurrent;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A movable row-major matrix view on {@link NativeFloats}. Moved instead of made anew, because a
 * training step takes no memory; so it belongs to one thread.
 */
public final class Operand {
  private final FloatPointer pointer;
  private final long start;
  private long index;
  private int stride;

  Operand(FloatPointer pointer, long start) {
    this.pointer = pointer;
    this.start = start;
  }

  /**
   * Moves the view.
   *
   * @param index the first value
   * @param stride values from one row to the next
   * @return this view
   */
  public Operand at(long index, int stride) {
    this.index = index;
    this.stride = stride;
    return this;
  }

  int stride() {
    return stride;
  }

  /** The pointer, moved by so many values from the view's first. */
  FloatPointer moved(long values) {
    return pointer.position(start + index + values);
  }
}
