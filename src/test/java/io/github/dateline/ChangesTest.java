package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is new in an archive, against archives of each state that were asked then. */
class ChangesTest {
  private static final Query QUESTION = Query.parse("moon AND launch");

  @TempDir Path temp;

  /** What an archive has, found by reading all of it. */
  private record Snapshot(Set<List<Entity>> sure, Set<List<Entity>> pairs, Set<String> answers) {
    static Snapshot of(Archive archive, long together) throws IOException {
      Set<List<Entity>> sure = new HashSet<>();
      CooccurrenceQuery question =
          CooccurrenceQuery.builder().maximumQ(0.05).limit(Integer.MAX_VALUE).build();
      for (CooccurrenceTable.Row row : archive.cooccurrences(question)) {
        if (row.excess().orElseThrow().ratio() > 1) {
          sure.add(List.of(row.first(), row.second()));
        }
      }
      Map<List<Entity>, Integer> counts = new HashMap<>();
      for (AnnotatedArticle article : archive.articles()) {
        for (List<Entity> pair : pairsOf(article)) {
          counts.merge(pair, 1, Integer::sum);
        }
      }
      counts.values().removeIf(count -> count < together);
      return new Snapshot(sure, counts.keySet(), new TreeSet<>(archive.ids(QUESTION)));
    }
  }

  private static Set<List<Entity>> pairsOf(AnnotatedArticle article) {
    Set<List<Entity>> pairs = new HashSet<>();
    for (Entity first : article.entities()) {
      for (Entity second : article.entities()) {
        if (first.compareTo(second) < 0
            && EntityType.coOccurring().contains(first.type())
            && EntityType.coOccurring().contains(second.type())) {
          pairs.add(List.of(first, second));
        }
      }
    }
    return pairs;
  }

  private static List<Entity> pair(Changes.Partner partner) {
    return partner.first().compareTo(partner.second()) < 0
        ? List.of(partner.first(), partner.second())
        : List.of(partner.second(), partner.first());
  }

  private static <T> Set<T> without(Set<T> all, Set<T> some) {
    Set<T> rest = new HashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  @Test
  void aGrowingArchiveTellsEachThingOnce() throws Exception {
    Seeds.times(
        4,
        random -> {
          Path folder = temp.resolve("growing" + random.nextInt());
          int shards = 1 + random.nextInt(4);
          long together = 1 + random.nextInt(2);
          RandomArticles make = new RandomArticles(random, 25);
          try (ArchiveWriter writer = ArchiveWriter.open(folder, shards)) {
            assertThat(writer).isNotNull();
          }
          long state = 0;
          int id = 0;
          Snapshot before = new Snapshot(Set.of(), Set.of(), Set.of());
          for (int run = 0; run < 6; run++) {
            int some = random.nextInt(40);
            try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
              for (int i = 0; i < some; i++) {
                // Dates are random: half of them are earlier than what is there.
                writer.add(make.article("a" + id++, 6));
                if (random.nextInt(20) == 0) {
                  writer.checkpoint();
                }
              }
            }
            try (Archive archive = Archive.open(folder)) {
              Snapshot now = Snapshot.of(archive, together);
              Changes changes =
                  archive
                      .changes(state)
                      .questions(List.of(QUESTION))
                      .minimumTogether(together)
                      .changes();
              assertThat(changes.added()).isEqualTo(some);
              assertThat(changes.replaced() + changes.removed()).isZero();
              Set<List<Entity>> sure = new HashSet<>();
              changes.sure().forEach(row -> sure.add(List.of(row.first(), row.second())));
              assertThat(sure).isEqualTo(without(now.sure(), before.sure()));
              List<List<Entity>> partners =
                  changes.partners().stream().map(ChangesTest::pair).toList();
              assertThat(partners).doesNotHaveDuplicates();
              assertThat(new HashSet<>(partners)).isEqualTo(without(now.pairs(), before.pairs()));
              Set<String> hits = new HashSet<>();
              changes.answers().get(0).hits().forEach(hit -> hits.add(hit.article().id()));
              assertThat(hits).isEqualTo(without(now.answers(), before.answers()));
              Changes none =
                  archive.changes(changes.state()).questions(List.of(QUESTION)).changes();
              assertThat(none.isEmpty()).isTrue();
              assertThat(none.toString()).isEmpty();
              state = changes.state();
              before = now;
            }
          }
        });
  }

