package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers of each command to questions of a small archive, to the letter. */
class AnswersTest {
  @TempDir static Path folder;

  static Path archive;

  @BeforeAll
  static void index() throws IOException {
    archive = CommandLineRun.archive(folder);
  }

  private static CommandLineRun ask(String command, String... rest) {
    return CommandLineRun.of(
        Stream.concat(Stream.of(command, archive), Arrays.stream(rest)).toArray());
  }

  private static void approved(String name, String command, String... rest) throws IOException {
    String out = ask(command, rest).succeeds().out();
    Golden.check(name, out);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(ask(command, rest).succeeds().out()).isEqualTo(out);
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(ask(command, rest).succeeds().out()).isEqualTo(out);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void search() throws IOException {
    approved("search.txt", "search", "person:\"Sean Duffy\" AND moon");
    approved("search.json", "search", "person:\"sean duffy\"", "--format", "JSON");
    approved("search.csv", "search", "*:*", "--format", "csv", "--order", "OLDEST");
    approved("search-page.txt", "search", "nasa", "--from", "2", "--limit", "2");
    approved("search-past-the-end.txt", "search", "nasa", "--from", "100");
    approved("search-nothing.txt", "search", "submarine");
    approved("search-words.txt", "search", "rocket", "crew", "--order", "newest");
  }

  @Test
  void entities() throws IOException {
    approved("entities.txt", "entities");
    approved("entities.json", "entities", "source:\"Harbour Post\"", "--format", "json");
    approved("entities.csv", "entities", "--format", "csv");
    approved("entities-type.txt", "entities", "--type", "people,PLACES", "--limit", "3");
    approved("entities-like.txt", "entities", "--like", "duffy");
    approved("entities-like-nobody.txt", "entities", "--like", "Sam Duffy");
    approved("entities-out-of-scope.txt", "entities", "rocket", "--like", "nasa");
    approved("entities-nothing.txt", "entities", "submarine");
  }

  @Test
  void cooccur() throws IOException {
    approved("cooccur.txt", "cooccur");
    approved("cooccur.json", "cooccur", "--format", "json", "--evidence", "1", "--limit", "3");
    approved("cooccur.csv", "cooccur", "--format", "csv", "--min-count", "1");
    approved("cooccur-entity.txt", "cooccur", "--entity", "nasa", "--evidence", "1");
    approved(
        "cooccur-sentence.txt",
        "cooccur",
        "--unit",
        "sentence",
        "--min-count",
        "2",
        "--rank",
        "G2",
        "--evidence",
        "2");
    approved(
        "cooccur-sentence.json",
        "cooccur",
        "moon",
        "--unit",
        "sentences:2",
        "--copies",
        "published",
        "--min-count",
        "1",
        "--limit",
        "1",
        "--format",
        "json");
  }

  @Test
  void emptyAnswersSayWhyAndWhatToTry() throws IOException {
    approved("cooccur-no-article.txt", "cooccur", "submarine");
    approved("cooccur-no-article.json", "cooccur", "submarine", "--format", "json");
    approved("cooccur-rare-anchor.txt", "cooccur", "--entity", "İstanbul");
    approved("cooccur-high-minimum.txt", "cooccur", "--min-count", "6");
    approved("cooccur-no-such-type.txt", "cooccur", "--type", "MONEY");
    approved("cooccur-lonely.txt", "cooccur", "rocket", "--unit", "sentence", "--entity", "nasa");
  }

  @Test
  void check() throws IOException {
    approved("check.txt", "check");
    approved("check.json", "check", "--format", "json");
  }

  @Test
  void measures() throws IOException {
    String[] table = {"--both", "8", "--first", "12", "--second", "20", "--total", "400"};
    for (String format : new String[] {"text", "json", "csv"}) {
      CommandLineRun run =
          CommandLineRun.of(
              Stream.of(Stream.of("measures", "--format", format), Arrays.stream(table))
                  .flatMap(words -> words)
                  .toArray());
      Golden.check("measures." + format.replace("text", "txt"), run.succeeds().out());
    }
    Golden.check(
        "measures-explain.txt",
        CommandLineRun.of(
                Stream.concat(Stream.of("measures", "--explain"), Arrays.stream(table)).toArray())
            .succeeds()
            .out());
    Golden.check(
        "measures-tests.json",
        CommandLineRun.of(
                Stream.concat(
                        Stream.of("measures", "--tests", "1000", "--format", "json"),
                        Arrays.stream(table))
                    .toArray())
            .succeeds()
            .out());
    Golden.check(
        "measures-of-nothing.json",
        CommandLineRun.of(
                "measures", "--both=0", "--first=0", "--second=0", "--total=0", "--format=json")
            .succeeds()
            .out());
  }

  @Test
  void annotate() throws IOException {
    CommandLineRun run = CommandLineRun.of("annotate", folder.resolve("articles")).succeeds();
    Golden.check("annotate.jsonl", run.out());
  }

  @Test
  void tablesThatCannotBeAreRefused() {
    CommandLineRun.of("measures", "--both=8", "--first=4", "--second=20", "--total=400")
        .failsWith("first must be >= both", "first=4");
    CommandLineRun.of("measures", "--both", "-8", "--first=4", "--second=20", "--total=400")
        .failsWith("both must be >= 0");
    CommandLineRun.of("measures", "--both=1", "--first=1", "--second=1", "--total=9", "--tests=0")
        .failsWith("tests must be >= 1");
    CommandLineRun.of("measures", "--both=1", "--first=1").failsWith("--second", "--total");
  }

  @Test
  void mistypedQueriesShowTheText() {
    CommandLineRun run = ask("search", "moon AND (");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("dateline: the query ends too early\n  moon AND (\n            ^\n");
    assertThat(ask("search", "person:\"Shaun Duffy\"").err())
        .contains("Shaun Duffy", "PERSON/Sean Duffy (3 articles)", "^");
    assertThat(ask("cooccur", "--entity", "Nasaa").err()).contains("ORGANIZATION/Nasa");
  }

  @Test
  void wrongNumbersAndTypesAreRefused() {
    ask("cooccur", "--limit", "0").failsWith("limit must be >= 1, got 0");
    ask("cooccur", "--min-count", "0").failsWith("minimumCount must be >= 1");
    ask("cooccur", "--evidence", "-1").failsWith("evidence must be >= 0");
    ask("cooccur", "--type", "a b").failsWith("tag must be", "A B");
    ask("search", "x", "--limit", "0").failsWith("limit must be >= 1");
    ask("search", "x", "--from", "-1").failsWith("from must be >= 0");
    ask("entities", "--limit", "0").failsWith("limit must be >= 1");
    ask("entities", "--like", "x", "--limit", "0").failsWith("limit must be >= 1");
  }
}
