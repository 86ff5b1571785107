package dev.recur.recurrent;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Float memory outside the heap, aligned to a cache line, for the operands of OpenBLAS. Copies to
 * and from heap arrays are bulk copies; loops over the values belong in heap arrays, where they
 * vectorise.
 */
public final class NativeFloats implements AutoCloseable {
  private static final int LINE_BYTES = 64;

  private final FloatPointer memory;
  private final long start;
  private final FloatBuffer buffer;

  /**
   * Takes zeroed memory.
   *
   * @param length floats to hold
   */
  public NativeFloats(long length) {
    long slack = LINE_BYTES / Float.BYTES;
    memory = new FloatPointer(length + slack);
    start = (LINE_BYTES - memory.address() % LINE_BYTES) % LINE_BYTES / Float.BYTES;
    FloatPointer.memset(memory, 0, (length + slack) * Float.BYTES);
    buffer = new FloatPointer(memory).position(start).asBuffer();
  }

  /** A view of its own on this memory, to hand to {@link Blas}. */
  public Operand operand() {
    return new Operand(new FloatPointer(memory), start);
  }

  /** Copies from the heap. */
  public void put(int index, float[] source, int offset, int length) {
    buffer.put(index, source, offset, length);
  }

  /** Copies to the heap. */
  public void get(int index, float[] goal, int offset, int length) {
    buffer.get(index, goal, offset, length);
  }

  @Override
  public void close() {
    memory.close();
  }
}
