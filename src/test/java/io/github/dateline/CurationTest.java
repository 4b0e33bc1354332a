package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.internal.table.CountedCooccurrences;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every answer of a curated archive against that of one annotated again with those names. */
class CurationTest {
  @TempDir Path temp;

  private static final List<Unit> UNITS =
      List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, Unit.parse("sentences:3"));

  @Test
  void articlesAreAsIfAnnotatedWithTheNamesDecided() {
    Seeds.times(
        20,
        random -> {
          Path folder = archive(random);
          Map<String, AnnotatedArticle> annotated = articles(folder);
          CurationOracle curator = curate(folder, random);
          Map<Entity, Optional<Entity>> now = curator.now();
          for (Map.Entry<String, AnnotatedArticle> article : articles(folder).entrySet()) {
            assertThat(article.getValue()).isEqualTo(renamed(annotated.get(article.getKey()), now));
          }
          assertThat(Archive.check(folder)).isEmpty();
        });
  }

  @Test
  void everyAnswerIsAsThatOfAnArchiveAnnotatedAnew() {
    Seeds.times(
        20,
        random -> {
          Path folder = archive(random);
          curate(folder, random);
          Path again = Files.createTempDirectory(temp, "again");
          try (ArchiveWriter writer = ArchiveWriter.open(again)) {
            for (AnnotatedArticle article : articles(folder).values()) {
              writer.add(article);
            }
          }
          try (Archive curated = Archive.open(folder);
              Archive expected = Archive.open(again)) {
            assertThat(curated.curationProblems()).isEmpty();
            compare(curated, expected, random);
          }
        });
  }

  @Test
  void undoingRestoresEveryAnswerAndLeavesTheOthersDecisions() {
    Seeds.times(
        8,
        random -> {
          Path folder = archive(random);
          curate(folder, random);
          String before = answers(folder);
          List<Decision> taken = new ArrayList<>();
          try (Curation curation = Curation.open(folder, "b")) {
            CurationOracle curator = curator(folder, random);
            for (int i = 0; i < 6; i++) {
              curator.step(curation);
            }
            for (Decision decision : curation.decisions()) {
              if (!decision.undo()
                  && decision.undoneBy().isEmpty()
                  && decision.by().equals(Optional.of("b"))) {
                taken.add(decision);
              }
            }
            while (!taken.isEmpty()) {
              curation.undo(taken.remove(random.nextInt(taken.size())));
            }
            assertThat(curation.problems()).isEmpty();
          }
          assertThat(answers(folder)).isEqualTo(before);
        });
  }

  @Test
  void anUndoneLineCountsForNothingWhereverItStands() {
    Seeds.times(
        8,
        random -> {
          Path folder = archive(random);
          curate(folder, random);
          Path file = folder.resolve("curation.txt");
          List<String> left = new ArrayList<>();
          try (Curation curation = Curation.open(folder, "")) {
            for (Decision decision : curation.decisions()) {
              boolean stands = !decision.undo() && decision.undoneBy().isEmpty();
              if (stands && random.nextInt(3) == 0) {
                curation.undo(decision);
              } else if (stands) {
                left.add(decision.text());
              }
            }
          }
          String undone = answers(folder);
          Files.write(file, left);
          assertThat(answers(folder)).isEqualTo(undone);
        });
  }

  private static CurationOracle curator(Path folder, Random random) throws Exception {
    try (Archive archive = Archive.open(folder)) {
      return new CurationOracle(random, folder, archive);
    }
  }

  private static CurationOracle curate(Path folder, Random random) throws Exception {
    CurationOracle curator = curator(folder, random);
    try (Curation curation = Curation.open(folder, "a")) {
      for (int i = random.nextInt(14); i >= 0; i--) {
        curator.step(curation);
      }
    }
    return curator;
  }

  /** Some entities linked, and called now so, now so; some articles copies of each other. */
  private Path archive(Random random) throws Exception {
    Path folder = Files.createTempDirectory(temp, "archive");
    RandomArticles one = new RandomArticles(random, 20);
    CopiedArticles other = new CopiedArticles(random);
    boolean copies = random.nextInt(3) == 0;
    for (int session = random.nextInt(2); session >= 0; session--) {
      try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
        for (int i = 6 + random.nextInt(16); i >= 0; i--) {
          String id = "a" + random.nextInt(40);
          writer.remove(id);
          writer.add(linked(copies ? other.article(id) : one.article(id, 8), random));
          if (random.nextInt(10) == 0) {
            writer.commit();
          }
        }
      }
    }
    return folder;
  }

  private static AnnotatedArticle linked(AnnotatedArticle article, Random random) {
    Map<Entity, Optional<Entity>> links = new TreeMap<>();
    for (Entity entity : article.entities()) {
      boolean linked = entity.name().hashCode() % 3 == 0;
      links.put(
          entity,
          Optional.of(
              linked
                  ? Entity.linked(
                      entity.type(),
                      entity.name().replace(' ', '_'),
                      "L" + random.nextInt(3) + entity.name())
                  : entity));
    }
    return renamed(article, links);
  }

  private static AnnotatedArticle renamed(
      AnnotatedArticle article, Map<Entity, Optional<Entity>> now) {
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence sentence : article.sentences()) {
      List<Mention> mentions = new ArrayList<>();
      for (Mention mention : sentence.mentions()) {
        if (mention.entity().isEmpty()) {
          mentions.add(mention);
        } else {
          now.get(mention.entity().get())
              .ifPresent(
                  entity -> mentions.add(Mention.of(mention.start(), mention.end(), entity)));
        }
      }
      sentences.add(
          new Sentence(
              sentence.field(), sentence.start(), sentence.end(), sentence.paragraph(), mentions));
    }
    return new AnnotatedArticle(
        article.article(), article.annotator(), article.tokens(), sentences);
  }

  private static Map<String, AnnotatedArticle> articles(Path folder) throws IOException {
    Map<String, AnnotatedArticle> articles = new TreeMap<>();
    try (Archive archive = Archive.open(folder)) {
      for (AnnotatedArticle article : archive.articles()) {
        articles.put(article.article().id(), article);
        assertThat(archive.article(article.article().id())).contains(article);
      }
    }
    return articles;
  }

  private static String answers(Path folder) throws Exception {
    StringBuilder all = new StringBuilder(articles(folder).values().toString());
    try (Archive archive = Archive.open(folder)) {
      List<Entity> named = named(archive);
      all.append(shown(named));
      for (Copies copies : Copies.values()) {
        all.append(
            archive.cooccurrences(question(Unit.SENTENCE, copies).evidence(2).build()).rows());
      }
    }
    return all.toString();
  }

  private static List<Entity> named(Archive archive) throws IOException {
    List<Entity> named = new ArrayList<>();
    Set<EntityType> types = new TreeSet<>(EntityType.coOccurring());
    types.add(new EntityType("VESSEL"));
    archive
        .entities(Query.all())
        .types(types)
        .limit(10_000)
        .table()
        .forEach(row -> named.add(row.entity()));
    return named;
  }

  private static List<String> shown(List<Entity> entities) {
    return entities.stream().map(e -> e + " " + e.label() + " " + e.wikipedia()).toList();
  }

  private static CooccurrenceQuery.Builder question(Unit unit, Copies copies) {
    return CooccurrenceQuery.builder()
        .unit(unit)
        .copies(copies)
        .minimumCount(1)
        .rankBy(Measure.LOG_LIKELIHOOD)
        .limit(10_000);
  }

  private static void compare(Archive curated, Archive expected, Random random) throws Exception {
    List<Entity> named = named(expected);
    assertThat(shown(named(curated))).isEqualTo(shown(named));
    LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(20));
    Query scope = Query.published(from, from.plusDays(random.nextInt(80)));
    Query other = named.isEmpty() ? Query.all() : Query.mentions(pick(named, random));
    for (Query query : List.of(Query.all(), scope, other)) {
      compare(
          curated.entities(query).types(EntityType.coOccurring()).limit(10_000).table(),
          expected.entities(query).types(EntityType.coOccurring()).limit(10_000).table());
      compare(
          curated.timeline(List.of()).scope(query).by(Timeline.BinWidth.WEEK).timeline(),
          expected.timeline(List.of()).scope(query).by(Timeline.BinWidth.WEEK).timeline());
    }
    Unit unit = UNITS.get(random.nextInt(UNITS.size()));
    for (Copies copies : Copies.values()) {
      CooccurrenceQuery.Builder question =
          question(unit, copies).scope(random.nextBoolean() ? Query.all() : other).evidence(3);
      compare(curated, expected, question, scope);
      if (!named.isEmpty()) {
        compare(curated, expected, question.anchor(pick(named, random)), scope);
      }
    }
    for (int i = 0; i < 4 && !named.isEmpty(); i++) {
      compareEntity(curated, expected, pick(named, random));
      Entity one = pick(named, random);
      Entity two = pick(named, random);
      if (!one.equals(two)) {
        comparePair(curated, expected, one, two);
      }
    }
  }

  private static Entity pick(List<Entity> entities, Random random) {
    return entities.get(random.nextInt(entities.size()));
  }

  private static void compare(
      Archive curated, Archive expected, CooccurrenceQuery.Builder question, Query scope)
      throws IOException {
    CooccurrenceQuery query = question.build();
    CooccurrenceTable table = curated.cooccurrences(query);
    compare(table, expected.cooccurrences(query));
    List<Entity> labels = new ArrayList<>();
    table.forEach(row -> labels.addAll(List.of(row.first(), row.second())));
    List<Entity> expectedLabels = new ArrayList<>();
    expected
        .cooccurrences(query)
        .forEach(row -> expectedLabels.addAll(List.of(row.first(), row.second())));
    assertThat(shown(labels)).isEqualTo(shown(expectedLabels));
    compare(curated.compare(query, scope), expected.compare(query, scope));
    if (query.anchor().isEmpty()) {
      compare(curated.keyEntities(query, scope), expected.keyEntities(query, scope));
    }
  }

  private static void compare(EntityTable table, EntityTable expected) {
    assertThat(table.rows()).isEqualTo(expected.rows());
    assertThat(printed(table)).isEqualTo(printed(expected));
  }

  private static void compare(Timeline timeline, Timeline expected) {
    assertThat(timeline.bins()).isEqualTo(expected.bins());
    assertThat(printed(timeline)).isEqualTo(printed(expected));
  }

  private static void compare(ComparisonTable table, ComparisonTable expected) {
    assertThat(table.rows()).isEqualTo(expected.rows());
    assertThat(printed(table)).isEqualTo(printed(expected));
  }

  /** What is printed, without the fingerprint of the archive, which counts decisions in. */
  private static String printed(Object answer) {
    return answer.toString().replaceAll(" \\([0-9a-f]{16}\\)", "");
  }

  /**
   * All but the plan, and what it leaves uncounted: sentences are not looked up in the index where
   * names were merged, so that the plan may be another.
   */
  private static void compare(CooccurrenceTable table, CooccurrenceTable expected) {
    boolean isLazy =
        table.plan() == CooccurrenceTable.Plan.LAZY
            || expected.plan() == CooccurrenceTable.Plan.LAZY;
    assertThat(table)
        .isEqualTo(
            new CountedCooccurrences(
                expected.query(),
                expected.articles(),
                expected.texts(),
                expected.units(),
                isLazy ? table.tests() : expected.tests(),
                expected.pairs(),
                expected.minimumBoth(),
                expected.leftOut(),
                expected.doubles(),
                table.plan(),
                expected.rankedBy(),
                ((CountedCooccurrences) table).of(),
                expected.rows()));
  }

  private static void compareEntity(Archive curated, Archive expected, Entity entity)
      throws IOException {
    for (Query query : List.of(Query.mentions(entity), Query.parse("launch OR Name1"))) {
      assertThat(curated.count(query)).isEqualTo(expected.count(query));
      for (Hits.Order order : List.of(Hits.Order.NEWEST, Hits.Order.OLDEST)) {
        assertThat(found(curated.search(query).order(order).from(0).limit(100).hits()))
            .isEqualTo(found(expected.search(query).order(order).from(0).limit(100).hits()));
      }
    }
    Query syntax =
        Query.parse("entity:\"" + entity.label().replaceAll("[\"\\\\]", "\\\\$0") + "\"");
    // An old name of somebody else still leads to him, which an archive annotated again cannot
    // know.
    Query anyOfThem =
        curated.entitiesLike(entity.label()).stream()
            .map(Query::mentions)
            .reduce(Query::or)
            .orElseThrow();
    assertThat(curated.count(syntax)).isEqualTo(expected.count(anyOfThem));
    assertThat(shown(List.of(curated.entity(entity.toString()))))
        .isEqualTo(shown(List.of(expected.entity(entity.toString()))));
    assertThat(shown(curated.entitiesLike(entity.label())).get(0))
        .isEqualTo(shown(expected.entitiesLike(entity.label())).get(0));
    compare(
        curated.timeline(List.of(entity)).scope(Query.all()).by(Timeline.BinWidth.MONTH).timeline(),
        expected
            .timeline(List.of(entity))
            .scope(Query.all())
            .by(Timeline.BinWidth.MONTH)
            .timeline());
    compare(
        curated.entities(Query.all()).only(List.of(entity)).table(),
        expected.entities(Query.all()).only(List.of(entity)).table());
  }

  /** All but the score, which weighs how frequent each written name is. */
  private static List<Object> found(Hits hits) {
    List<Object> found = new ArrayList<>(List.of(hits.total()));
    hits.forEach(hit -> found.addAll(List.of(hit.article(), hit.snippet())));
    return found;
  }

  private static void comparePair(Archive curated, Archive expected, Entity one, Entity two)
      throws IOException {
    for (Copies copies : Copies.values()) {
      assertThat(curated.pair(one, two).scope(Query.all()).copies(copies).tables(UNITS))
          .isEqualTo(expected.pair(one, two).scope(Query.all()).copies(copies).tables(UNITS));
    }
    assertThat(curated.pair(one, two).scope(Query.all()).proximity())
        .isEqualTo(expected.pair(one, two).scope(Query.all()).proximity());
    compare(
        curated.timeline(List.of(one, two)).scope(Query.all()).by(Timeline.BinWidth.DAY).timeline(),
        expected
            .timeline(List.of(one, two))
            .scope(Query.all())
            .by(Timeline.BinWidth.DAY)
            .timeline());
  }
}
