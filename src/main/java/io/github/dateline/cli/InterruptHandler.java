package io.github.dateline.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Handles Ctrl-C: asks a run to end, and holds the process until it has, though not for long. */
final class InterruptHandler implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "dateline-interrupted");
  private volatile boolean asked;

  private InterruptHandler() {}

  static InterruptHandler listen() {
    InterruptHandler interrupt = new InterruptHandler();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  /** Whether the run is to end. */
  boolean asked() {
    return asked;
  }

  private void await() {
    asked = true;
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: this is what was waited for.
    }
  }
}
