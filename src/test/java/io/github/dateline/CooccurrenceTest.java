package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CooccurrenceTest {
  @TempDir Path temp;

  private static final List<Unit> UNITS =
      List.of(
          Unit.ARTICLE,
          Unit.PARAGRAPH,
          Unit.SENTENCE,
          Unit.parse("sentences:2"),
          Unit.parse("sentences:3"),
          Unit.parse("sentences:999999999"));

  @Test
  void countsEqualARecountOfTheArticlesAfterReplacementsRemovalsAndMerges() {
    Seeds.times(
        120,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = randomArchive(folder, random);
          try (Archive archive = Archive.open(folder)) {
            assertThat(archive.size()).isEqualTo(articles.size());
            Unit unit = UNITS.get(random.nextInt(UNITS.size()));
            compareNeighbours(archive, articles.values(), unit, random);
            comparePairs(archive, articles.values(), unit, random);
          }
          assertThat(Archive.check(folder)).isEmpty();
        });
  }

  @Test
  void countsInAScopeEqualARecountOfTheArticlesThatItMatches() {
    Seeds.times(
        30,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = randomArchive(folder, random);
          LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(100));
          LocalDate to = from.plusDays(random.nextInt(60));
          List<AnnotatedArticle> inScope =
              articles.values().stream()
                  .filter(a -> a.article().day().isPresent())
                  .filter(a -> !a.article().day().get().isBefore(from))
                  .filter(a -> !a.article().day().get().isAfter(to))
                  .toList();
          try (Archive archive = Archive.open(folder)) {
            for (Unit unit : UNITS) {
              CooccurrenceTable table =
                  archive.cooccurrences(question(unit, 1).scope(Query.published(from, to)).build());
              assertThat(table.articles()).isEqualTo(inScope.size());
              assertThat(byPair(table))
                  .isEqualTo(
                      new CooccurrenceOracle(inScope, unit).pairs(EntityType.coOccurring(), 1));
            }
          }
        });
  }

  @Test
  void evidenceShowsBothNamesAndCoversEveryUnitThatIsCounted() {
    Seeds.times(
        30,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = randomArchive(folder, random);
          try (Archive archive = Archive.open(folder)) {
            for (Unit unit : List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE)) {
              CooccurrenceQuery query = question(unit, 1).limit(20).evidence(1000).build();
              for (CooccurrenceTable.Row row : archive.cooccurrences(query)) {
                checkEvidence(unit, row, articles);
              }
            }
          }
        });
  }

  private static void checkEvidence(
      Unit unit, CooccurrenceTable.Row row, Map<String, AnnotatedArticle> articles) {
    Set<String> places = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Passage passage : row.evidence()) {
      Article article = articles.get(passage.article()).article();
      assertThat(passage.text())
          .isEqualTo(article.text(passage.field()).substring(passage.start(), passage.end()));
      Set<Passage.Kind> kinds = new HashSet<>();
      for (Passage.Highlight highlight : passage.highlights()) {
        Entity named = highlight.kind() == Passage.Kind.FIRST ? row.first() : row.second();
        assertThat(article.text(passage.field()).substring(highlight.start(), highlight.end()))
            .isEqualTo(named.name());
        kinds.add(highlight.kind());
      }
      if (!unit.equals(Unit.ARTICLE)) {
        assertThat(kinds).containsExactlyInAnyOrder(Passage.Kind.FIRST, Passage.Kind.SECOND);
      }
      ids.add(passage.article());
      places.add(passage.article() + passage.field() + passage.start());
    }
    long units = unit.equals(Unit.ARTICLE) ? ids.size() : places.size();
    assertThat(units).isEqualTo(row.counts().both());
  }

  @Test
  void rowsStandByScoreThenCountThenName() {
    Seeds.times(
        30,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          randomArchive(folder, random);
          try (Archive archive = Archive.open(folder)) {
            Measure measure = Measure.values()[random.nextInt(Measure.values().length)];
            CooccurrenceTable table =
                archive.cooccurrences(question(Unit.SENTENCE, 1).rankBy(measure).build());
            List<CooccurrenceTable.Row> sorted = new ArrayList<>(table.rows());
            sorted.sort(
                Comparator.comparing((CooccurrenceTable.Row row) -> Double.isNaN(row.score()))
                    .thenComparing(
                        Comparator.comparingDouble(CooccurrenceTable.Row::score).reversed())
                    .thenComparingLong(row -> -row.counts().both())
                    .thenComparing(CooccurrenceTable.Row::first)
                    .thenComparing(CooccurrenceTable.Row::second));
            assertThat(table.rows()).isEqualTo(sorted);
            for (CooccurrenceTable.Row row : table) {
              assertThat(row.score()).isEqualTo(measure.score(row.counts(), table.tests()));
              assertThat(row.first()).isLessThan(row.second());
            }
            CooccurrenceTable top =
                archive.cooccurrences(question(Unit.SENTENCE, 1).rankBy(measure).limit(5).build());
            assertThat(top.rows()).isEqualTo(sorted.subList(0, Math.min(5, sorted.size())));
            assertThat(top.pairs()).isEqualTo(sorted.size());
          }
        });
  }

  @Test
  void entityTableEqualsARecount() {
    Seeds.times(
        30,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = randomArchive(folder, random);
          CooccurrenceOracle byArticle = new CooccurrenceOracle(articles.values(), Unit.ARTICLE);
          CooccurrenceOracle bySentence = new CooccurrenceOracle(articles.values(), Unit.SENTENCE);
          try (Archive archive = Archive.open(folder)) {
            EntityTable table =
                archive
                    .entities(Query.all())
                    .types(EntityType.coOccurring())
                    .limit(Integer.MAX_VALUE)
                    .table();
            assertThat(table.articles()).isEqualTo(articles.size());
            for (EntityTable.Row row : table) {
              assertThat(row.articles()).isEqualTo(byArticle.count(row.entity()));
              assertThat(row.sentences()).isEqualTo(bySentence.count(row.entity()));
            }
          }
        });
  }

  /** Adds, replaces and removes in several sessions, so that there are segments and deletions. */
  static Map<String, AnnotatedArticle> randomArchive(Path folder, Random random) throws Exception {
    RandomArticles make = new RandomArticles(random, random.nextInt(10) == 0 ? 300 : 25);
    Map<String, AnnotatedArticle> articles = new TreeMap<>();
    int most = random.nextInt(10) == 0 ? 120 : 8;
    for (int session = random.nextInt(4); session >= 0; session--) {
      try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
        for (int i = random.nextInt(20); i >= 0; i--) {
          String id = "a" + random.nextInt(30);
          if (random.nextInt(5) == 0) {
            assertThat(writer.remove(id)).isEqualTo(articles.remove(id) != null);
          } else {
            AnnotatedArticle article = make.article(id, most);
            writer.add(article);
            articles.put(id, article);
          }
          if (random.nextInt(6) == 0) {
            writer.commit();
          }
        }
      }
    }
    return articles;
  }

  private static CooccurrenceQuery.Builder question(Unit unit, long minimumCount) {
    return CooccurrenceQuery.builder()
        .unit(unit)
        .copies(Copies.PUBLISHED)
        .minimumCount(minimumCount)
        .everyPair()
        .rankBy(Measure.LOG_LIKELIHOOD)
        .limit(Integer.MAX_VALUE);
  }

  private static void compareNeighbours(
      Archive archive, Collection<AnnotatedArticle> articles, Unit unit, Random random)
      throws Exception {
    List<Entity> named =
        articles.stream().flatMap(article -> article.entities().stream()).sorted().toList();
    if (named.isEmpty()) {
      return;
    }
    Entity anchor = named.get(random.nextInt(named.size()));
    long minimum = 1 + random.nextInt(4);
    CooccurrenceTable table = archive.cooccurrences(question(unit, minimum).anchor(anchor).build());
    CooccurrenceOracle oracle = new CooccurrenceOracle(articles, unit);
    Map<Entity, Contingency> found = new TreeMap<>();
    for (CooccurrenceTable.Row row : table) {
      assertThat(row.first()).isEqualTo(anchor);
      found.put(row.second(), row.counts());
    }
    assertThat(found).isEqualTo(oracle.neighbours(anchor, EntityType.coOccurring(), minimum));
    assertThat(table.units()).isEqualTo(oracle.total());
  }

  private static void comparePairs(
      Archive archive, Collection<AnnotatedArticle> articles, Unit unit, Random random)
      throws Exception {
    long minimum = 1 + random.nextInt(4);
    Set<EntityType> types =
        random.nextBoolean()
            ? EntityType.coOccurring()
            : Set.of(EntityType.PERSON, new EntityType("VESSEL"));
    CooccurrenceTable table = archive.cooccurrences(question(unit, minimum).types(types).build());
    CooccurrenceOracle oracle = new CooccurrenceOracle(articles, unit);
    assertThat(byPair(table)).isEqualTo(oracle.pairs(types, minimum));
    assertThat(table.tests()).isEqualTo(oracle.tests(types, minimum));
  }

  private static Map<List<Entity>, Contingency> byPair(CooccurrenceTable table) {
    Map<List<Entity>, Contingency> found =
        new TreeMap<>(
            Comparator.<List<Entity>, Entity>comparing(pair -> pair.get(0))
                .thenComparing(pair -> pair.get(1)));
    for (CooccurrenceTable.Row row : table) {
      found.put(List.of(row.first(), row.second()), row.counts());
    }
    return found;
  }
}
