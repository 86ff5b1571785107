package dev.recur.recurrent;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed team of threads, the caller one of them, that runs numbered parts of a task and meets at
 * its end. Waiting threads spin briefly, because a training step is a matter of tenths of
 * milliseconds, then park. Which thread runs a part never shows in the result if parts share
 * nothing.
 */
public final class Team implements AutoCloseable {
  private static final int SPINS = 20_000;

  private final Thread[] workers;
  private final AtomicInteger nextPart = new AtomicInteger();
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger round = new AtomicInteger();
  private volatile boolean closed;
  private volatile @Nullable Throwable failure;
  private IntConsumer task = part -> {};
  private Thread caller = Thread.currentThread();
  private int parts;

  /**
   * @param threads threads, the caller included
   */
  public Team(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + " must be 1 or more");
    }
    workers = new Thread[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Thread(this::work, "recurrent-" + (i + 1));
      workers[i].setDaemon(true);
      workers[i].start();
    }
  }

  /**
   * Runs {@code task} for every part from 0 and returns when all are done.
   *
   * @throws IllegalStateException if a part failed, with its exception as the cause
   */
  public void run(int parts, IntConsumer task) {
    this.task = task;
    this.parts = parts;
    caller = Thread.currentThread();
    failure = null;
    nextPart.set(0);
    if (workers.length > 0 && parts > 1) {
      working.set(workers.length);
      round.incrementAndGet();
      for (Thread worker : workers) {
        LockSupport.unpark(worker);
      }
    }
    runParts();
    for (int spin = 0; working.get() > 0; spin++) {
      if (spin < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
    Throwable failed = failure;
    if (failed != null) {
      throw new IllegalStateException("a part of the task failed", failed);
    }
  }

  private void runParts() {
    try {
      for (int part = nextPart.getAndIncrement(); part < parts; part = nextPart.getAndIncrement()) {
        task.accept(part);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
      nextPart.set(parts);
    }
  }

  private void work() {
    int seen = 0;
    while (true) {
      for (int spin = 0; round.get() == seen && !closed; spin++) {
        if (spin < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      seen = round.get();
      runParts();
      if (working.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread worker : workers) {
      LockSupport.unpark(worker);
    }
  }
}
