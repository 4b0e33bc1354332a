package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No output has characters that steer a terminal or turn the text around. */
class SteeringCharactersTest {
  /** Escape, the C1 code that stands for escape and bracket, delete, an override and an isolate. */
  private static final String STEERING = "\u001b[31m\u009b1m\u007f\u202e\u2067";

  @TempDir Path temp;
  private Path archive;

  @BeforeEach
  void index() throws IOException {
    archive = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(archive)) {
      for (int i = 0; i < 3; i++) {
        String body = "Ada" + STEERING + " Moss met Bo Nord " + STEERING + ".";
        Article article =
            Article.builder("a" + STEERING + i)
                .headline("Two" + STEERING + " met")
                .source("Wire" + STEERING)
                .url("http://u:p@h.example/" + i)
                .body(body)
                .build();
        int second = body.indexOf("Bo Nord");
        Entity ada = Entity.of(EntityType.PERSON, "Ada" + STEERING + " Moss");
        Entity bo = Entity.of(EntityType.PERSON, "Bo Nord");
        Sentence sentence =
            new Sentence(
                Article.Field.BODY,
                0,
                body.length(),
                0,
                List.of(
                    Mention.of(0, body.indexOf(" met"), ada), Mention.of(second, second + 7, bo)));
        writer.add(new AnnotatedArticle(article, "test 1", 9, List.of(sentence)));
        // Without articles that name neither, no pair would be above chance, and none be quoted.
        writer.add(new AnnotatedArticle(Article.of("b" + i, "None."), "test 1", 2, List.of()));
      }
    }
  }

  @Test
  void commandsPrintNone() {
    for (String format : List.of("text", "csv", "json")) {
      for (List<String> command :
          List.of(
              List.of("search", "nord"),
              List.of("entities"),
              List.of("timeline"),
              List.of("cooccur", "--unit=sentence", "--evidence=1", "--min-count=1"))) {
        Object[] arguments = new Object[command.size() + 2];
        arguments[0] = command.get(0);
        arguments[1] = "--format=" + format;
        arguments[2] = archive;
        for (int i = 1; i < command.size(); i++) {
          arguments[i + 2] = command.get(i);
        }
        CommandLineRun run = CommandLineRun.of(arguments).succeeds();
        isHarmless(command + " " + format, run.out());
      }
    }
  }

  @Test
  void reportsHoldNone() throws IOException {
    for (String name :
        List.of("r.html", "r.json", "r.md", "r.csv", "r.gexf", "r.graphml", "r.svg")) {
      Path file = temp.resolve(name);
      CommandLineRun.of("report", archive, "-o", file, "--copies=published", "--min-count=1")
          .succeeds();
      String written = Files.readString(file);
      isHarmless(name, written);
      assertThat(written).as(name).doesNotContain("u:p@");
      if (List.of("r.html", "r.json", "r.md").contains(name)) {
        assertThat(written).as(name + " quotes").contains(" met ");
      }
    }
  }

  private static void isHarmless(String what, String printed) {
    assertThat(printed).as(what).isNotEmpty();
    assertThat(
            printed
                .chars()
                .filter(c ->
                    Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r'
                        || c >= 0x202A && c <= 0x202E
                        || c >= 0x2066 && c <= 0x2069)
                .mapToObj(Integer::toHexString))
        .as(what)
        .isEmpty();
  }
}
