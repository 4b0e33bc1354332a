package io.github.dateline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/**
 * What benchmarks have measured, as rows of the CSV file that {@code -Dbench.csv} names, each with
 * the day, the commit and the Java that it was measured with. Without the property nothing is
 * written.
 */
public final class Figures {
  private static final String HEAD =
      "day,commit,java,benchmark,what,unit,times,least,median,most\n";

  private Figures() {}

  /** Adds what was measured once. */
  public static void add(Class<?> benchmark, String what, String unit, double value) {
    add(benchmark, what, unit, new double[] {value});
  }

  /** Adds what was measured several times. */
  public static void add(Class<?> benchmark, String what, String unit, Collection<Double> values) {
    add(benchmark, what, unit, values.stream().mapToDouble(value -> value).toArray());
  }

  /** The same. */
  public static void add(Class<?> benchmark, String what, String unit, double[] values) {
    String file = System.getProperty("bench.csv");
    if (file == null || values.length == 0) {
      return;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    String row =
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%s,\"%s\",%s,%d,%.4g,%.4g,%.4g%n",
            LocalDate.now(ZoneOffset.UTC),
            commit(),
            Runtime.version(),
            benchmark.getSimpleName(),
            what.replace("\"", "\"\""),
            unit,
            sorted.length,
            sorted[0],
            sorted[sorted.length / 2],
            sorted[sorted.length - 1]);
    try {
      Path path = Path.of(file);
      Files.writeString(
          path,
          (Files.exists(path) ? "" : HEAD) + row,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commit that is checked out, with a plus sign if files differ from it. */
  private static String commit() {
    String commit = git("rev-parse", "--short=8", "HEAD");
    return git("status", "--porcelain", "--untracked-files=no").isEmpty() ? commit : commit + "+";
  }

  private static String git(String... arguments) {
    try {
      String[] command = new String[arguments.length + 1];
      command[0] = "git";
      System.arraycopy(arguments, 0, command, 1, arguments.length);
      Process process = new ProcessBuilder(command).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }
}
