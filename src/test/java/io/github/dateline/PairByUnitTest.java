package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.stats.Contingency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairByUnitTest {
  @TempDir Path temp;

  private static final List<Unit> UNITS =
      List.of(Unit.SENTENCE, Unit.ARTICLE, Unit.PARAGRAPH, new Unit.Sentences(3));

  @Test
  void everyUnitEqualsARecountAndTheWeightASumOverSentences() {
    Seeds.times(
        60,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Collection<AnnotatedArticle> articles =
              CooccurrenceTest.randomArchive(folder, random).values();
          List<Entity> named =
              new ArrayList<>(
                  new TreeSet<>(articles.stream().flatMap(a -> a.entities().stream()).toList()));
          if (named.size() < 2) {
            return;
          }
          Entity first = named.remove(random.nextInt(named.size()));
          Entity second = named.get(random.nextInt(named.size()));
          try (Archive archive = Archive.open(folder)) {
            SequencedMap<Unit, Contingency> tables =
                archive
                    .pair(first, second)
                    .scope(Query.all())
                    .copies(Copies.PUBLISHED)
                    .tables(UNITS);
            assertThat(tables.sequencedKeySet()).containsExactlyElementsOf(UNITS);
            for (Unit unit : UNITS) {
              CooccurrenceOracle oracle = new CooccurrenceOracle(articles, unit);
              assertThat(tables.get(unit))
                  .isEqualTo(
                      new Contingency(
                          oracle.count(first, second),
                          oracle.count(first),
                          oracle.count(second),
                          oracle.total()));
            }
            assertThat(archive.pair(first, second).scope(Query.all()).proximity())
                .isEqualTo(weight(articles, first, second), within(1e-5))
                .isEqualTo(
                    archive.pair(second, first).scope(Query.all()).proximity(), within(1e-5));
            assertThatExceptionOfType(DatelineException.class)
                .isThrownBy(() -> archive.pair(first, first).scope(Query.all()).proximity());
          }
        });
  }

  private static double weight(Collection<AnnotatedArticle> articles, Entity first, Entity second) {
    double weight = 0;
    for (AnnotatedArticle article : articles) {
      List<Sentence> sentences = article.sentences();
      for (int i = 0; i < sentences.size(); i++) {
        for (int j = 0; j < sentences.size(); j++) {
          if (sentences.get(i).field() == sentences.get(j).field()
              && names(sentences.get(i), first)
              && names(sentences.get(j), second)) {
            weight += Math.exp(-Math.abs(i - j));
          }
        }
      }
    }
    return weight;
  }

  private static boolean names(Sentence sentence, Entity entity) {
    return sentence.mentions().stream()
        .anyMatch(m -> m.entity().filter(entity::equals).isPresent());
  }
}
