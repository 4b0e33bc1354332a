package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.internal.copies.CopiesOracle;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.NewsAnalyzer;
import io.github.dateline.read.ArticleReader;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class CopiesTest {
  @TempDir Path temp;

  private static final List<Unit> UNITS =
      List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, Unit.parse("sentences:3"));

  @Test
  void groupsEqualThoseOfComparingEveryArticleWithEveryOther() {
    long[] found = new long[2];
    Seeds.times(
        150,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = randomArchive(folder, random);
          CopiesOracle oracle = new CopiesOracle(articles.values());
          found[0] += oracle.groups();
          found[1] += oracle.boilerplateSentences();
          try (Archive archive = Archive.open(folder)) {
            for (String id : articles.keySet()) {
              assertThat(archive.copies(id)).doesNotHaveDuplicates();
              assertThat(new TreeSet<>(archive.copies(id))).as(id).isEqualTo(oracle.copies(id));
            }
          }
        });
    assertThat(found[0]).as("groups").isGreaterThan(50);
    assertThat(found[1]).as("boilerplate sentences").isGreaterThan(10);
  }

  @Test
  void anEarlyVersionOfAStoryIsACopyOnItsDay() throws Exception {
    Random random = new Random(7);
    List<String> early = wordList(random, 150);
    // Four fifths of it stand in a text that is four times as long, and seven tenths in another.
    List<String> late = new ArrayList<>(early.subList(0, 120));
    late.addAll(wordList(random, 480));
    List<String> other = new ArrayList<>(wordList(random, 100));
    List<String> otherLate = new ArrayList<>(other.subList(0, 74));
    otherLate.addAll(wordList(random, 126));
    Path folder = temp.resolve("versions");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      add(writer, "late", late, "2025-01-05T20:00:00Z", "Meridian Wire");
      add(writer, "early", early, "2025-01-05T10:00:00Z", "MERIDIAN WIRE");
      add(writer, "other", other, "2025-01-07", "Meridian Wire");
      add(writer, "other late", otherLate, "2025-01-07T20:00:00Z", "Meridian Wire");
      add(writer, "other again", other.subList(0, 98), "2025-01-08", "Harbour Post");
      add(writer, "next day", early.subList(0, 149), "2025-01-06", "Meridian Wire");
      add(writer, "other source", early.subList(1, 150), "2025-01-05", "Harbour Post");
      add(writer, "undated", early.subList(1, 149), null, "Meridian Wire");
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.copies("late")).containsExactly("early", "late");
      assertThat(archive.copies("other")).contains("other", "other late");
      assertThat(archive.copies("undated"))
          .containsExactlyInAnyOrder("next day", "other source", "undated");
    }
  }

  private static List<String> wordList(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(Integer.toString(random.nextInt(36 * 36 * 36), 36).replaceAll("[0-9]", "x"));
    }
    return words;
  }

  private static void add(
      ArchiveWriter writer, String id, List<String> words, String published, String source)
      throws Exception {
    Article.Builder article = Article.builder(id).body(String.join(" ", words)).source(source);
    if (published != null) {
      article.published(published);
    }
    writer.add(new AnnotatedArticle(article.build(), RandomArticles.ANNOTATOR, 1, List.of()));
  }

  @Test
  void countsByBothRulesEqualARecountInAnyScope() {
    Seeds.times(
        200,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = randomArchive(folder, random);
          CopiesOracle copies = new CopiesOracle(articles.values());
          Query scope = Query.all();
          List<AnnotatedArticle> inScope = List.copyOf(articles.values());
          if (random.nextBoolean()) {
            LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(15));
            LocalDate to = from.plusDays(random.nextInt(15));
            scope = Query.published(from, to);
            inScope = inScope.stream().filter(a -> isWithin(a.article().day(), from, to)).toList();
          }
          try (Archive archive = Archive.open(folder)) {
            for (Unit unit : UNITS) {
              Copies rule = Copies.values()[random.nextInt(2)];
              CooccurrenceQuery.Builder question =
                  question(unit, rule, 1 + random.nextInt(3)).scope(scope);
              if (random.nextBoolean()) {
                articles.values().stream()
                    .flatMap(a -> a.entities().stream())
                    .findFirst()
                    .ifPresent(question::anchor);
              }
              compare(archive.cooccurrences(question.build()), inScope, copies);
            }
          }
          assertThat(Archive.check(folder)).isEmpty();
        });
  }

  @Test
  void whatATableWasNotAskedForItKnowsWhenTheArchiveIsClosed() {
    Seeds.times(
        20,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          randomArchive(folder, random);
          Unit unit = UNITS.get(random.nextInt(UNITS.size()));
          Copies rule = Copies.values()[random.nextInt(2)];
          Query scope =
              random.nextBoolean()
                  ? Query.all()
                  : Query.published(LocalDate.of(2025, 1, 3), LocalDate.of(2025, 1, 12));
          CooccurrenceQuery query = question(unit, rule, 1).scope(scope).build();
          CooccurrenceTable asked;
          CooccurrenceTable kept;
          try (Archive archive = Archive.open(folder)) {
            asked = archive.cooccurrences(query);
            // By several threads at once.
            asked.rows().parallelStream().forEach(CooccurrenceTable.Row::sources);
            kept = archive.cooccurrences(query);
          }
          assertThat(kept).isEqualTo(asked).hasSameHashCodeAs(asked);
        });
  }

  @Test
  void comparisonsCountCopiesOnceInEachOfTheTwoSets() {
    Seeds.times(
        60,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = randomArchive(folder, random);
          LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(15));
          LocalDate to = from.plusDays(random.nextInt(15));
          List<AnnotatedArticle> first = new ArrayList<>(articles.values());
          first.removeIf(a -> !isWithin(a.article().day(), from, to));
          List<AnnotatedArticle> second = new ArrayList<>(articles.values());
          second.removeAll(first);
          Unit unit = UNITS.get(random.nextInt(UNITS.size()));
          CopiesOracle copies = new CopiesOracle(articles.values());
          CooccurrenceOracle here = new CooccurrenceOracle(copies.independent(first), unit);
          CooccurrenceOracle there = new CooccurrenceOracle(copies.independent(second), unit);
          CooccurrenceQuery query =
              question(unit, Copies.INDEPENDENT, 1).scope(Query.published(from, to)).build();
          try (Archive archive = Archive.open(folder)) {
            ComparisonTable pairs = archive.compare(query, Query.all());
            ComparisonTable single = archive.keyEntities(query, Query.all());
            for (ComparisonTable table : List.of(pairs, single)) {
              assertThat(table.units()).isEqualTo(here.total());
              assertThat(table.againstUnits()).isEqualTo(there.total());
              for (ComparisonTable.Row row : table) {
                Entity[] entities = row.entities().toArray(Entity[]::new);
                assertThat(row.count()).isEqualTo(here.count(entities));
                assertThat(row.againstCount()).isEqualTo(there.count(entities));
              }
            }
            for (CooccurrenceTable.Row row : archive.cooccurrences(query)) {
              assertThat(
                      archive
                          .pair(row.first(), row.second())
                          .scope(query.scope())
                          .copies(query.copies())
                          .tables(List.of(unit)))
                  .containsEntry(unit, row.counts());
            }
          }
        });
  }

  private static boolean isWithin(Optional<LocalDate> day, LocalDate from, LocalDate to) {
    return day.isPresent() && !day.get().isBefore(from) && !day.get().isAfter(to);
  }

  private static void compare(
      CooccurrenceTable table, List<AnnotatedArticle> inScope, CopiesOracle copies) {
    Unit unit = table.query().unit();
    List<AnnotatedArticle> texts = copies.independent(inScope);
    CooccurrenceOracle independent = new CooccurrenceOracle(texts, unit);
    CooccurrenceOracle published = new CooccurrenceOracle(inScope, unit);
    boolean once = table.query().copies() == Copies.INDEPENDENT;
    CooccurrenceOracle counted = once ? independent : published;
    assertThat(table.articles()).isEqualTo(inScope.size());
    assertThat(table.texts()).isEqualTo(texts.size());
    assertThat(table.units()).isEqualTo(counted.total());
    long minimum = table.query().minimumCount();
    Set<EntityType> types = EntityType.coOccurring();
    if (table.query().anchor().isPresent()) {
      Entity anchor = table.query().anchor().get();
      Map<Entity, Contingency> found = new TreeMap<>();
      table.forEach(row -> found.put(row.second(), row.counts()));
      assertThat(found).isEqualTo(counted.neighbours(anchor, types, minimum));
    } else {
      Map<List<Entity>, Contingency> expected = counted.pairs(types, minimum);
      assertThat(table.rows()).hasSize(expected.size());
      for (CooccurrenceTable.Row row : table) {
        assertThat(row.counts()).isEqualTo(expected.get(List.of(row.first(), row.second())));
      }
      assertThat(table.tests()).isEqualTo(counted.tests(types, minimum));
    }
    for (CooccurrenceTable.Row row : table) {
      assertThat(row.counts()).isEqualTo(once ? row.independent() : row.published());
      assertThat(row.independent()).isEqualTo(counts(independent, row));
      assertThat(row.published()).isEqualTo(counts(published, row));
      assertThat(row.sources()).isEqualTo(sources(inScope, row, unit));
      checkEvidence(row, once ? texts : inScope);
    }
  }

  private static Contingency counts(CooccurrenceOracle oracle, CooccurrenceTable.Row row) {
    return new Contingency(
        oracle.count(row.first(), row.second()),
        oracle.count(row.first()),
        oracle.count(row.second()),
        oracle.total());
  }

  private static long sources(List<AnnotatedArticle> scope, CooccurrenceTable.Row row, Unit unit) {
    return scope.stream()
        .filter(a -> a.article().source().isPresent())
        .filter(a -> together(a, row, unit))
        .map(a -> a.article().source().get().toLowerCase(Locale.ROOT))
        .distinct()
        .count();
  }

  private static boolean together(AnnotatedArticle article, CooccurrenceTable.Row row, Unit unit) {
    return new CooccurrenceOracle(List.of(article), unit).count(row.first(), row.second()) > 0;
  }

  private static void checkEvidence(
      CooccurrenceTable.Row row, Collection<AnnotatedArticle> counted) {
    Map<String, AnnotatedArticle> byId = new TreeMap<>();
    counted.forEach(article -> byId.put(article.article().id(), article));
    assertThat(row.evidence().isEmpty()).isEqualTo(row.counts().both() == 0);
    for (Passage passage : row.evidence()) {
      assertThat(byId).containsKey(passage.article());
      for (Passage.Highlight highlight : passage.highlights()) {
        assertThat(
                byId.get(passage.article()).sentences().stream()
                    .filter(sentence -> sentence.field() == passage.field())
                    .flatMap(sentence -> sentence.mentions().stream())
                    .map(Mention::start))
            .contains(highlight.start());
      }
    }
  }

  @Test
  void orderSegmentsAndShardsMakeNoDifference() {
    Seeds.times(
        12,
        random -> {
          CopiedArticles make = new CopiedArticles(random);
          List<AnnotatedArticle> articles = new ArrayList<>();
          for (int i = 0; i < 30; i++) {
            articles.add(make.article("a" + i));
          }
          List<List<Object>> answers = new ArrayList<>();
          for (int shards : List.of(1, 3, 8)) {
            Path folder = written(articles, shards, random);
            try (Archive archive = Archive.open(folder)) {
              List<Object> answer = new ArrayList<>();
              for (int i = 0; i < 30; i++) {
                answer.add(archive.copies("a" + i));
              }
              for (Unit unit : UNITS) {
                answer.add(
                    archive.cooccurrences(question(unit, Copies.INDEPENDENT, 1).build()).rows());
              }
              answers.add(answer);
            }
            Collections.shuffle(articles, random);
          }
          assertThat(answers.get(1)).isEqualTo(answers.get(0));
          assertThat(answers.get(2)).isEqualTo(answers.get(0));
        });
  }

  @Test
  void checkFindsColumnsThatDoNotFit() throws Exception {
    for (String column : List.of(IndexFields.SIGNATURE, IndexFields.SENTENCE_HASHES)) {
      Path folder = Files.createTempDirectory(temp, "archive");
      try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
        writer.add(written("a", "2025-01-01", "Here [Cid] was seen by many people."));
      }
      assertThat(Archive.check(folder)).isEmpty();
      try (Directory directory = FSDirectory.open(folder.resolve("shard-0"));
          IndexWriter writer =
              new IndexWriter(directory, new IndexWriterConfig(new NewsAnalyzer()))) {
        writer.updateBinaryDocValue(new Term(IndexFields.ID, "a"), column, new BytesRef("other"));
      }
      assertThat(Archive.check(folder)).hasSize(1);
    }
  }

  /** An archive of some shards, each of some segments. */
  private Path written(List<AnnotatedArticle> articles, int shards, Random random)
      throws Exception {
    Path folder = Files.createTempDirectory(temp, "archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder, shards)) {
      for (AnnotatedArticle article : articles) {
        writer.add(article);
        if (shards > 1 && random.nextInt(4) == 0) {
          writer.commit();
        }
      }
    }
    return folder;
  }

  @Test
  void theCorpusHasItsFiveCopiesAndNoOthers() throws Exception {
    Path folder = temp.resolve("archive");
    Set<String> ids = new TreeSet<>();
    try (ArchiveWriter writer = ArchiveWriter.open(folder);
        ArticleReader reader = ArticleReader.open(Path.of("corpus"))) {
      while (reader.hasNext()) {
        Article article = reader.next();
        ids.add(article.id());
        writer.add(new AnnotatedArticle(article, "none", 0, List.of()));
      }
    }
    Set<List<String>> groups = new HashSet<>();
    try (Archive archive = Archive.open(folder)) {
      for (String id : ids) {
        groups.add(archive.copies(id));
      }
      CooccurrenceTable table = archive.cooccurrences(CooccurrenceQuery.builder().build());
      assertThat(table.articles()).isEqualTo(73);
      assertThat(table.texts()).isEqualTo(68);
      assertThat(archive.copies("nobody's")).isEmpty();
    }
    groups.removeIf(group -> group.size() == 1);
    assertThat(groups)
        .containsExactlyInAnyOrder(
            List.of("mw-2018-10-11-soyuz-abort", "hp-2018-10-12-soyuz-failure-crew-safe"),
            List.of("mw-2020-10-13-artemis-accords", "bo-2020-10-14-moon-accords-split-europe"),
            List.of("mw-2022-07-15-rogozin-dismissed", "hp-2022-07-16-russia-space-chief"),
            List.of("mw-2024-06-27-station-deorbit-vehicle", "hp-2024-06-28-space-station-end"),
            List.of("mw-2025-08-01-florida-talks", "bo-2025-08-01-duffy-bakanov-talks"));
  }

  /** Some words that no other call gives. */
  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : i % 12 == 0 ? ".\n" : " ");
      for (int letter = 0; letter < 6; letter++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.append('.').toString();
  }

  private List<String> copies(String id, String... bodies) throws Exception {
    Path folder = Files.createTempDirectory(temp, "archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < bodies.length; i++) {
        Article article =
            Article.builder("a" + i).headline("Headline " + i).body(bodies[i]).build();
        writer.add(new AnnotatedArticle(article, "none", 0, List.of()));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      return archive.copies(id);
    }
  }

  @Test
  void creditsAndLayoutMakeNoDifference() {
    Seeds.times(
        20,
        random -> {
          String body = words(random, 30 + random.nextInt(300));
          assertThat(
                  copies(
                      "a0",
                      body,
                      "MOSCOW (AP) — " + body,
                      "By JANE DOE\n\n" + body + "\n\n— Meridian Wire",
                      "(Reuters) " + body.replace("\n", "\n\n").toUpperCase(Locale.ROOT),
                      body + " — dpa",
                      words(random, 200)))
              .containsExactly("a0", "a1", "a2", "a3", "a4");
        });
  }

  @Test
  void theFirstHalfOfAStoryIsACopyAndAShortQuotationIsNone() {
    Seeds.times(
        20,
        random -> {
          String half = words(random, 150 + random.nextInt(300));
          String rest = words(random, 150);
          String part = half.substring(0, half.length() / 5);
          assertThat(copies("a0", half, half + "\n\n" + rest, part)).containsExactly("a0", "a1");
        });
  }

  @Test
  void aRoundUpOfManyStoriesIsNoCopyOfThem() {
    Seeds.times(
        20,
        random -> {
          String a = words(random, 100);
          String b = words(random, 100);
          String c = words(random, 100);
          String d = words(random, 100);
          assertThat(copies("a0", a, b, c, d, String.join("\n\n", a, b, c, d)))
              .containsExactly("a0");
        });
  }

  @Test
  void storiesWithOtherFiguresAreNoCopies() throws Exception {
    String notice =
        "The Federal Reserve entered the U.S. Government securities market to arrange %s billion"
            + " dlrs of customer repurchase agreements, a Fed spokesman said.\nDealers said Federal"
            + " funds were trading at %s pct when the Fed began its temporary and indirect supply"
            + " of reserves to the banking system on %s.";
    assertThat(
            copies(
                "a0",
                String.format(Locale.ROOT, notice, "two", "6-1/8", "Monday"),
                String.format(Locale.ROOT, notice, "three", "6-3/8", "Friday")))
        .containsExactly("a0");
    String table = "Net %s mln vs 2.1 mln. Revs 99.4 mln vs 96.2 mln. Shr 22 cts vs 24 cts. ";
    assertThat(
            copies(
                "a0",
                String.format(Locale.ROOT, table, "3.7").repeat(4),
                String.format(Locale.ROOT, table, "3.8").repeat(4)))
        .containsExactly("a0");
  }

  @Test
  void briefsAreCopiesOnlyIfHeadlineAndBodyAreEqual() throws Exception {
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      String[][] briefs = {
        {"Crew lands safely", "Details will follow."},
        {"Crew lands safely!", "Details will follow. (AP)"},
        {"Launch put off", "Details will follow."},
        {"", ""},
        {"Crew", ""},
        {"Crew", ""},
        {"", "More soon."},
        {"", "More soon."}
      };
      for (int i = 0; i < briefs.length; i++) {
        Article article =
            Article.builder("a" + i).headline(briefs[i][0]).body(briefs[i][1]).build();
        writer.add(new AnnotatedArticle(article, "none", 0, List.of()));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.copies("a0")).containsExactly("a0", "a1");
      for (int i = 2; i < 8; i++) {
        assertThat(archive.copies("a" + i)).containsExactly("a" + i);
      }
    }
  }

  /** One headline, and a body of a sentence a line, that names who is written as [Name]. */
  private static AnnotatedArticle written(String id, String published, String... lines) {
    StringBuilder body = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    for (String line : lines) {
      int start = body.length();
      List<Mention> mentions = new ArrayList<>();
      for (String part : line.split("(?=\\[)|(?<=\\])")) {
        int from = body.length();
        if (part.startsWith("[")) {
          String name = part.substring(1, part.length() - 1);
          body.append(name);
          mentions.add(Mention.of(from, body.length(), Entity.of(EntityType.PERSON, name)));
        } else {
          body.append(part);
        }
      }
      int paragraph = sentences.size();
      sentences.add(new Sentence(Article.Field.BODY, start, body.length(), paragraph, mentions));
      body.append("\n\n");
    }
    return new AnnotatedArticle(
        Article.builder(id).body(body.toString()).published(published).build(),
        "none",
        0,
        sentences);
  }

  @Test
  void boilerplateNamesNobodyUnlessCopiesCount() throws Exception {
    Path folder = temp.resolve("archive");
    Random random = new Random(7);
    String line = "Elsewhere it was asked how [Ann] and [Bob] lost the station.";
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 3; i++) {
        writer.add(written("a" + i, "2025-01-0" + (i + 1), words(random, 60) + " [Ann].", line));
      }
      String update = words(random, 60);
      for (int i = 0; i < 4; i++) {
        String said = "Here [Cid] and [Dee] were seen.";
        writer.add(written("u" + i, "2025-02-01", update, said, words(random, 70)));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      Entity ann = archive.entity("Ann");
      CooccurrenceQuery.Builder question = question(Unit.ARTICLE, Copies.PUBLISHED, 1).anchor(ann);
      CooccurrenceTable.Row row = archive.cooccurrences(question.build()).rows().get(0);
      assertThat(row.published()).isEqualTo(new Contingency(3, 3, 3, 7));
      assertThat(row.independent()).isEqualTo(new Contingency(0, 3, 0, 7));
      assertThat(row.sources()).isZero();
      question.copies(Copies.INDEPENDENT);
      assertThat(archive.cooccurrences(question.build())).isEmpty();
      question.anchor(archive.entity("Cid"));
      assertThat(archive.cooccurrences(question.build()).rows().get(0).independent())
          .as("the updates of one story are related")
          .isEqualTo(new Contingency(4, 4, 4, 7));
    }
  }

  /** Of those that share a key only the nearest in length are compared. */
  @Test
  void copiesAreFoundAmongManyWithTheSameBoilerplate() {
    Seeds.times(
        5,
        random -> {
          String signUp = words(random, 40);
          Path folder = Files.createTempDirectory(temp, "archive");
          try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
            for (int i = 0; i < 400; i++) {
              String story = words(random, 150 + random.nextInt(30));
              writer.add(written("a" + i, "2025-01-01", story, signUp));
              if (i % 4 == 0) {
                writer.add(written("b" + i, "2025-01-02", story + " " + words(random, 5), signUp));
              }
            }
          }
          try (Archive archive = Archive.open(folder)) {
            for (int i = 0; i < 400; i++) {
              assertThat(archive.copies("a" + i))
                  .isEqualTo(i % 4 == 0 ? List.of("a" + i, "b" + i) : List.of("a" + i));
            }
          }
        });
  }

  @Test
  void manyCopiesAndManyFormsTakeLittleTime() throws Exception {
    Path folder = temp.resolve("archive");
    Random random = new Random(3);
    String story = words(random, 200);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 6000; i++) {
        String body = i % 2 == 0 ? story + words(random, 3) : words(random, 12) + story;
        Article article = Article.builder("a" + i).body(body).build();
        writer.add(new AnnotatedArticle(article, "none", 0, List.of()));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      long start = System.nanoTime();
      assertThat(archive.copies("a17")).hasSize(6000);
      assertThat((System.nanoTime() - start) / 1e9).isLessThan(20);
    }
  }

  private static CooccurrenceQuery.Builder question(Unit unit, Copies rule, long minimumCount) {
    return CooccurrenceQuery.builder()
        .unit(unit)
        .copies(rule)
        .minimumCount(minimumCount)
        .everyPair()
        .rankBy(Measure.LOG_LIKELIHOOD)
        .evidence(1000)
        .limit(Integer.MAX_VALUE);
  }

  /** Adds, replaces and removes in several sessions, so that there are segments and deletions. */
  public static Map<String, AnnotatedArticle> randomArchive(Path folder, Random random)
      throws Exception {
    CopiedArticles make = new CopiedArticles(random);
    Map<String, AnnotatedArticle> articles = new TreeMap<>();
    for (int session = random.nextInt(3); session >= 0; session--) {
      try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
        for (int i = random.nextInt(25); i >= 0; i--) {
          String id = "a" + random.nextInt(40);
          if (random.nextInt(8) == 0) {
            assertThat(writer.remove(id)).isEqualTo(articles.remove(id) != null);
          } else {
            AnnotatedArticle article = make.article(id);
            writer.add(article);
            articles.put(id, article);
          }
          if (random.nextInt(8) == 0) {
            writer.commit();
          }
        }
      }
    }
    return articles;
  }
}
