package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs that are added up from who is named where must be those of the table. */
class IncidenceTest {
  @TempDir Path folder;

  @Test
  void whatIsAddedUpIsTheTable() {
    Seeds.times(
        3,
        random -> {
          Path at = folder.resolve("a" + random.nextInt());
          CopiedArticles make = new CopiedArticles(random);
          try (ArchiveWriter writer = ArchiveWriter.open(at)) {
            for (int i = 0; i < 60; i++) {
              writer.add(make.article("a" + i));
              if (i % 23 == 22) {
                writer.commit();
              }
            }
            writer.remove("a7");
            writer.commit();
          }
          Files.writeString(
              at.resolve("curation.txt"),
              """
              merge "PERSON/Name2 Part2" into "PERSON/Name0 Part0"
              hide "ORGANIZATION/Name3 Part3"
              """);
          try (Archive archive = Archive.open(at)) {
            for (Unit unit :
                List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, new Unit.Sentences(3))) {
              for (Copies rule : Copies.values()) {
                CooccurrenceQuery question =
                    CooccurrenceQuery.builder()
                        .scope(Query.parse("published:[2025-01-01 TO 2025-01-12]"))
                        .unit(unit)
                        .copies(rule)
                        .minimumCount(1)
                        .doubles(true)
                        .limit(10_000)
                        .build();
                addsUp(archive, question);
              }
            }
          }
        });
  }

  private static void addsUp(Archive archive, CooccurrenceQuery question) throws Exception {
    CooccurrenceTable table = archive.cooccurrences(question);
    List<Entity> entities =
        archive.entities(question.scope()).table().rows().stream()
            .map(EntityTable.Row::entity)
            .toList();
    Map<String, Long> both = new TreeMap<>();
    Map<Entity, Long> alone = new TreeMap<>(Comparator.comparing(Entity::toString));
    List<Incidence> articles = new ArrayList<>();
    archive.incidence(question, entities).forEach(articles::add);
    assertThat(articles).hasSize((int) table.articles());
    articles.sort(
        Comparator.comparing((Incidence one) -> one.published().orElse(LocalDateTime.MAX))
            .thenComparing(Incidence::article));
    Set<Integer> seen = new HashSet<>();
    for (Incidence article : articles) {
      if (article.group() >= 0 && !seen.add(article.group())) {
        continue;
      }
      for (Incidence.Units units : article.units()) {
        for (int i : units.entities()) {
          alone.merge(entities.get(i), (long) units.times(), Long::sum);
          for (int j : units.entities()) {
            if (i != j) {
              both.merge(entities.get(i) + " " + entities.get(j), (long) units.times(), Long::sum);
            }
          }
        }
      }
    }
    assertThat(table.rows()).as("%s", question).isNotEmpty();
    for (CooccurrenceTable.Row row : table) {
      assertThat(both.remove(row.first() + " " + row.second()))
          .as("%s of %s", row, question)
          .isEqualTo(row.counts().both());
      both.remove(row.second() + " " + row.first());
      assertThat(alone.get(row.first())).isEqualTo(row.counts().first());
      assertThat(alone.get(row.second())).isEqualTo(row.counts().second());
    }
    assertThat(both).as("pairs that the table of %s does not have", question).isEmpty();
  }

  @Test
  void whoIsUnknownIsNamedNowhere() throws Exception {
    Path at = folder.resolve("one");
    CorpusArchive.make(at);
    try (Archive archive = Archive.open(at)) {
      CooccurrenceQuery question = CooccurrenceQuery.builder().build();
      List<Entity> asked = List.of(Entity.of(EntityType.PERSON, "Nobody At All"));
      assertThat(archive.incidence(question, asked))
          .hasSize((int) archive.size())
          .allMatch(article -> article.units().isEmpty());
    }
  }
}