  @Test
  void shardsDoNotMatterAndMergingAndRebuildingKeepTheStates() throws Exception {
    Seeds.times(
        3,
        random -> {
          RandomArticles make = new RandomArticles(random, 15);
          List<AnnotatedArticle> articles = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            articles.add(make.article("a" + i, 5));
          }
          AnnotatedArticle changed = make.article("a3", 5);
          String told = null;
          for (int shards : List.of(1, 3, 7)) {
            Path folder = temp.resolve("shards" + random.nextInt());
            try (ArchiveWriter writer = ArchiveWriter.open(folder, shards)) {
              for (AnnotatedArticle article : articles.subList(0, 25)) {
                writer.add(article);
              }
              writer.commit();
              for (AnnotatedArticle article : articles) {
                writer.add(article);
              }
              writer.add(changed);
            }
            String now = told(folder);
            assertThat(told == null ? now : told).isEqualTo(now);
            told = now;
            Path joined = temp.resolve("joined" + random.nextInt());
            ArchiveWriter.merge(joined, List.of(folder), 2);
            assertThat(told(joined)).isEqualTo(told);
            try (ArchiveWriter writer = ArchiveWriter.rebuild(folder)) {
              for (AnnotatedArticle article : articles) {
                writer.add(article.article().id().equals("a3") ? changed : article);
              }
              writer.commit();
            }
            assertThat(
                    told(folder)
                        .replace("state 3; go on with --since 3", "state 2; go on with --since 2"))
                .isEqualTo(told);
            assertThat(Archive.check(folder)).isEmpty();
          }
        });
  }

  private static String told(Path folder) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      return archive.changes(1).questions(List.of(QUESTION)).changes().toString();
    }
  }

  @Test
  void manyNewPairsOfANameHaveALineEachAndTheRestANumber() throws IOException {
    Path folder = temp.resolve("many");
    String[] names =
        IntStream.range(0, 16).mapToObj(i -> "Name" + (char) ('A' + i)).toArray(String[]::new);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("a", names));
    }
    try (Archive archive = Archive.open(folder)) {
      List<String> lines = archive.changes(0).changes().toString().lines().toList();
      int first = lines.indexOf("  NameA:");
      assertThat(lines.subList(first, first + 14))
          .startsWith("  NameA:", "    NameB (a)", "    NameC (a)")
          .endsWith("    NameM (a)", "    and 3 more; JSON has all");
      assertThat(lines)
          .contains("  NameM: NameN (a); NameO (a); NameP (a)")
          .allMatch(line -> line.length() < 100);
    }
  }

  private static AnnotatedArticle article(String id, String... names) {
    StringBuilder body = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    for (String name : names) {
      body.append(body.isEmpty() ? "" : " met ");
      mentions.add(
          Mention.of(
              body.length(), body.length() + name.length(), Entity.of(EntityType.PERSON, name)));
      body.append(name);
    }
    // No two are copies of one text.
    Random random = new Random(id.hashCode());
    for (int i = 0; i < 30; i++) {
      body.append(" w").append(random.nextInt(100_000));
    }
    body.append('.');
    return new AnnotatedArticle(
        Article.builder(id).body(body.toString()).build(),
        RandomArticles.ANNOTATOR,
        names.length,
        List.of(new Sentence(Article.Field.BODY, 0, body.length(), 0, mentions)));
  }

  private static Map<String, List<String>> partners(Path folder, long since) throws IOException {
    Map<String, List<String>> partners = new TreeMap<>();
    try (Archive archive = Archive.open(folder)) {
      for (Changes.Partner partner : archive.changes(since).changes().partners()) {
        List<Entity> pair = pair(partner);
        partners.put(pair.get(0).name() + " " + pair.get(1).name(), partner.ids());
      }
    }
    return partners;
  }

  @Test
  void aReplacedArticleTellsOfTheNamesThatItHasGained() throws IOException {
    Path folder = temp.resolve("replaced");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("1", "Anna Alt", "Bert Blum"));
      writer.add(article("2", "Anna Alt", "Carl Cohn"));
      writer.commit();
      assertThat(writer.add(article("1", "Anna Alt", "Bert Blum")))
          .isEqualTo(ArchiveWriter.Change.UNCHANGED);
      writer.commit();
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.state()).isEqualTo(1);
    }
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("1", "Anna Alt", "Bert Blum", "Dora Dahl"));
    }
    assertThat(partners(folder, 1))
        .containsOnly(
            Map.entry("Anna Alt Dora Dahl", List.of("1")),
            Map.entry("Bert Blum Dora Dahl", List.of("1")));
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("1", "Bert Blum", "Dora Dahl"));
      writer.commit();
      // Only there may the three have been together before.
      writer.add(article("1", "Anna Alt", "Bert Blum", "Dora Dahl"));
    }
    assertThat(partners(folder, 2)).containsOnlyKeys("Anna Alt Bert Blum", "Anna Alt Dora Dahl");
    try (Archive archive = Archive.open(folder)) {
      Changes changes =
          archive.changes(2).questions(List.of(Query.parse("met"), Query.parse("sang"))).changes();
      assertThat(changes.added()).isZero();
      assertThat(changes.replaced()).isEqualTo(1);
      assertThat(changes.answers().get(0).replaced()).containsExactly("1");
      assertThat(changes.answers().get(1).hits()).isEmpty();
      assertThat(archive.changes(0).changes().partners()).hasSize(4);
      assertThat(archive.changes(2).only(List.of(archive.entity("Dora Dahl"))).changes().partners())
          .singleElement()
          .satisfies(partner -> assertThat(partner.first().name()).isEqualTo("Dora Dahl"));
      assertThatThrownBy(() -> archive.changes(9).changes())
          .isInstanceOf(DatelineException.class)
          .hasMessageContaining("in state 4");
    }
  }

  @Test
  void removedArticlesAreCounted() throws IOException {
    Path folder = temp.resolve("removed");
    try (ArchiveWriter writer = ArchiveWriter.open(folder, 3)) {
      for (int i = 0; i < 20; i++) {
        writer.add(article("a" + i, "Anna Alt", "Bert Blum"));
      }
      writer.remove("a19");
      writer.commit();
      writer.remove(List.of("a1", "a2", "a3", "nowhere"));
      writer.commit();
      writer.remove("a4");
      writer.add(article("a4", "Anna Alt", "Bert Blum", "Carl Cohn"));
      writer.remove("a5");
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.changes(1).changes().removed()).isEqualTo(4);
      assertThat(archive.changes(2).changes().removed()).isEqualTo(1);
      assertThat(archive.changes(2).changes().replaced()).isEqualTo(1);
      assertThat(archive.changes(3).changes().isEmpty()).isTrue();
    }
    Path joined = temp.resolve("joined");
    ArchiveWriter.merge(joined, List.of(folder), 1);
    try (Archive archive = Archive.open(joined)) {
      assertThat(archive.state()).isEqualTo(3);
    }
    try (ArchiveWriter writer = ArchiveWriter.rebuild(folder)) {
      writer.add(article("a6", "Anna Alt", "Bert Blum"));
      writer.commit();
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.state()).isEqualTo(4);
      assertThat(archive.changes(3).changes().partners()).isEmpty();
      assertThat(archive.changes(1).changes().removed()).isEqualTo(4);
    }
  }

  /** As the first test, with names that decisions and spellings join. */
  @Test
  void namesThatAreOneAreToldOnce() throws IOException {
    Path folder = temp.resolve("one");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("1", "Anna Alt", "Bert Müller"));
      writer.commit();
      writer.add(article("2", "Anna Alt", "Bert Mueller"));
      writer.add(article("3", "Anna Altmann", "Bert Mueller"));
    }
    assertThat(partners(folder, 1)).hasSize(1);
    try (Curation curation = Curation.open(folder, "anna")) {
      curation.merge(List.of(curation.entity("Anna Altmann")), curation.entity("Anna Alt"));
    }
    assertThat(partners(folder, 1)).isEmpty();
  }

  @Test
  void someSeedsHaveSurePairs() throws IOException {
    Path folder = temp.resolve("sure");
    RandomArticles make = new RandomArticles(new Random(5), 60);
    try (ArchiveWriter writer = ArchiveWriter.open(folder, 2)) {
      for (int i = 0; i < 60; i++) {
        writer.add(make.article("a" + i, 4));
        writer.add(article("b" + i, "Person " + i, "Other " + i));
      }
      writer.commit();
      for (int i = 0; i < 9; i++) {
        writer.add(article("c" + i, "Anna Alt", "Bert Blum"));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.changes(1).changes().sure())
          .anySatisfy(row -> assertThat(row.first().name()).isEqualTo("Anna Alt"));
    }
  }
}
