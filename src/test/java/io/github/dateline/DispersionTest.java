package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.internal.copies.CopiesOracle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a pair is spread over days, long articles and the sentences of its articles. */
class DispersionTest {
  private static final List<Unit> UNITS =
      List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, Unit.parse("sentences:3"));

  @TempDir Path temp;

  @Test
  void equalsARecountOfTheArticles() {
    Seeds.times(
        25,
        random -> {
          List<AnnotatedArticle> articles = articles(random);
          Path folder = Files.createTempDirectory(temp, "archive");
          try (ArchiveWriter writer = ArchiveWriter.open(folder, 1 + random.nextInt(3))) {
            for (AnnotatedArticle article : articles) {
              writer.add(article);
              if (random.nextInt(20) == 0) {
                writer.checkpoint();
              }
            }
          }
          LocalDate to = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(160));
          Query scope = random.nextBoolean() ? Query.all() : Query.published(LocalDate.MIN, to);
          List<AnnotatedArticle> inScope =
              articles.stream()
                  .filter(a ->
                      scope.equals(Query.all())
                          || a.article().day().map(day -> !day.isAfter(to)).orElse(false))
                  .toList();
          try (Archive archive = Archive.open(folder)) {
            for (Copies copies : Copies.values()) {
              CooccurrenceQuery.Builder question =
                  CooccurrenceQuery.builder()
                      .scope(scope)
                      .copies(copies)
                      .unit(UNITS.get(random.nextInt(UNITS.size())))
                      .minimumCount(1 + random.nextInt(3))
                      .limit(1 + random.nextInt(60))
                      .within(true);
              if (random.nextBoolean()) {
                question.types(Set.of(EntityType.PERSON, EntityType.MISC));
              }
              if (random.nextBoolean()) {
                question.anchor(archive.entities(Query.all()).table().rows().get(0).entity());
              }
              compare(
                  archive.cooccurrences(question.build()),
                  copies == Copies.PUBLISHED
                      ? inScope
                      : new CopiesOracle(articles).independent(inScope));
            }
          }
        });
  }

  private static List<AnnotatedArticle> articles(Random random) {
    RandomArticles made = new RandomArticles(random, 40 + random.nextInt(60));
    List<AnnotatedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      AnnotatedArticle article = made.article("a" + i, random.nextInt(4) == 0 ? 60 : 8);
      articles.add(article);
      if (random.nextInt(4) == 0) {
        Article text = article.article();
        Article.Builder copy =
            Article.builder("copy" + i).headline(text.headline()).body(text.body());
        copy.published(LocalDate.of(2025, 1, 1).plusDays(random.nextInt(160)).toString());
        articles.add(
            new AnnotatedArticle(copy.build(), RandomArticles.ANNOTATOR, 1, article.sentences()));
      }
    }
    return articles;
  }

  private static void compare(CooccurrenceTable table, List<AnnotatedArticle> articles) {
    Set<EntityType> types = new HashSet<>(table.query().types());
    table.query().anchor().ifPresent(anchor -> types.add(anchor.type()));
    long isLong = articles.stream().filter(a -> names(a.sentences(), types) > 25).count();
    for (CooccurrenceTable.Row row : table) {
      Set<LocalDate> days = new HashSet<>();
      long inLong = 0;
      long both = 0;
      long sentences = 0;
      double expected = 0;
      for (AnnotatedArticle article : articles) {
        long units =
            new CooccurrenceOracle(List.of(article), table.query().unit())
                .count(row.first(), row.second());
        both += units;
        if (units > 0) {
          article.article().day().ifPresent(days::add);
        }
        inLong += names(article.sentences(), types) > 25 ? units : 0;
        List<Sentence> body = new ArrayList<>(article.sentences());
        body.removeIf(one ->
            one.field() == Article.Field.HEADLINE
                || names(List.of(one), types) > CooccurrenceTable.Within.MOST_NAMES);
        boolean[] first = in(body, row.first());
        boolean[] second = in(body, row.second());
        for (int shift = 0; shift < body.size(); shift++) {
          int moved = shift;
          long shared =
              IntStream.range(0, body.size())
                  .filter(i -> first[i] && second[(i + moved) % second.length])
                  .count();
          sentences += shift == 0 ? shared : 0;
          expected += (double) shared / body.size();
        }
      }
      assertThat(row.counts().both()).isEqualTo(both);
      assertThat(row.days()).isEqualTo(days.size());
      assertThat(row.longArticles().inScope()).isEqualTo(isLong);
      assertThat(row.longArticles().both()).isEqualTo(inLong);
      CooccurrenceTable.Within within = row.within().orElseThrow();
      assertThat(within.sentences()).isEqualTo(sentences);
      assertThat(within.expected()).isEqualTo(expected, within(1e-9));
      if (table.query().unit().equals(Unit.ARTICLE)) {
        assertThat(row.longArticles().expected())
            .isBetween(0.0, isLong == 0 ? 0 : row.expected() * (1 + 1e-9));
      }
    }
  }

  private static boolean[] in(List<Sentence> sentences, Entity entity) {
    boolean[] in = new boolean[sentences.size()];
    for (int i = 0; i < in.length; i++) {
      in[i] =
          sentences.get(i).mentions().stream()
              .anyMatch(mention -> mention.entity().filter(entity::equals).isPresent());
    }
    return in;
  }

  private static long names(List<Sentence> sentences, Set<EntityType> types) {
    return sentences.stream()
        .flatMap(sentence -> sentence.mentions().stream())
        .flatMap(mention -> mention.entity().stream())
        .filter(entity -> types.contains(entity.type()))
        .distinct()
        .count();
  }

  /** Each name goes on in the next sentence more often than it comes up. */
  @Test
  void namesThatClumpInNeighbouringSentencesShareNoMoreThanIsExpected() {
    Seeds.times(
        3,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
            for (int i = 0; i < 150; i++) {
              writer.add(clumping("a" + i, random));
            }
          }
          try (Archive archive = Archive.open(folder)) {
            long shared = 0;
            double expected = 0;
            for (CooccurrenceTable.Row row :
                archive.cooccurrences(
                    CooccurrenceQuery.builder().everyPair().limit(1000).within(true).build())) {
              CooccurrenceTable.Within within = row.within().orElseThrow();
              shared += within.sentences();
              expected += within.expected();
              assertThat(within.ratio()).isEqualTo(within.sentences() / within.expected());
            }
            assertThat(shared).isGreaterThan(3_000);
            assertThat(shared / expected).isEqualTo(1, within(0.06));
          }
        });
  }

  private static AnnotatedArticle clumping(String id, Random random) {
    StringBuilder body = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    boolean[] on = new boolean[12];
    int count = 12 + random.nextInt(20);
    for (int i = 0; i < on.length; i++) {
      on[i] = random.nextInt(6) == 0;
    }
    for (int sentence = 0; sentence < count; sentence++) {
      int start = body.length();
      List<AnnotatedArticle.Mention> mentions = new ArrayList<>();
      for (int name = 0; name < on.length; name++) {
        if (on[name]) {
          Entity entity = Entity.of(EntityType.PERSON, "Name" + name);
          mentions.add(
              AnnotatedArticle.Mention.of(
                  body.length(), body.length() + entity.name().length(), entity));
          body.append(entity.name()).append(' ');
        }
        on[name] = random.nextInt(10) < (on[name] ? 5 : 1);
      }
      body.append(Integer.toString(random.nextInt(1 << 30), 36)).append(". ");
      sentences.add(
          new Sentence(Article.Field.BODY, start, body.length() - 1, sentence / 3, mentions));
    }
    return new AnnotatedArticle(
        Article.builder(id).body(body.toString()).build(),
        RandomArticles.ANNOTATOR,
        count,
        sentences);
  }

  @Test
  void whereAllArticlesAreLongTheyBringAllThatChanceBrings() throws Exception {
    Random random = new Random(1);
    try (ArchiveWriter writer = ArchiveWriter.open(temp)) {
      for (int i = 0; i < 60; i++) {
        List<Entity> names = new ArrayList<>();
        IntStream.range(0, 90).forEach(n -> names.add(Entity.of(EntityType.PERSON, "Ann A" + n)));
        Collections.shuffle(names, random);
        writer.add(ofNames("a" + i, names.subList(0, 30 + random.nextInt(10))));
      }
    }
    try (Archive archive = Archive.open(temp)) {
      for (CooccurrenceTable.Row row : archive.cooccurrences(CooccurrenceQuery.builder().build())) {
        assertThat(row.longArticles().expected()).isEqualTo(row.expected(), within(1e-6));
        assertThat(row.longArticles().both()).isEqualTo(row.counts().both());
        assertThat(row.days()).isZero();
        assertThat(row.within()).isEmpty();
      }
    }
  }

  @Test
  void itIsToldWhenRoundUpsBringMostOfWhatChanceBrings() throws Exception {
    Random random = new Random(2);
    List<Entity> names = new ArrayList<>();
    IntStream.range(0, 200).forEach(n -> names.add(Entity.of(EntityType.PERSON, "Ann A" + n)));
    try (ArchiveWriter writer = ArchiveWriter.open(temp)) {
      for (int i = 0; i < 400; i++) {
        Collections.shuffle(names, random);
        writer.add(ofNames("a" + i, names.subList(0, i % 10 == 0 ? 30 : 2)));
      }
    }
    try (Archive archive = Archive.open(temp)) {
      CooccurrenceTable table = archive.cooccurrences(CooccurrenceQuery.builder().build());
      CooccurrenceTable.Row row = table.rows().get(0);
      assertThat(row.longArticles().inScope()).isEqualTo(40);
      assertThat(row.longArticles().expected()).isGreaterThan(0.9 * row.expected());
      assertThat(table.explain(row).get(2))
          .matches(
              "In articles as long as these, chance alone would bring [0-9.]+ \\(40 long articles,"
                  + " of more than 25 names, bring [0-9.]+ of them\\); .*");
    }
  }

  private static AnnotatedArticle ofNames(String id, List<Entity> names) {
    StringBuilder body = new StringBuilder();
    List<AnnotatedArticle.Mention> mentions = new ArrayList<>();
    for (Entity name : names) {
      int from = body.length();
      body.append(name.name());
      mentions.add(AnnotatedArticle.Mention.of(from, body.length(), name));
      body.append(' ');
    }
    return new AnnotatedArticle(
        Article.builder(id).body(body.toString()).build(),
        RandomArticles.ANNOTATOR,
        names.size(),
        List.of(new Sentence(Article.Field.BODY, 0, body.length() - 1, 0, mentions)));
  }
}
