package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.CooccurrenceTable.Plan;
import io.github.dateline.internal.copies.CopiesOracle;
import io.github.dateline.internal.index.UnitColumn;
import io.github.dateline.internal.scope.CountingOptions;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the plan, the threads and the memory: the counts are those of the oracle. */
class PlansTest {
  private static final long PLENTY = 1 << 28;

  @TempDir Path temp;

  private static final List<Unit> UNITS =
      List.of(
          Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, Unit.SENTENCE, Unit.parse("sentences:3"));

  @Test
  void everyPlanCountsLikeTheOracle() {
    Set<Plan> followed = new HashSet<>();
    Seeds.times(
        150,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles =
              random.nextBoolean()
                  ? CooccurrenceTest.randomArchive(folder, random)
                  : CopiesTest.randomArchive(folder, random);
          CopiesOracle copies = new CopiesOracle(articles.values());
          boolean everything = random.nextInt(3) == 0;
          LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(40));
          LocalDate to = from.plusDays(random.nextInt(80));
          List<AnnotatedArticle> inScope = new ArrayList<>(articles.values());
          inScope.removeIf(article -> !everything && !isWithin(article, from, to));
          CooccurrenceQuery query =
              question(random, articles.values())
                  .scope(everything ? Query.all() : Query.published(from, to))
                  .build();
          CooccurrenceTable expected = ask(folder, query, tuning(1, PLENTY, Plan.SCAN));
          compare(expected, inScope, copies);
          for (Plan plan : new Plan[] {null, Plan.LAZY}) {
            for (int threads = 1; threads <= 3; threads++) {
              long held = random.nextBoolean() ? PLENTY : random.nextInt(2000);
              CooccurrenceTable table = ask(folder, query, tuning(threads, held, plan));
              followed.add(table.plan());
              assertThat(table.rows()).isEqualTo(expected.rows());
              assertThat(table.pairs()).isEqualTo(expected.pairs());
              if (table.plan() != Plan.LAZY) {
                assertThat(table.tests()).isEqualTo(expected.tests());
              }
            }
          }
        });
    if (Long.getLong("dateline.seed") == null) {
      assertThat(followed).contains(Plan.NEAR, Plan.LAZY, Plan.PAIRS);
    }
  }

  private static boolean isWithin(AnnotatedArticle article, LocalDate from, LocalDate to) {
    return article.article().day().isPresent()
        && !article.article().day().get().isBefore(from)
        && !article.article().day().get().isAfter(to);
  }

  private static CountingOptions tuning(int threads, long heldBytes, @Nullable Plan plan) {
    return new CountingOptions(threads, 1, heldBytes, PLENTY, plan);
  }

  private static CooccurrenceQuery.Builder question(
      Random random, Collection<AnnotatedArticle> articles) {
    Measure[] measures = Measure.values();
    CooccurrenceQuery.Builder question =
        CooccurrenceQuery.builder()
            .unit(UNITS.get(random.nextInt(UNITS.size())))
            .copies(Copies.values()[random.nextInt(2)])
            .minimumCount(1 + random.nextInt(3))
            .everyPair()
            .rankBy(
                random.nextBoolean() ? Measure.COUNT : measures[random.nextInt(measures.length)])
            .limit(random.nextBoolean() ? 5 : 1000);
    List<Entity> named =
        articles.stream().flatMap(article -> article.entities().stream()).sorted().toList();
    if (random.nextInt(4) > 0 && !named.isEmpty()) {
      question.anchor(named.get(random.nextInt(named.size())));
    }
    if (random.nextInt(4) == 0) {
      question.minimumEffect(0.5);
    }
    return question;
  }

  private static CooccurrenceTable ask(Path folder, CooccurrenceQuery query, CountingOptions tuning)
      throws Exception {
    try (Archive archive = Archive.open(folder)) {
      archive.tune(tuning);
      return archive.cooccurrences(query);
    }
  }

  private static void compare(
      CooccurrenceTable table, List<AnnotatedArticle> published, CopiesOracle copies) {
    Unit unit = table.query().unit();
    CooccurrenceOracle once = new CooccurrenceOracle(copies.independent(published), unit);
    CooccurrenceOracle every = new CooccurrenceOracle(published, unit);
    boolean independent = table.query().copies() == Copies.INDEPENDENT;
    CooccurrenceOracle counted = independent ? once : every;
    assertThat(table.units()).isEqualTo(counted.total());
    for (CooccurrenceTable.Row row : table) {
      assertThat(row.counts().both()).isEqualTo(counted.count(row.first(), row.second()));
      assertThat(row.counts().first()).isEqualTo(counted.count(row.first()));
      assertThat(row.counts().second()).isEqualTo(counted.count(row.second()));
      assertThat(row.independent().both()).isEqualTo(once.count(row.first(), row.second()));
      assertThat(row.independent().first()).isEqualTo(once.count(row.first()));
      assertThat(row.independent().second()).isEqualTo(once.count(row.second()));
      assertThat(row.independent().total()).isEqualTo(once.total());
      assertThat(row.published().both()).isEqualTo(every.count(row.first(), row.second()));
      assertThat(row.published().first()).isEqualTo(every.count(row.first()));
      assertThat(row.published().second()).isEqualTo(every.count(row.second()));
      assertThat(row.published().total()).isEqualTo(every.total());
    }
  }

  /** Threads keep a byte for each entity, and what runs over next to it. */
  @Test
  void whoPassesIsKnownAboveAByteToo() throws Exception {
    int[] named = {1, 2, 3, 254, 255, 256, 257, 258, 259, 510, 511, 512, 513, 514, 515, 600};
    Path folder = temp.resolve("many");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i <= 600; i++) {
        StringBuilder body = new StringBuilder();
        List<Mention> mentions = new ArrayList<>();
        for (int often : named) {
          if (i < often) {
            Entity entity = Entity.of(EntityType.PERSON, "N" + often);
            int from = body.length();
            body.append(entity.name());
            mentions.add(Mention.of(from, body.length(), entity));
            body.append(' ');
          }
        }
        body.append("all");
        Article article =
            Article.builder("a" + i)
                .body(body.toString())
                .published(i < 600 ? "2025-01-01" : "2025-01-02")
                .build();
        Sentence sentence = new Sentence(Article.Field.BODY, 0, body.length(), 0, mentions);
        writer.add(new AnnotatedArticle(article, RandomArticles.ANNOTATOR, 20, List.of(sentence)));
      }
    }
    LocalDate day = LocalDate.of(2025, 1, 1);
    for (int threads = 1; threads <= 3; threads++) {
      for (long least : new long[] {1, 2, 3, 4, 254, 255, 256, 257, 258, 511, 512, 513, 600, 601}) {
        CooccurrenceQuery query =
            CooccurrenceQuery.builder()
                .anchor(Entity.of(EntityType.PERSON, "N600"))
                .scope(Query.published(day, day))
                .copies(Copies.PUBLISHED)
                .minimumCount(least)
                .build();
        CooccurrenceTable table = ask(folder, query, tuning(threads, PLENTY, Plan.SCAN));
        long passing = Arrays.stream(named).filter(often -> often >= least).count();
        assertThat(table.tests()).isEqualTo(Math.max(0, passing - 1));
        assertThat(table.rows())
            .allMatch(
                row -> row.counts().second() == Long.parseLong(row.second().name().substring(1)))
            .hasSize((int) Math.max(0, passing - 1));
      }
    }
  }

  /** A scope that is asked again is kept, with what was counted in it. */
  @Test
  void whatIsKeptOfOneQuestionDoesNotChangeAnother() {
    Seeds.times(
        10,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Collection<AnnotatedArticle> articles = CopiesTest.randomArchive(folder, random).values();
          List<CooccurrenceQuery> questions = new ArrayList<>();
          List<CooccurrenceTable> expected = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(7));
            questions.add(
                question(random, articles).scope(Query.published(from, from.plusDays(30))).build());
            expected.add(ask(folder, questions.get(i), tuning(1, PLENTY, null)));
          }
          int[] asked = random.ints(200, 0, questions.size()).toArray();
          try (Archive archive = Archive.open(folder)) {
            archive.tune(tuning(2, PLENTY, null));
            Arrays.stream(asked)
                .parallel()
                .forEach(i -> {
                  try {
                    CooccurrenceTable table = archive.cooccurrences(questions.get(i));
                    assertThat(table).isEqualTo(expected.get(i));
                    for (int row = 0; row < table.rows().size(); row++) {
                      assertThat(table.rows().get(row).independent())
                          .isEqualTo(expected.get(i).rows().get(row).independent());
                    }
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
          }
        });
  }

  @Test
  void whatDoesNotFitIsSaidWithTheMinimumCountThatWould() throws Exception {
    Path folder = temp.resolve("large");
    RandomArticles make = new RandomArticles(new Random(5), 20_000);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 200; i++) {
        writer.add(make.article("a" + i, 60));
      }
    }
    CooccurrenceQuery.Builder question = CooccurrenceQuery.builder().minimumCount(1);
    CountingOptions small = new CountingOptions(2, 1, PLENTY, 50_000, null);
    try (Archive archive = Archive.open(folder)) {
      archive.tune(small);
      assertThatThrownBy(() -> archive.cooccurrences(question.build()))
          .isInstanceOf(DatelineException.class)
          .hasMessageMatching(".*a minimum count of \\d+ would fit.*")
          .satisfies(e -> {
            String fit = e.getMessage().replaceAll(".*count of (\\d+) would.*", "$1");
            assertThat(Long.parseLong(fit)).isGreaterThan(1);
            assertThat(archive.cooccurrences(question.minimumCount(Long.parseLong(fit)).build()))
                .isNotEmpty();
          });
    }
  }

  @Test
  void oneInThreeIsFoundAtEveryPlaceOfTheStream() {
    Seeds.times(
        200,
        random -> {
          byte[] bytes = new byte[1 + random.nextInt(40)];
          for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                (byte) (random.nextInt(3) * 127 / (1 + random.nextInt(2)) | random.nextInt(2) << 7);
          }
          int position = bytes[random.nextInt(bytes.length)] & 0x7F;
          int from = random.nextInt(bytes.length);
          int expected = from;
          while (expected < bytes.length && (bytes[expected] & 0x7F) != position) {
            expected++;
          }
          assertThat(UnitColumn.findPosition(bytes, position, from, bytes.length))
              .isEqualTo(expected);
        });
  }
}
