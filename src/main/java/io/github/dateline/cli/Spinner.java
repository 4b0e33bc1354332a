package io.github.dateline.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A line on a terminal that moves while an answer is on its way: shown once it takes more than a
 * second, and taken away when there is something to print.
 */
final class Spinner {
  private static final long BEFORE_MILLIS = 1000;
  private static final long BETWEEN_MILLIS = 250;
  private static final String SIGNS = "|/-\\";

  private final Terminal terminal;
  private final String task;
  private final ScheduledExecutorService clock;
  private final long begun = System.nanoTime();
  private boolean shown;
  private boolean ended;

  private Spinner(Terminal terminal, String task) {
    this.terminal = terminal;
    this.task = task;
    clock =
        Executors.newSingleThreadScheduledExecutor(runnable -> {
          Thread thread = new Thread(runnable, "dateline-spinner");
          thread.setDaemon(true);
          return thread;
        });
  }

  static Spinner on(Terminal terminal, String task) {
    Spinner spinner = new Spinner(terminal, task);
    spinner.clock.scheduleWithFixedDelay(
        spinner::show, BEFORE_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    return spinner;
  }

  private synchronized void show() {
    if (!ended) {
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      char sign = SIGNS.charAt((int) (millis / BETWEEN_MILLIS % SIGNS.length()));
      terminal.err().print("\r" + sign + " " + task + ", " + millis / 1000 + " s");
      terminal.err().flush();
      shown = true;
    }
  }

  /** Takes the line away. */
  synchronized void end() {
    ended = true;
    clock.shutdown();
    if (shown) {
      terminal.err().print("\r" + " ".repeat(Math.min(terminal.columns() - 1, 78)) + "\r");
      terminal.err().flush();
      shown = false;
    }
  }
}
