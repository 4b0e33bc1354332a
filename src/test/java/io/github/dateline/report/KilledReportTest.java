package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the writing ends, by Ctrl-C or by force, the file is whole or not there. */
class KilledReportTest {
  private static final long SEED = 4;

  @TempDir Path folder;

  @Test
  void noHalfFileIsLeft() throws Exception {
    Path archive = SampleArchive.usual(folder.resolve("archive"));
    Path out = Files.createDirectories(folder.resolve("out"));
    Path page = out.resolve("report.html");
    Random random = new Random(SEED);
    for (int round = 0; round < 4; round++) {
      boolean byForce = round % 2 == 1;
      Path log = folder.resolve("log.txt");
      Process writer = new Jvm().start(log, WriteOften.class, archive.toString(), page.toString());
      while (Files.notExists(page)) {
        assertThat(writer.isAlive()).as(Files.readString(log)).isTrue();
        writer.waitFor(10, TimeUnit.MILLISECONDS);
      }
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(200));
      do {
        assertThat(page).as("seed " + SEED).exists();
      } while (System.nanoTime() < until);
      if (byForce) {
        writer.destroyForcibly().waitFor();
      } else {
        writer.destroy();
        writer.waitFor();
        assertThat(files(out)).as("seed " + SEED).containsExactly("report.html");
      }
      assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
      for (String file : files(out)) {
        Files.delete(out.resolve(file));
      }
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** Writes one report over and over. */
  static final class WriteOften {
    private WriteOften() {}

    public static void main(String[] arguments) throws IOException {
      Report report = SampleArchive.report(Path.of(arguments[0]), null);
      while (true) {
        report.write(Path.of(arguments[1]));
      }
    }
  }
}
