package io.github.dateline.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import org.apache.spark.TaskContext;

/**
 * One try at a task: a name that no other try has, though Spark may run a task twice at once or
 * again, and a folder on this machine that goes when the try ends.
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
