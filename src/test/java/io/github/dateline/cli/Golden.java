package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Outputs that were looked at and found good. {@code mvn test -Dgolden.update=true} writes them
 * again; look at the difference.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden/cli");

  private Golden() {}

  static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).as("run with -Dgolden.update=true to make it").exists();
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }
}
