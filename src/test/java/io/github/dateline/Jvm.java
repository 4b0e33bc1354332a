package io.github.dateline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Starts a JVM of its own on this test's class path, or on part of it. */
public final class Jvm {
  private final List<String> options = new ArrayList<>();
  private Path folder = Path.of("").toAbsolutePath();
  private @Nullable Path errors;
  private final Map<String, String> environment = new HashMap<>();
  private Predicate<String> onClassPath = entry -> true;

  /** Adds options of the JVM. */
  public Jvm with(String... added) {
    options.addAll(List.of(added));
    return this;
  }

  /** Adds variables of the environment. */
  public Jvm environment(Map<String, String> added) {
    environment.putAll(added);
    return this;
  }

  /** Leaves out class path entries whose path holds a text. */
  public Jvm without(String text) {
    onClassPath = onClassPath.and(entry -> !entry.contains(text));
    return this;
  }

  /** Sets the working folder, and puts it on the class path. */
  public Jvm in(Path folder) {
    this.folder = folder;
    return this;
  }

  /** Keeps the errors out of the output. */
  public Jvm errorsTo(Path file) {
    errors = file;
    return this;
  }

  /** Starts a main class; its output goes to the file, and so do its errors unless kept apart. */
  public Process start(Path output, Class<?> main, String... arguments) throws IOException {
    return start(output, main.getName(), arguments);
  }

  /** Starts a main class by its name. */
  public Process start(Path output, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options);
    command.add("-cp");
    command.add(
        String.join(
                java.io.File.pathSeparator,
                Arrays.stream(classPath().split(java.io.File.pathSeparator))
                    .filter(onClassPath)
                    .toList())
            + java.io.File.pathSeparator
            + folder.toAbsolutePath());
    command.add(main);
    command.addAll(List.of(arguments));
    ProcessBuilder process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output.toFile());
    process.environment().putAll(environment);
    if (errors == null) {
      process.redirectErrorStream(true);
    } else {
      process.redirectError(errors.toFile());
    }
    return process.start();
  }

  /** Surefire hides the real class path behind a jar of its own. */
  public static String classPath() {
    String surefire = System.getProperty("surefire.test.class.path");
    return surefire != null ? surefire : System.getProperty("java.class.path");
  }
}
