package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way once, with the real models. */
class CoreNlpRunTest {
  @TempDir Path folder;

  @Test
  void articlesInAnswersOut() throws IOException {
    Path articles = folder.resolve("articles");
    CommandLineRun.write(
        articles.resolve("a.txt"),
        "WASHINGTON \u2014 Sean Duffy met Dmitry Bakanov in Florida on Thursday.\n");
    CommandLineRun.write(
        articles.resolve("b.txt"), "Dmitry Bakanov thanked Sean Duffy for the talks in Florida.\n");
    CommandLineRun.write(articles.resolve("c.txt"), "Sean Duffy flew home from Florida.\n");
    String archive = folder.resolve("archive").toString();
    assertThat(run("index", archive, articles.toString())).contains("3 articles added");
    Map<?, ?> table =
        JsonText.object(
            run(
                "cooccur",
                archive,
                "--entity",
                "sean duffy",
                "--type",
                "people",
                "--min-count",
                "2",
                "--evidence",
                "1",
                "--format",
                "json"));
    Map<?, ?> row = (Map<?, ?>) ((List<?>) table.get("rows")).get(0);
    assertThat(((Map<?, ?>) row.get("second")).get("name")).isEqualTo("Dmitry Bakanov");
    assertThat(((Map<?, ?>) row.get("second")).get("wikipedia")).isNull();
    assertThat(row.get("counts"))
        .isEqualTo(Map.of("both", 2L, "first", 3L, "second", 2L, "total", 3L));
    assertThat((List<?>) row.get("evidence")).hasSize(1);
    String line = run("annotate", articles.resolve("a.txt").toString());
    assertThat(JsonText.object(line)).containsEntry("filedFrom", "WASHINGTON");
  }

  private static String run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Dateline.run(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            args);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .satisfiesAnyOf(
            said -> assertThat(said).isEmpty(),
            said ->
                assertThat(said)
                    .hasLineCount(1)
                    .startsWith("dateline: only the commonest names are linked, because")
                    .contains("models-english-kbp is not on the class path"));
    assertThat(status).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
