package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java in the documentation is a region of a test, or a whole program that a test runs. */
class QuotedExamplesTest {
  private static final Path TESTS = Path.of("src/test/java/io/github/dateline");

  /** A block, after a comment that names the region, as in {@code ExamplesTest#index}. */
  private static final Pattern BLOCK =
      Pattern.compile("(?s)(?:<!-- (\\S+)#(\\S+) -->\n)?```java\n(.*?)```");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      List<Path> documents = new ArrayList<>(docs.filter(QuotedExamplesTest::isText).toList());
      documents.add(Path.of("README.md"));
      return documents.stream().sorted();
    }
  }

  private static boolean isText(Path file) {
    return file.toString().endsWith(".md");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void javaIsWhatATestRuns(Path document) throws IOException {
    Matcher block = BLOCK.matcher(Files.readString(document));
    while (block.find()) {
      if (block.group(1) == null) {
        // ReadmeTest and CookbookTest compile and run these.
        assertThat(block.group(3)).as(document.toString()).contains("public static void main");
      } else {
        assertThat(block.group(3)).isEqualTo(region(block.group(1), block.group(2)));
      }
    }
  }

  private static String region(String file, String name) throws IOException {
    Matcher region =
        Pattern.compile("(?s)// @start region=\"" + name + "\"\n(.*?)\n+[ ]*// @end\n")
            .matcher(Files.readString(TESTS.resolve(file + ".java")));
    assertThat(region.find()).as(file + "#" + name).isTrue();
    return region.group(1).stripIndent() + "\n";
  }
}
