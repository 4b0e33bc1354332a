package io.github.dateline.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells somebody who watches that an answer is on its way, once it takes more than a second, until
 * there is something to print.
 */
final class Waiting {
  private static final long BEFORE_MILLIS = 1000;
  private static final long BETWEEN_MILLIS = 250;
  private static final String SIGNS = "|/-\\";

  private final Terminal terminal;
  private final String task;
  private final ScheduledExecutorService clock;
  private final long begun = System.nanoTime();
  private boolean shown;
  private boolean over;

  private Waiting(Terminal terminal, String task) {
    this.terminal = terminal;
    this.task = task;
    clock =
        Executors.newSingleThreadScheduledExecutor(runnable -> {
          Thread thread = new Thread(runnable, "dateline-waiting");
          thread.setDaemon(true);
          return thread;
        });
  }

  static Waiting on(Terminal terminal, String task) {
    Waiting waiting = new Waiting(terminal, task);
    waiting.clock.scheduleWithFixedDelay(
        waiting::show, BEFORE_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    return waiting;
  }

  private synchronized void show() {
    if (!over) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      char sign = SIGNS.charAt((int) (millis / BETWEEN_MILLIS % SIGNS.length()));
      terminal.err().print("\r" + sign + " " + task + ", " + millis / 1000 + " s");
      terminal.err().flush();
      shown = true;
    }
  }

  /** Takes the line away. */
  synchronized void end() {
    over = true;
    clock.shutdown();
    if (shown) {
      terminal.err().print("\r" + " ".repeat(Math.min(terminal.columns() - 1, 78)) + "\r");
      terminal.err().flush();
      shown = false;
    }
  }
}
