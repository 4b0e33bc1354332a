package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of several units are shown. */
class EvidenceFinderTest {
  private static final Entity ANN = Entity.of(EntityType.PERSON, "Ann");
  private static final Entity BOB = Entity.of(EntityType.PERSON, "Bob");

  @TempDir Path folder;

  @Test
  void nearestFirstButFromSeveralArticlesSourcesAndDays() throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("a", "Harbour Post", "2025-07-01", 1, 2, 9));
      writer.add(article("b", "Harbour Post", "2025-07-01", 3));
      writer.add(article("c", "Harbour Post", "2025-07-02", 4));
      writer.add(article("d", "Capitol Courier", "2025-07-01", 5));
      writer.add(article("e", "Meridian Wire", "2025-07-03", 6));
      writer.add(article("f", "", "", 7));
    }
    assertThat(evidence(1)).containsExactly("a1");
    assertThat(evidence(2)).containsExactly("a1", "e6");
    assertThat(evidence(3)).containsExactly("a1", "e6", "f7");
    // All three new: a, e, f. Two of them: c, d. One: b. None: the other sentences of a.
    assertThat(evidence(5)).containsExactly("a1", "c4", "d5", "e6", "f7");
    assertThat(evidence(6)).containsExactly("a1", "b3", "c4", "d5", "e6", "f7");
    assertThat(evidence(99)).containsExactly("a1", "a2", "b3", "c4", "d5", "e6", "f7", "a9");
  }

  /** One unit is looked for among sentences with both alone, many among all units. */
  @Test
  void oneIsTheNearestOfAll() {
    List<Unit> units = List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, new Unit.Sentences(3));
    Seeds.times(
        3,
        random -> {
          Path at = folder.resolve("archive " + random.nextInt());
          CopiedArticles make = new CopiedArticles(random);
          try (ArchiveWriter writer = ArchiveWriter.open(at, 2)) {
            for (int i = 0; i < 60; i++) {
              writer.add(make.article("a" + random.nextInt(50)));
            }
          }
          try (Archive archive = Archive.open(at)) {
            for (Unit unit : units) {
              for (Copies copies : Copies.values()) {
                CooccurrenceQuery.Builder query =
                    CooccurrenceQuery.builder()
                        .everyPair()
                        .minimumCount(1)
                        .unit(unit)
                        .copies(copies);
                List<CooccurrenceTable.Row> one =
                    archive.cooccurrences(query.evidence(1).build()).rows();
                List<CooccurrenceTable.Row> all =
                    archive.cooccurrences(query.evidence(10_000).build()).rows();
                assertThat(one).hasSameSizeAs(all).isNotEmpty();
                for (int i = 0; i < one.size(); i++) {
                  assertThat(one.get(i).evidence().get(0)).isEqualTo(all.get(i).evidence().get(0));
                }
              }
            }
          }
        });
  }

  @Test
  void oneMayRankByAMeasureOfOnesOwn() throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("a", "Harbour Post", "2025-07-01", 1, 2, 9));
      writer.add(article("b", "Harbour Post", "2025-07-01", 3));
    }
    AssociationMeasure kulczynski =
        new AssociationMeasure() {
          @Override
          public String name() {
            return "kulczynski";
          }

          @Override
          public double score(Contingency table) {
            double both = table.both();
            return (both / table.first() + both / table.second()) / 2;
          }
        };
    try (Archive archive = Archive.open(folder)) {
      CooccurrenceTable table =
          archive.cooccurrences(
              CooccurrenceQuery.builder().minimumCount(1).rankBy(kulczynski).build());
      assertThat(table.rows().get(0).score()).isEqualTo(1);
      assertThat(String.join("\n", table.explain(table.rows().get(0))))
          .contains("Ranked by kulczynski = 1.0000.");
    }
  }

  /** Articles and the number of words between the two. */
  private List<String> evidence(int units) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      CooccurrenceTable table =
          archive.cooccurrences(
              CooccurrenceQuery.builder()
                  .unit(Unit.SENTENCE)
                  .minimumCount(1)
                  .evidence(units)
                  .build());
      return table.rows().get(0).evidence().stream()
          .map(passage -> passage.article() + (passage.text().split(" ").length - 2))
          .toList();
    }
  }

  /** For each distance a sentence. */
  private static AnnotatedArticle article(String id, String source, String day, int... distances) {
    StringBuilder body = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    for (int distance : distances) {
      int start = body.length();
      body.append("Ann");
      for (int i = 0; i < distance; i++) {
        body.append(" w").append(id).append(distance).append(i);
      }
      body.append(" Bob.");
      int end = body.length();
      sentences.add(
          new Sentence(
              Article.Field.BODY,
              start,
              end,
              0,
              List.of(Mention.of(start, start + 3, ANN), Mention.of(end - 4, end - 1, BOB))));
      body.append(' ');
    }
    Article.Builder article = Article.builder(id).body(body.toString()).source(source);
    if (!day.isEmpty()) {
      article.published(day);
    }
    return new AnnotatedArticle(article.build(), "test", 9, sentences);
  }
}
