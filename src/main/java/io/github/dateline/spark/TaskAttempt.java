package io.github.dateline.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import org.apache.spark.TaskContext;

/**
 * One attempt of a Spark task, with a name that no other attempt has and a local folder that is
 * deleted when it ends.
 *
 * <p>Spark may run a task twice at the same time, or again.
 */
final class TaskAttempt implements AutoCloseable {
  private final String name;
  private final Path folder;

  private TaskAttempt(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  static TaskAttempt begin() throws IOException {
    TaskContext task = TaskContext.get();
    String number = task == null ? "0" : String.valueOf(task.taskAttemptId());
    String name = number + "-" + UUID.randomUUID();
    return new TaskAttempt(name, Files.createTempDirectory("dateline-" + name));
  }

  /** Letters, digits and hyphens. */
  String name() {
    return name;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    try (var walk = Files.walk(folder)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
