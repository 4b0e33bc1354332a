package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Outputs that were looked at and found good. {@code mvn test -Dgolden.update=true} writes them
 * again; look at the difference.
 */
final class ReportGolden {
  private static final Path FOLDER = Path.of("src/test/resources/golden/report");

  private ReportGolden() {}

  static void check(String name, String written) throws IOException {
    // The one thing that is another each time an archive is made.
    String actual = written.replaceAll("[0-9-]{10}T[0-9:]{8}Z", "2025-12-01T00:00:00Z");
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).as("run with -Dgolden.update=true to make it").exists();
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }
}
