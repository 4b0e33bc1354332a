package io.github.dateline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Starts a JVM of its own on this test's class path, or on part of it. */
public final class Jvm {
  private final List<String> options = new ArrayList<>();
  private Predicate<String> onClassPath = entry -> true;

  /** Adds options of the JVM. */
  public Jvm with(String... added) {
    options.addAll(List.of(added));
    return this;
  }

  /** Leaves out class path entries whose path holds a text. */
  public Jvm without(String text) {
    onClassPath = onClassPath.and(entry -> !entry.contains(text));
    return this;
  }

  /** Starts a main class; its output and errors go to the file. */
  public Process start(Path output, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(options);
    command.add("-cp");
    command.add(
        String.join(
            java.io.File.pathSeparator,
            Arrays.stream(classPath().split(java.io.File.pathSeparator))
                .filter(onClassPath)
                .toList()));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Surefire hides the real class path behind a jar of its own. */
  private static String classPath() {
    String surefire = System.getProperty("surefire.test.class.path");
    return surefire != null ? surefire : System.getProperty("java.class.path");
  }
}
