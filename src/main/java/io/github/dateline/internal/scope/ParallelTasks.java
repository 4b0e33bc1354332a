package io.github.dateline.internal.scope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Runs tasks on several threads: each thread takes the next task when it is free, so that all
 * finish at about the same time.
 */
public final class ParallelTasks {
  private ParallelTasks() {}

  /** A task that does not depend on another. */
  public interface Task {
    void run() throws IOException;
  }

  /**
   * Runs tasks, and returns when all are done.
   *
   * @param threads how many threads may share them; one runs them in order
   * @param tasks the tasks, the longest first
   */
  public static void run(int threads, List<? extends Task> tasks) throws IOException {
    if (threads < 2 || tasks.size() < 2) {
      for (Task task : tasks) {
        task.run();
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    try {
      IntStream.range(0, Math.min(threads, tasks.size()))
          .parallel()
          .forEach(thread -> {
            try {
              for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                tasks.get(i).run();
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
