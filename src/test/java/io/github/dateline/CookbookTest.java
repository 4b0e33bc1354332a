package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.cli.Dateline;
import io.github.dateline.read.ArticleReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each answer of the cookbook runs on the bundled corpus, and shows what the cookbook says. */
class CookbookTest {
  private static final Pattern RECIPE =
      Pattern.compile("(?s)\n## (\\d+\\. [^\n]+)\n\n```(sh|java)\n(.*?)```\n\nLook for ([^.]+)\\.");

  /** A word as a shell takes it: between quotes, or without blanks. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  private static final Pattern FILES =
      Pattern.compile(
          "archive|archive\\.ftm\\.json|tables|graph|nexis|nexis\\.txt|feeds|table\\.csv|names\\.jsonl"
              + "|story\\.jsonl|(?:feeds|table|names)-archive");

  @TempDir static Path temp;

  @BeforeAll
  static void write() throws Exception {
    String document =
        """
                                  %d of 2 DOCUMENTS

                                 Example Times

                            August 5, 2025 Tuesday

        Moon plans, part %1$d

        BYLINE: Jane Roe

        LENGTH: 9 words

        Sean Duffy spoke of the moon on Monday, for the %1$d. time.

        LOAD-DATE: August 6, 2025
        """;
    Files.writeString(
        temp.resolve("nexis.txt"),
        String.format(Locale.ROOT, document, 1) + "\n" + String.format(Locale.ROOT, document, 2));
    Files.createDirectories(temp.resolve("feeds"));
    Files.writeString(
        temp.resolve("feeds/a.rss"),
        "<rss><channel><title>Example Times</title><item><title>Moon lander on its way</title>"
            + "<link>https://example.org/1</link><description>It left on Monday.</description>"
            + "<pubDate>Tue, 05 Aug 2025 10:00:00 GMT</pubDate></item></channel></rss>");
    Files.writeString(
        temp.resolve("table.csv"),
        "Kop;Tekst;Dag\nMoon plans;Sean Duffy spoke of the moon.;2025-08-05\n");
    Files.writeString(
        temp.resolve("story.jsonl"),
        "{\"id\":\"nl-1\",\"title\":\"Gesprek\",\"date\":\"2025-08-05\",\"source\":\"Example Times\","
            + "\"text\":\"Pieter Bakker sprak met Acme.\"}\n");
    Files.writeString(
        temp.resolve("names.jsonl"),
        "{\"id\":\"nl-1\",\"annotator\":\"mine 1\",\"tokens\":6,\"sentences\":[{\"field\":\"body\","
            + "\"start\":0,\"end\":29,\"paragraph\":0}],\"mentions\":[{\"field\":\"body\",\"start\":0,"
            + "\"end\":13,\"type\":\"PERSON\",\"entity\":{\"type\":\"PERSON\",\"name\":\"Pieter Bakker\"}},"
            + "{\"field\":\"body\",\"start\":24,\"end\":28,\"type\":\"ORGANIZATION\",\"entity\":"
            + "{\"type\":\"ORGANIZATION\",\"name\":\"Acme\"}}]}\n");
  }

  @BeforeAll
  static void index() throws Exception {
    try (ArticleReader articles = ArticleReader.open(Path.of("corpus"));
        ArchiveWriter writer = ArchiveWriter.open(temp.resolve("archive"))) {
      Indexer.of(CoreNlpAnnotator.builder().dates(true).load(), writer).add(articles);
    }
  }

  @Test
  void everyAnswerShowsWhatItSays() throws Exception {
    String cookbook = Files.readString(Path.of("docs/cookbook.md"));
    Matcher recipe = RECIPE.matcher(cookbook);
    int recipes = 0;
    while (recipe.find()) {
      recipes++;
      String shown = recipe.group(2).equals("java") ? ran(recipe.group(3)) : asked(recipe.group(3));
      Matcher wanted = QUOTED.matcher(recipe.group(4));
      while (wanted.find()) {
        assertThat(shown).as(recipe.group(1)).contains(wanted.group(1));
      }
    }
    assertThat(recipes)
        .as("recipes that are checked")
        .isEqualTo((int) cookbook.lines().filter(line -> line.startsWith("## ")).count());
    for (String file : List.of("moon.html", "moon.gexf", "moon.csv", "moon-nodes.csv")) {
      assertThat(temp.resolve(file)).isNotEmptyFile();
    }
    assertThat(Files.readString(temp.resolve("network.svg"))).startsWith("<svg ");
  }

  private static String asked(String commands) throws Exception {
    StringBuilder shown = new StringBuilder();
    for (String command : commands.lines().toList()) {
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(command);
      while (word.find()) {
        String one = word.group(1) != null ? word.group(1) : word.group(2);
        boolean file = one.startsWith("moon.") || FILES.matcher(one).matches();
        words.add(file ? temp.resolve(one).toString() : one);
      }
      assertThat(words.removeFirst()).isEqualTo("dateline");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int status =
          Dateline.run(
              new PrintStream(out, true, StandardCharsets.UTF_8),
              new PrintStream(err, true, StandardCharsets.UTF_8),
              words.toArray(String[]::new));
      assertThat(err.toString(StandardCharsets.UTF_8).lines())
          .as(command)
          .allMatch(line -> line.contains("only the commonest names are linked"));
      assertThat(status).as(command).isZero();
      shown.append(out.toString(StandardCharsets.UTF_8));
    }
    return shown.toString();
  }

  /** Compiles and runs a program in a JVM of its own, which has no CoreNLP. */
  private static String ran(String source) throws Exception {
    Matcher name = Pattern.compile("class (\\w+)").matcher(source);
    assertThat(name.find()).isTrue();
    Path file = temp.resolve(name.group(1) + ".java");
    Files.writeString(file, source);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", "" + temp, "-cp", Jvm.classPath(), file.toString()))
        .isZero();
    Path output = temp.resolve("output.txt");
    Process program =
        new Jvm()
            .without("stanford-corenlp")
            .in(temp)
            .errorsTo(temp.resolve("errors.txt"))
            .start(output, name.group(1));
    assertThat(program.waitFor()).as(Files.readString(temp.resolve("errors.txt"))).isZero();
    return Files.readString(output);
  }
}
