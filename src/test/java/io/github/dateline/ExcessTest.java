package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.internal.chance.PairChance;
import io.github.dateline.stats.Excess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcessTest {
  @TempDir Path temp;

  @Test
  void chanceKnowsHowManyNamesOfEachGroupArticlesHave() {
    Seeds.times(
        40,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = CooccurrenceTest.randomArchive(folder, random);
          ChanceOracle oracle = new ChanceOracle(articles.values(), EntityType.coOccurring());
          long minimum = 1 + random.nextInt(3);
          CooccurrenceQuery.Builder question =
              CooccurrenceQuery.builder()
                  .copies(Copies.PUBLISHED)
                  .minimumCount(minimum)
                  .everyPair()
                  .limit(Integer.MAX_VALUE);
          try (Archive archive = Archive.open(folder)) {
            CooccurrenceTable table = archive.cooccurrences(question.build());
            List<Double> found =
                table.rows().stream().map(row -> row.excess().orElseThrow().pValue()).toList();
            List<ChanceOracle.Tested> tested = oracle.tested(minimum);
            Map<Double, Double> atLeast = ChanceOracle.qValues(found, tested, 1);
            // P-values up to 1 % greater may be taken to be reached.
            Map<Double, Double> atMost = ChanceOracle.qValues(found, tested, Math.exp(1 / 100.0));
            long pairs = tested.stream().mapToLong(ChanceOracle.Tested::pairs).sum();
            for (CooccurrenceTable.Row row : table) {
              Excess excess = row.excess().orElseThrow();
              PairChance chance = oracle.chance(row.first(), row.second());
              assertThat(row.expected()).isEqualTo(chance.expected(), within(1e-9));
              assertThat(excess.pValue())
                  .isEqualTo(chance.atLeast(row.counts().both()), within(1e-9));
              assertThat(excess.ratio())
                  .isEqualTo(row.counts().both() / chance.expected(), within(1e-6));
              assertThat(excess.tests()).isEqualTo(Math.max(1, pairs));
              assertThat(excess.qValue())
                  .isBetween(
                      atLeast.get(excess.pValue()) - 1e-9, atMost.get(excess.pValue()) + 1e-9);
              assertThat(excess.lower()).isLessThanOrEqualTo(excess.log2() + 1e-9);
              assertThat(excess.upper()).isGreaterThanOrEqualTo(excess.log2() - 1e-9);
            }
            checkOrder(table);
            checkNeighbours(archive, question, table, random);
          }
        });
  }

  /** The surest first: by the bound, or by p where no bound is above 0. */
  private static void checkOrder(CooccurrenceTable table) {
    boolean sure = table.rows().stream().anyMatch(row -> row.excess().orElseThrow().lower() > 0);
    assertThat(table.rankedBy()).isEqualTo(sure ? Excess.BOUND : Excess.SURPRISE);
    for (CooccurrenceTable.Row row : table) {
      assertThat(row.score()).isEqualTo(table.score(table.rankedBy(), row), within(1e-9));
    }
    assertThat(table.rows())
        .isSortedAccordingTo(Comparator.comparingDouble(CooccurrenceTable.Row::score).reversed());
  }

  /** Neither the anchor nor the minimum count changes what chance brings. */
  private static void checkNeighbours(
      Archive archive, CooccurrenceQuery.Builder question, CooccurrenceTable all, Random random)
      throws Exception {
    if (all.rows().isEmpty()) {
      return;
    }
    Entity anchor = all.rows().get(random.nextInt(all.rows().size())).first();
    CooccurrenceTable neighbours =
        archive.cooccurrences(question.minimumCount(1).anchor(anchor).build());
    Map<Set<Entity>, Excess> ofAll = new HashMap<>();
    all.forEach(row -> ofAll.put(Set.of(row.first(), row.second()), row.excess().orElseThrow()));
    for (CooccurrenceTable.Row row : neighbours) {
      Excess same = ofAll.get(Set.of(row.first(), row.second()));
      if (same != null) {
        assertThat(row.expected()).isEqualTo(same.expected());
        assertThat(row.excess().orElseThrow().pValue()).isEqualTo(same.pValue());
      }
    }
  }

  /** In each scope of the corpus chance brings as many pairs altogether as there are. */
  @Test
  void allPairsTogetherAreExpectedAsOftenAsTheyAre() throws Exception {
    Set<EntityType> types = EntityType.coOccurring();
    CorpusArchive.make(temp.resolve("corpus"));
    Map<Query, Predicate<Article>> scopes =
        Map.of(
            Query.all(),
            article -> true,
            Query.parse("source:\"Pacific Tribune\""),
            article -> article.source().equals(Optional.of("Pacific Tribune")),
            Query.published(LocalDate.of(2020, 1, 1), LocalDate.of(2023, 12, 31)),
            article ->
                article
                    .day()
                    .filter(day -> day.getYear() >= 2020 && day.getYear() < 2024)
                    .isPresent());
    try (Archive archive = Archive.open(temp.resolve("corpus"))) {
      for (Map.Entry<Query, Predicate<Article>> scope : scopes.entrySet()) {
        List<AnnotatedArticle> articles = new ArrayList<>();
        for (AnnotatedArticle article : archive.articles()) {
          if (scope.getValue().test(article.article())) {
            articles.add(article);
          }
        }
        assertThat(articles).hasSizeGreaterThan(5);
        ChanceOracle oracle = new ChanceOracle(articles, types);
        CooccurrenceTable table =
            archive.cooccurrences(
                CooccurrenceQuery.builder()
                    .scope(scope.getKey())
                    .copies(Copies.PUBLISHED)
                    .minimumCount(1)
                    .everyPair()
                    .limit(Integer.MAX_VALUE)
                    .build());
        double both = 0;
        for (CooccurrenceTable.Row row : table) {
          both += row.counts().both();
          assertThat(row.expected())
              .isEqualTo(oracle.chance(row.first(), row.second()).expected(), within(1e-9));
        }
        double expected = 0;
        for (ChanceOracle.Tested alike : oracle.tested(1)) {
          expected += alike.pairs() * alike.expected();
        }
        assertThat(expected / both).isEqualTo(1, within(.001));
      }
    }
  }

  /** Every tenth article has 30 names, drawn at random; twelve pairs belong together. */
  @Test
  void roundUpsBringNoPairsAndHideNone() throws Exception {
    Random random = new Random(11);
    Path folder = temp.resolve("round-ups");
    Set<Set<Entity>> linked = new HashSet<>();
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 2000; i++) {
        Set<Integer> names = new TreeSet<>();
        while (names.size() < (i % 10 == 0 ? 30 : 2)) {
          names.add(random.nextInt(200));
        }
        writer.add(article("a" + i, names.stream().map(n -> person("Name" + n)).toList()));
      }
      for (int pair = 0; pair < 12; pair++) {
        List<Entity> two = List.of(person("Left" + pair), person("Right" + pair));
        linked.add(Set.copyOf(two));
        for (int i = 0; i < 12; i++) {
          writer.add(article("b" + pair + "-" + i, two));
        }
      }
    }
    try (Archive archive = Archive.open(folder)) {
      CooccurrenceTable table =
          archive.cooccurrences(
              CooccurrenceQuery.builder()
                  .copies(Copies.PUBLISHED)
                  .everyPair()
                  .limit(Integer.MAX_VALUE)
                  .build());
      double expected = table.rows().stream().mapToDouble(CooccurrenceTable.Row::expected).sum();
      long both = table.rows().stream().mapToLong(row -> row.counts().both()).sum();
      // Few pairs of so frequent names are never together.
      assertThat(expected / both).isBetween(.9, 1.01);
      for (boolean byBound : List.of(true, false)) {
        List<Set<Entity>> sure = new ArrayList<>();
        for (CooccurrenceTable.Row row : table) {
          Excess excess = row.excess().orElseThrow();
          if (byBound ? excess.lower() > 0 : excess.qValue() <= .05) {
            sure.add(Set.of(row.first(), row.second()));
          }
        }
        assertThat(sure)
            .containsAll(linked)
            .hasSizeLessThanOrEqualTo(linked.size() + (byBound ? 1 : 2));
      }
      assertThat(table.rows().subList(0, 12).stream().map(row -> Set.of(row.first(), row.second())))
          .containsExactlyInAnyOrderElementsOf(linked);
    }
  }

  private static Entity person(String name) {
    return Entity.of(EntityType.PERSON, name);
  }

  private static AnnotatedArticle article(String id, List<Entity> named) {
    StringBuilder body = new StringBuilder("Here");
    List<Mention> mentions = new ArrayList<>();
    for (Entity entity : named) {
      int from = body.append(' ').length();
      mentions.add(Mention.of(from, body.append(entity.name()).length(), entity));
    }
    body.append('.');
    return new AnnotatedArticle(
        Article.builder(id).body(body.toString()).build(),
        RandomArticles.ANNOTATOR,
        named.size(),
        List.of(new Sentence(Article.Field.BODY, 0, body.length(), 0, mentions)));
  }

  @Test
  void otherUnitsThanArticlesHaveNone() {
    assertThatExceptionOfType(DatelineException.class)
        .isThrownBy(
            () -> CooccurrenceQuery.builder().unit(Unit.SENTENCE).rankBy(Excess.BOUND).build())
        .withMessageContaining("needs the unit article");
    assertThat(Excess.measureNamed("Excess")).isEqualTo(Excess.BOUND);
    assertThat(CooccurrenceQuery.builder().build().rankBy()).isEqualTo(Excess.BOUND);
  }
}
