package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.internal.count.FalseDiscovery;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.FisherExact;
import io.github.dateline.stats.Significance;
import io.github.dateline.stats.Significance.Interval;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignificanceTest {
  @TempDir Path temp;

  @Test
  void everyRowHasItsPValueCorrectedForAllPairsThatPassedTheMinimumCount() {
    Seeds.times(
        60,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = CooccurrenceTest.randomArchive(folder, random);
          long minimum = 1 + random.nextInt(3);
          Map<List<Entity>, Contingency> pairs = everyPair(articles, minimum);
          List<List<Entity>> keys = new ArrayList<>(pairs.keySet());
          double[] p =
              keys.stream().mapToDouble(key -> FisherExact.of(pairs.get(key)).greater()).toArray();
          double[] q = FalseDiscovery.benjaminiHochberg(p);
          CooccurrenceQuery.Builder question =
              CooccurrenceQuery.builder()
                  .copies(Copies.PUBLISHED)
                  .minimumCount(minimum)
                  .everyPair()
                  .limit(Integer.MAX_VALUE);
          try (Archive archive = Archive.open(folder)) {
            CooccurrenceTable table = archive.cooccurrences(question.build());
            assertThat(table.tests()).isEqualTo(pairs.size());
            for (CooccurrenceTable.Row row : table) {
              int i = keys.indexOf(List.of(row.first(), row.second()));
              Significance sure = row.significance().orElseThrow();
              assertThat(sure.pValue()).isEqualTo(p[i], within(1e-14));
              assertThat(sure.qValue()).isEqualTo(q[i], within(1e-13));
              assertThat(sure.tests()).isEqualTo(pairs.size());
              assertThat(sure.logRatio())
                  .isEqualTo(Interval.logRatio(row.counts(), 0.95, pairs.size()));
              assertThat(sure.logOddsRatio())
                  .isEqualTo(Interval.logOddsRatio(row.counts(), 0.95, pairs.size()));
              assertThat(table.explain(row)).hasSize(11).noneMatch(line -> line.contains("NaN"));
            }
            double most = random.nextDouble() * 0.99 + 0.005;
            double least = random.nextDouble() * 2;
            CooccurrenceTable strict =
                archive.cooccurrences(question.maximumQ(most).minimumEffect(least).build());
            assertThat(strict.tests()).isEqualTo(table.tests());
            List<CooccurrenceTable.Row> kept =
                table.rows().stream()
                    .filter(row -> row.excess().orElseThrow().qValue() <= most)
                    .filter(row -> row.excess().orElseThrow().log2() >= least)
                    .toList();
            assertThat(strict.rows()).isEqualTo(kept);
            assertThat(strict.pairs()).isEqualTo(kept.size());
          }
        });
  }

  @Test
  void neighboursAreCorrectedForAllThatCouldBeNeighbours() {
    Seeds.times(
        40,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = CooccurrenceTest.randomArchive(folder, random);
          CooccurrenceOracle oracle = new CooccurrenceOracle(articles.values(), Unit.ARTICLE);
          Set<Entity> all = new TreeSet<>();
          articles.values().forEach(article -> all.addAll(article.entities()));
          all.removeIf(entity -> !EntityType.coOccurring().contains(entity.type()));
          if (all.isEmpty()) {
            return;
          }
          Entity anchor = new ArrayList<>(all).get(random.nextInt(all.size()));
          all.remove(anchor);
          List<Entity> others = new ArrayList<>(all);
          double[] p =
              others.stream()
                  .mapToDouble(other ->
                      FisherExact.of(
                              new Contingency(
                                  oracle.count(anchor, other),
                                  oracle.count(anchor),
                                  oracle.count(other),
                                  oracle.total()))
                          .greater())
                  .toArray();
          double[] q = FalseDiscovery.benjaminiHochberg(p);
          try (Archive archive = Archive.open(folder)) {
            CooccurrenceTable table =
                archive.cooccurrences(
                    CooccurrenceQuery.builder()
                        .anchor(anchor)
                        .copies(Copies.PUBLISHED)
                        .minimumCount(1)
                        .limit(Integer.MAX_VALUE)
                        .build());
            assertThat(table.tests()).isEqualTo(others.size());
            for (CooccurrenceTable.Row row : table) {
              Significance sure = row.significance().orElseThrow();
              assertThat(sure.qValue()).isEqualTo(q[others.indexOf(row.second())], within(1e-13));
            }
          }
        });
  }

  @Test
  void noneIsClaimedForSentencesAndParagraphs() throws Exception {
    Path folder = temp.resolve("archive");
    RandomArticles make = new RandomArticles(new java.util.Random(3), 10);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 20; i++) {
        writer.add(make.article("a" + i, 8));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      for (String unit : List.of("sentence", "paragraph", "sentences:3")) {
        CooccurrenceQuery query = CooccurrenceQuery.builder().unit(Unit.parse(unit)).build();
        CooccurrenceTable table = archive.cooccurrences(query);
        assertThat(table.rows()).isNotEmpty().allMatch(row -> row.significance().isEmpty());
        assertThat(String.join("\n", table.explain(table.rows().get(0))))
            .contains("No p-value", "not independent");
      }
    }
    assertThatExceptionOfType(DatelineException.class)
        .isThrownBy(() -> CooccurrenceQuery.builder().unit(Unit.SENTENCE).maximumQ(0.05).build())
        .withMessageContaining("sentence");
    assertThatIllegalArgumentException().isThrownBy(() -> CooccurrenceQuery.builder().maximumQ(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CooccurrenceQuery.builder().minimumEffect(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CooccurrenceQuery.builder().minimumEffect(Double.NaN));
  }

  /** All pairs whose entities pass the minimum count, named together or not. */
  private static Map<List<Entity>, Contingency> everyPair(
      Map<String, AnnotatedArticle> articles, long minimum) {
    CooccurrenceOracle oracle = new CooccurrenceOracle(articles.values(), Unit.ARTICLE);
    TreeSet<Entity> kept = new TreeSet<>();
    articles.values().forEach(article -> kept.addAll(article.entities()));
    kept.removeIf(e -> !EntityType.coOccurring().contains(e.type()) || oracle.count(e) < minimum);
    Map<List<Entity>, Contingency> pairs = new java.util.HashMap<>();
    for (Entity first : kept) {
      for (Entity second : kept.tailSet(first, false)) {
        pairs.put(
            List.of(first, second),
            new Contingency(
                oracle.count(first, second),
                oracle.count(first),
                oracle.count(second),
                oracle.total()));
      }
    }
    assertThat(new HashSet<>(pairs.keySet())).hasSize(pairs.size());
    return pairs;
  }
}
