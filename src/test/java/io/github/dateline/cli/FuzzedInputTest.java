package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Damage;
import io.github.dateline.DatelineException;
import io.github.dateline.Query;
import io.github.dateline.RandomArticles;
import io.github.dateline.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries, decisions, manifests and numbers with characters changed, doubled and left out: each is
 * answered rightly, or refused in a sentence. For articles see {@code FuzzedFilesTest}.
 */
class FuzzedInputTest {
  private static final int ARTICLES = 40;

  private static final List<String> QUERIES =
      List.of(
          "launch OR moon AND NOT \"crew station\"",
          "person:\"Name1 Part0\" AND (orbit | treat*)",
          "-delay +rocket~ (budget OR talks) id:a1",
          "published:[2025-01-01 TO 2025-02-15} OR source:\"Meridian Wire\"",
          "headline:(moon !crew) entity:\"VESSEL/Name4 Part4\" /tal.s/",
          "\u201Ccrew mo?n\u201D~3 AND published:2025-03 \u00ABorbit\u00BB^2",
          "misc:Name* NOT (city:* OR organization:\"Name1 Part1\")");

  private static final String DECISIONS =
      """
      # by hand
      hide "PERSON/Name0 Part0"
      merge "ORGANIZATION/Name1 Part1" "ORGANIZATION/Name1 Part12" into "PERSON/Name5 Part5"
      rename "MISC/Name3 Part3" to "Another \\"name\\""
      type "PERSON/Name10 Part10" ORGANIZATION
      apart "PERSON/Name5 Part5" "PERSON/Name4 Part15"
      undo 2026-01-02T03:04:05Z
      """;

  @TempDir Path temp;

  private Path folder;

  private Archive archive;

  @BeforeEach
  void make() throws IOException {
    folder = temp.resolve("archive");
    RandomArticles articles = new RandomArticles(new Random(7), 30);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < ARTICLES; i++) {
        AnnotatedArticle article = articles.article("a" + i, 4);
        writer.add(article);
      }
    }
    archive = Archive.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private static void within(Executable executable) {
    assertTimeoutPreemptively(Damage.MOST_TIME, executable);
  }

  private static String damaged(String text, Random random) {
    return new String(
        Damage.of(text.getBytes(StandardCharsets.UTF_8), random), StandardCharsets.UTF_8);
  }

  private static void isASentence(String text) {
    assertThat(text).isNotBlank().doesNotContain("Exception", "java.", "lucene", "null");
  }

  @Test
  void aDamagedQueryCountsRightOrIsRefused() {
    Seeds.times(
        2000,
        random -> {
          String text = damaged(QUERIES.get(random.nextInt(QUERIES.size())), random);
          within(() -> ask(text));
        });
  }

  private void ask(String text) throws IOException {
    try {
      Query query = Query.parse(text);
      long found = archive.count(query);
      assertThat(archive.count(new Query.Not(query))).as(text).isEqualTo(ARTICLES - found);
      assertThat(archive.count(new Query.And(List.of(query, Query.all()))))
          .as(text)
          .isEqualTo(found);
      assertThat(archive.search(query).limit(5).hits().total()).as(text).isEqualTo(found);
    } catch (DatelineException e) {
      isASentence(e.getMessage());
    }
  }

  @Test
  void aDamagedFileOfDecisionsSpoilsNoArticle() throws IOException {
    Path file = folder.resolve("curation.txt");
    byte[] good = DECISIONS.getBytes(StandardCharsets.UTF_8);
    Seeds.times(
        500,
        random -> {
          Files.write(file, Damage.of(good, random));
          within(() -> {
            try (Archive curated = Archive.open(folder)) {
              assertThat(curated.count(Query.all())).isEqualTo(ARTICLES);
              curated.curationProblems().forEach(FuzzedInputTest::isASentence);
              curated
                  .entities(Query.all())
                  .table()
                  .forEach(row -> assertThat(row.articles()).isPositive());
              curated.cooccurrences(CooccurrenceQuery.builder().build());
            }
          });
        });
    Files.delete(file);
  }

  @Test
  void aDamagedManifestIsRefusedOrChangesNothing() throws IOException {
    Path file = folder.resolve("archive.json");
    byte[] good = Files.readAllBytes(file);
    List<String> names = names(archive);
    Seeds.times(
        500,
        random -> {
          Files.write(file, Damage.of(good, random));
          within(() -> {
            try (Archive opened = Archive.open(folder)) {
              assertThat(names(opened)).isEqualTo(names);
            } catch (DatelineException | IOException e) {
              isASentence(e.getMessage());
            }
            try {
              Archive.check(folder).forEach(FuzzedInputTest::isASentence);
            } catch (DatelineException | IOException e) {
              // What another version wrote is refused.
              isASentence(e.getMessage());
            }
          });
        });
    Files.write(file, good);
    assertThat(Archive.check(folder)).isEmpty();
  }

  private static List<String> names(Archive of) throws IOException {
    List<String> names = new ArrayList<>();
    of.entities(Query.all()).table().forEach(row -> names.add(row.entity() + " " + row.articles()));
    return names;
  }

  @Test
  void damagedNumbersAreRefusedOrMeasured() {
    Seeds.times(
        1000,
        random -> {
          long first = number(random);
          long second = number(random);
          long both = random.nextInt(8) == 0 ? number(random) : Math.min(first, second) / 2;
          long total = random.nextInt(8) == 0 ? number(random) : first + second;
          within(() ->
              measure(
                  random.nextInt(4) == 0 ? damaged("" + both, random) : "" + both,
                  "" + first,
                  "" + second,
                  random.nextInt(8) == 0 ? damaged("" + total, random) : "" + total,
                  random.nextInt(8) == 0 ? "" + number(random) : "1"));
        });
  }

  /** Small ones, great ones, and those next to where something overflows. */
  private static long number(Random random) {
    long power = 1L << random.nextInt(64);
    return random.nextInt(20) == 0 ? -power : Math.abs(power - 2 + random.nextInt(4));
  }

  private static void measure(String both, String first, String second, String total, String tests)
      throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "measures",
            "--both=" + both,
            "--first=" + first,
            "--second=" + second,
            "--total=" + total,
            "--tests=" + tests,
            "--format=json");
    String what = both + " " + first + " " + second + " " + total + " " + tests;
    if (run.status() == Dateline.DONE) {
      Map<String, Object> answer = run.json();
      assertThat(answer).as(what).isNotEmpty();
      assertThat(run.out()).as(what).doesNotContain("NaN", "Infinity");
    } else {
      assertThat(run.status()).as(what).isEqualTo(Dateline.FAILED);
      assertThat(run.err()).as(what).startsWith("dateline: ");
      isASentence(run.err());
    }
  }
}
