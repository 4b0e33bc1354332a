package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
  void wordsTellWhatJoinsAPair() throws IOException {
    StringBuilder articles = new StringBuilder();
    for (String why : List.of("over money", "over land", "in court", "over a moon rock")) {
      articles.append(
          "{\"id\": \""
              + why
              + "\", \"body\": \"Last year Sean Duffy sued Dmitry Bakanov "
              + why
              + ". Sean Duffy slept.\"}\n");
    }
    Path suits = folder.resolve("suits");
    CommandLineRun.of(
            "index",
            suits,
            CommandLineRun.write(folder.resolve("suits.jsonl"), articles.toString()))
        .succeeds();
    Golden.check(
        "cooccur-words.txt",
        CommandLineRun.of("cooccur", suits, "--words", "--copies", "published").succeeds().out());
    String json =
        CommandLineRun.of("cooccur", suits, "--words", "--copies=published", "--format=json")
            .succeeds()
            .out();
    assertThat(JsonText.object(json).toString())
        .contains("words=[{word=sued, both=4, sentencesOfBoth=4, sentencesWithWord=4, sentences=8");
    assertThat(
            CommandLineRun.of("cooccur", suits, "--words", "--copies=published", "--format=csv")
                .succeeds()
                .out())
        .contains(",words\n")
        .endsWith(",sued\n");
  }

  @Test
  void aTypeThatNobodyHasIsNamed() throws IOException {
    for (String command : List.of("entities", "cooccur")) {
      ask(command, "--type", "person, foo,org")
          .failsWith(
              "nothing in the archive has the type \"foo\"; types are people, organisations, places, groups,"
                  + " CITY, COUNTRY, ");
      ask(command, "--type", "persn")
          .failsWith("nothing in the archive has the type \"persn\", did you mean PERSON?");
      ask(command, "--type", "peple").failsWith("did you mean people?");
      ask(command, "--type", "people,RELIGION").succeeds();
    }
    Path out = folder.resolve("nothing");
    ask("export", "--type", "person,foo", "-o", out.toString())
        .failsWith("nothing in the archive has the type \"foo\"");
    assertThat(out).doesNotExist();
    ask("export", "--type", "people,RELIGION", "-o", folder.resolve("people").toString())
        .succeeds();
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
  void spreadsheets() throws IOException {
    approved("cooccur-few.csv", "cooccur", "--format", "csv", "--columns", "few");
    approved(
        "cooccur-bom.csv",
        "cooccur",
        "--format",
        "csv",
        "--columns",
        "few",
        "--bom",
        "--limit",
        "1");
    assertThat(ask("entities", "--format", "csv", "--bom").succeeds().out()).startsWith("\uFEFF");
    ask("cooccur", "--bom").failsWith("--columns and --bom go with --format csv only");
    ask("cooccur", "--columns", "few").failsWith("--columns and --bom go with --format csv only");
  }

  @Test
  void everyPair() throws IOException {
    approved("cooccur-unfolded.txt", "cooccur", "--unfold");
    approved("cooccur-min-both.txt", "cooccur", "--min-both", "3");
    ask("cooccur", "--min-both", "0").failsWith("--min-both must be at least 1, got 0");
  }

  @Test
  void aSourceThatNoArticleHasIsTold() {
    CommandLineRun asked = ask("search", "source:harbor");
    assertThat(asked.status()).isEqualTo(Dateline.DONE);
    assertThat(asked.err())
        .startsWith("dateline: no article has the source \"harbor\"; the nearest: ");
    ask("search", "-moon").failsWith("or a query, which stands after -- if it begins with a dash");
  }

  @Test
  void byCount() throws IOException {
    approved("cooccur-by-count.txt", "cooccur", "--rank", "count", "--limit", "5");
  }

  @Test
  void aPairByEveryUnit() throws IOException {
    approved("every-unit.txt", "cooccur", "--entity", "nasa", "--entity", "sean duffy");
    approved("every-unit.csv", "cooccur", "--entity=nasa", "--entity=roscosmos", "--format=csv");
    approved(
        "every-unit.json",
        "cooccur",
        "published:2025",
        "--entity=nasa",
        "--entity=roscosmos",
        "--format=json");
    approved("every-unit-nothing.txt", "cooccur", "submarine", "--entity=nasa", "--entity=houston");
  }

  @Test
  void explained() throws IOException {
    approved("explain.txt", "cooccur", "--explain", "--limit", "2", "--min-effect", "0.1");
    approved("explain-sentence.txt", "cooccur", "--explain", "--limit", "1", "--unit", "sentence");
    approved("explain.json", "cooccur", "--explain", "--limit", "1", "--format", "json");
  }

  @Test
  void compared() throws IOException {
    String[] question = {"published:2025", "--against", "*:*", "--min-count", "1", "--limit", "7"};
    for (String command : new String[] {"cooccur", "entities"}) {
      for (String format : new String[] {"text", "json", "csv"}) {
        String[] asked = Arrays.copyOf(question, question.length + 2);
        asked[question.length] = "--format";
        asked[question.length + 1] = format;
        approved(command + "-against." + format.replace("text", "txt"), command, asked);
      }
      approved(
          command + "-against-explained.txt",
          command,
          "source:\"Harbour Post\"",
          "--against",
          "nasa",
          "--limit=1",
          "--explain");
    }
    approved(
        "cooccur-against-sentence.txt",
        "cooccur",
        "published:2025",
        "--against=*:*",
        "--unit=sentence",
        "--min-count=1",
        "--limit=3",
        "--entity=nasa");
  }

  @Test
  void timeline() throws IOException {
    approved("timeline.txt", "timeline", "--entity", "nasa");
    approved("timeline-pair.txt", "timeline", "--entity=nasa", "--entity=sean duffy", "--by=year");
    approved("timeline.json", "timeline", "--entity", "nasa", "--by", "QUARTER", "--format=json");
    approved("timeline.csv", "timeline", "published:2025", "--by", "week", "--format", "csv");
    approved("timeline-query.txt", "timeline", "moon", "--by", "day");
    approved("timeline-undated.txt", "timeline", "id:rocket");
    approved("timeline-nothing.txt", "timeline", "submarine");
    approved("timeline-nothing.json", "timeline", "submarine", "--format", "json");
  }

  @Test
  void plots() throws IOException {
    approved("timeline-plot.txt", "timeline", "--by=quarter", "--plot", "--entity=nasa");
    approved("cooccur-plot.txt", "cooccur", "--plot", "--limit=8");
    approved("cooccur-plot-entity.txt", "cooccur", "--plot", "--entity=nasa", "--unit=sentence");
    approved("timeline-nothing.txt", "timeline", "submarine", "--plot");
    approved("cooccur-no-article.txt", "cooccur", "submarine", "--plot");
    ask("timeline", "--plot", "--format=json").failsWith("--plot goes with --format text only");
    ask("cooccur", "--plot", "--format=csv").failsWith("--plot goes with --format text only");
    ask("cooccur", "--plot", "--explain").failsWith("--plot does not go with");
  }

  @Test
  void questionsThatMakeNoSenseAreRefused() {
    ask("timeline", "--entity", "Nasaa").complainsOf("ORGANIZATION/Nasa");
    ask("timeline", "--entity=nasa", "--entity=nasa").failsWith("must differ");
    ask("timeline", "published:[2025-07 TO 2024-01]").complainsOf("2025-07");
    ask("cooccur", "published:[2025-07-31 TO 2025-07-01]").complainsOf("2025-07-31");
    ask("cooccur", "--against", "moon AND (").complainsOf("the query ends too early");
    ask("cooccur", "--against", "moon", "--rank", "G2").failsWith("--rank does not go with");
    ask("cooccur", "--against", "moon", "--evidence", "1").failsWith("--evidence does not go");
    ask("cooccur", "--entity=nasa", "--entity=nasa").failsWith("must differ");
    ask("cooccur", "--entity=a", "--entity=b", "--entity=c").failsWith("can be given twice, got 3");
    ask("cooccur", "--entity=a", "--entity=b", "--explain").failsWith("do not go with");
    ask("cooccur", "--entity=a", "--entity=b", "--lists").failsWith("do not go with");
    ask("cooccur", "--against=*:*", "--min-both=2").failsWith("do not go with --against");
    ask("cooccur", "--against=*:*", "--unfold").failsWith("do not go with --against");
    ask("cooccur", "--max-q", "0").failsWith("--max-q must be above 0 and at most 1, got 0.0");
    ask("cooccur", "--max-q", "0.1", "--unit", "sentence")
        .failsWith("--max-q goes with --unit article only");
    ask("cooccur", "--min-effect", "-1").failsWith("--min-effect must be at least 0 bits");
    ask("cooccur", "--min-effect", "much").failsWith("--min-effect", "'much' is not a number");
    ask("entities", "--max-q", "0.1").failsWith("need --against");
    ask("entities", "--like", "x", "--against", "y").failsWith("--like does not go with");
  }

  @Test
  void emptyAnswersSayWhyAndWhatToTry() throws IOException {
    approved("cooccur-no-article.txt", "cooccur", "submarine");
    approved("cooccur-no-article.json", "cooccur", "submarine", "--format", "json");
    approved("cooccur-rare-anchor.txt", "cooccur", "--entity", "İstanbul");
    approved("cooccur-high-minimum.txt", "cooccur", "--min-count", "6");
    approved("cooccur-not-so-sure.txt", "cooccur", "--max-q", "0.0001");
    approved("cooccur-not-so-strong.txt", "cooccur", "--min-effect=30", "--unit=sentence");
    approved("cooccur-against-itself.txt", "cooccur", "moon", "--against", "moon");
    approved("cooccur-no-article-against.txt", "cooccur", "submarine", "--against", "moon");
    approved("cooccur-rare-against.txt", "cooccur", "moon", "--against=*:*", "--min-count=9");
    approved("entities-not-so-sure.txt", "entities", "moon", "--against=*:*", "--max-q=0.0001");
    approved("cooccur-no-such-type.txt", "cooccur", "--type", "RELIGION");
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
    CommandLineRun.of("measures", "--both=1", "--first=2", "--second=2", "--total=1000000000000001")
        .failsWith("--total must be at most 1000000000000000, got 1000000000000001");
    Golden.check(
        "measures-huge.txt",
        CommandLineRun.of(
                "measures",
                "--both=500000000000",
                "--first=600000000000",
                "--second=600000000000",
                "--total=1000000000000000")
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
        .failsWith("--tests must be at least 1");
    CommandLineRun.of("measures", "--both=1", "--first=1").failsWith("--second", "--total");
  }

  @Test
  void aQueryBeforeTheArchiveIsTold() {
    String folder = archive.toString();
    CommandLineRun.of("search", "moon", folder)
        .failsWith(
            "\""
                + folder
                + "\" is the archive, and stands before what is asked of it: dateline"
                + " COMMAND "
                + folder
                + " moon");
    CommandLineRun.of("cooccur", "Sean Duffy", folder).failsWith(folder + " 'Sean Duffy'");
    CommandLineRun.of("cooccur", "Sean Duffy")
        .failsWith("build one: dateline index 'Sean Duffy' PATH...");
  }

  @Test
  void mistypedQueriesShowTheText() {
    CommandLineRun run = ask("search", "moon AND (");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("dateline: the query ends too early\n  moon AND (\n            ^\n");
    CommandLineRun unknown = ask("search", "person:\"Shaun Duffy\"");
    assertThat(unknown.status()).isZero();
    assertThat(unknown.out()).startsWith("no article matches ");
    assertThat(unknown.err())
        .isEqualTo(
            "dateline: no entity is called \"Shaun Duffy\" of type PERSON; the nearest:"
                + " PERSON/Sean Duffy (3 articles)\n");
    assertThat(ask("cooccur", "moon and mars").err())
        .isEqualTo("dateline: \"and\" is a word here; AND, OR and NOT in capitals combine\n");
    assertThat(ask("cooccur", "--entity", "Nasaa").err()).contains("ORGANIZATION/Nasa");
  }

  @Test
  void wrongNumbersAndTypesAreRefused() {
    ask("cooccur", "--limit", "many").failsWith("'many' is not a whole number");
    ask("cooccur", "--limit", "0").failsWith("--limit must be at least 1, got 0");
    ask("cooccur", "--min-count", "0").failsWith("--min-count must be at least 1");
    ask("cooccur", "--evidence", "-1").failsWith("--evidence must be at least 0");
    ask("cooccur", "--type", "a b").failsWith("tag must be", "A B");
    ask("search", "x", "--limit", "0").failsWith("--limit must be at least 1");
    ask("search", "x", "--from", "-1").failsWith("--from must be at least 0");
    ask("entities", "--limit", "0").failsWith("--limit must be at least 1");
    ask("entities", "--like", "x", "--limit", "0").failsWith("--limit must be at least 1");
  }
}
