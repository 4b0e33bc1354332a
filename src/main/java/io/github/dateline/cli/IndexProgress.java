package io.github.dateline.cli;

import io.github.dateline.internal.table.Formats;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of indexing on a terminal: articles, tokens per second, time left. */
final class IndexProgress implements AutoCloseable {
  private static final int UPDATE_MILLIS = 250;
  private static final double NANOS = 1e9;

  private final @Nullable ProgressBar bar;
  private final LongSupplier current;
  private long begun = System.nanoTime();

  /**
   * Starts showing.
   *
   * @param task what is being done
   * @param total where it ends
   * @param unit what is counted, and how many make one unit
   * @param current how far it is
   */
  IndexProgress(
      Terminal terminal, String task, long total, String unit, long size, LongSupplier current) {
    this.current = current;
    bar = bar(terminal, task, total, unit, size);
  }

  /** A bar that leaves nothing behind; null if there is no terminal. */
  static @Nullable ProgressBar bar(
      Terminal terminal, String task, long total, String unit, long size) {
    return terminal.showsProgress()
        ? new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(unit, size)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new Line(terminal))
            .clearDisplayOnFinish()
            .build()
        : null;
  }

  /** Says something until the next article is done. */
  void say(String message) {
    if (bar != null) {
      bar.setExtraMessage(" " + message);
    }
  }

  /** The clock for tokens per second starts now. */
  void begin() {
    begun = System.nanoTime();
  }

  void done(long articles, long tokens) {
    if (bar != null) {
      bar.stepTo(current.getAsLong());
      bar.setExtraMessage(
          " "
              + Formats.articles(articles)
              + ", "
              + Formats.count((long) (tokens / Math.max(seconds(), 0.001)))
              + " tokens/s");
    }
  }

  double seconds() {
    return (System.nanoTime() - begun) / NANOS;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** One line that is written over, and leaves nothing behind. */
  private static final class Line extends ConsoleProgressBarConsumer {
    private final Terminal terminal;

    Line(Terminal terminal) {
      super(terminal.err(), terminal.columns() - 1);
      this.terminal = terminal;
    }

    @Override
    public void close() {
      terminal.err().flush();
    }
  }
}
