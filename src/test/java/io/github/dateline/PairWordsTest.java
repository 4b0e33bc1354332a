package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.internal.evidence.WordOracle;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What joins two names, against sentences that are read one by one. */
class PairWordsTest {
  private static final Entity ANNA = Entity.of(EntityType.PERSON, "Anna Alt");
  private static final Entity BERT = Entity.of(EntityType.PERSON, "Bert Blum");

  @TempDir Path temp;

  /** An article of sentences, in which "A" and "B" stand for the two. */
  private static AnnotatedArticle article(String id, String... lines) {
    StringBuilder body = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    for (String line : lines) {
      body.append(body.isEmpty() ? "" : " ");
      int start = body.length();
      List<Mention> mentions = new ArrayList<>();
      for (String word : line.split(" ")) {
        body.append(body.length() == start ? "" : " ");
        Entity named = word.equals("A") ? ANNA : word.equals("B") ? BERT : null;
        int from = body.length();
        body.append(named == null ? word : named.name());
        if (named != null) {
          mentions.add(Mention.of(from, body.length(), named));
        }
      }
      body.append('.');
      sentences.add(new Sentence(Article.Field.BODY, start, body.length(), 0, mentions));
    }
    return new AnnotatedArticle(
        Article.builder(id).body(body.toString()).build(), RandomArticles.ANNOTATOR, 10, sentences);
  }

  private static Path written(Path folder, List<AnnotatedArticle> articles, int shards)
      throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(folder, shards)) {
      for (AnnotatedArticle article : articles) {
        writer.add(article);
      }
    }
    return folder;
  }

  @Test
  void theWordsSayWhatTheTwoHaveToDoWithEachOther() throws IOException {
    List<AnnotatedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      articles.add(
          article(
              "a" + i,
              "A married the chief executive B in " + (i % 2 == 0 ? "Paris" : "the garden"),
              "On Monday A slept in a tent number" + i,
              "Then B ate " + i + " apples with Xavier",
              "A said that the tent leaked again" + i,
              "The weather was fine"));
    }
    try (Archive archive = Archive.open(written(temp.resolve("said"), articles, 1))) {
      List<CooccurrenceTable.Word> words =
          archive.pair(ANNA, BERT).copies(Copies.PUBLISHED).words(8);
      // Paris and Xavier are names, "in" and "said" say nothing, and the tent is A's alone.
      assertThat(words.stream().map(CooccurrenceTable.Word::word))
          .containsExactly("chief executive", "married", "garden");
      CooccurrenceTable.Word married = words.get(1);
      assertThat(married.counts()).isEqualTo(new Contingency(6, 6, 6, 24));
      assertThat(married.logRatio())
          .isEqualTo(Measure.LOG_RATIO.score(married.counts()))
          .isGreaterThan(5);
      assertThat(married.lower())
          .isEqualTo(Measure.CONSERVATIVE_LOG_RATIO.score(married.counts()))
          .isPositive();
      assertThat(archive.pair(BERT, ANNA).copies(Copies.PUBLISHED).words(8)).isEqualTo(words);
      assertThat(archive.pair(ANNA, BERT).copies(Copies.PUBLISHED).words(2)).hasSize(2);
      assertThat(
              archive
                  .pair(ANNA, BERT)
                  .copies(Copies.PUBLISHED)
                  .scope(Query.parse("id:a1"))
                  .words(8))
          .isEmpty();
    }
  }

  @Test
  void formsOfAWordAreOne() throws IOException {
    List<AnnotatedArticle> articles =
        List.of(
            article("1", "A sued B", "A sang"),
            article("2", "A suing B", "B sang"),
            article("3", "B sues A over sued money", "B sang"));
    try (Archive archive = Archive.open(written(temp.resolve("forms"), articles, 2))) {
      CooccurrenceTable.Word sue =
          archive.pair(ANNA, BERT).copies(Copies.PUBLISHED).words(8).get(0);
      assertThat(sue.word()).isEqualTo("sued");
      assertThat(sue.counts()).isEqualTo(new Contingency(3, 3, 3, 6));
    }
  }

  /** Counts again, sentence by sentence, by cutting the text at what is no letter. */
  @Test
  void countsAreThoseOfReadingAllSentences() throws Exception {
    Seeds.times(
        4,
        random -> {
          RandomArticles make = new RandomArticles(random, 8);
          List<AnnotatedArticle> articles = new ArrayList<>();
          for (int i = 0; i < 60; i++) {
            articles.add(make.article("a" + i, 8));
          }
          Path folder = temp.resolve("random" + random.nextInt());
          written(folder, articles, 1 + random.nextInt(3));
          try (Archive archive = Archive.open(folder)) {
            int looked = 0;
            CooccurrenceQuery question =
                CooccurrenceQuery.builder()
                    .copies(Copies.PUBLISHED)
                    .unit(Unit.SENTENCE)
                    .doubles(true)
                    .rankBy(Measure.COUNT)
                    .limit(8)
                    .build();
            for (CooccurrenceTable.Row row : archive.cooccurrences(question)) {
              List<CooccurrenceTable.Word> words =
                  archive
                      .pair(row.first(), row.second())
                      .copies(Copies.PUBLISHED)
                      .words(Integer.MAX_VALUE);
              for (CooccurrenceTable.Word word : words) {
                assertThat(word.counts()).isEqualTo(counted(articles, row, word.word()));
                assertThat(word.logRatio()).isEqualTo(Measure.LOG_RATIO.score(word.counts()));
                looked++;
              }
              assertThat(words)
                  .isSortedAccordingTo(
                      (one, two) -> Boolean.compare(one.lower() <= 0, two.lower() <= 0));
            }
            assertThat(looked).isPositive();
          }
        });
  }

  /** Of all pairs at once as of each alone, in words and in counts. */
  @Test
  void wordsOfATableAreThoseOfEachPair() throws Exception {
    Seeds.times(
        6,
        random -> {
          RandomArticles make = new RandomArticles(random, 6);
          List<AnnotatedArticle> articles = new ArrayList<>();
          for (int i = 0; i < 80; i++) {
            articles.add(make.article("a" + i, 10));
          }
          Path folder = temp.resolve("table" + random.nextInt());
          written(folder, articles, 1 + random.nextInt(3));
          try (Archive archive = Archive.open(folder)) {
            int most = 1 + random.nextInt(9);
            CooccurrenceQuery question =
                CooccurrenceQuery.builder()
                    .copies(Copies.PUBLISHED)
                    .everyPair()
                    .minimumCount(1)
                    .rankBy(Measure.COUNT)
                    .limit(60)
                    .words(most)
                    .build();
            int looked = 0;
            for (CooccurrenceTable.Row row : archive.cooccurrences(question)) {
              assertThat(row.words())
                  .isEqualTo(WordOracle.of(articles, row.first(), row.second(), most))
                  .isEqualTo(
                      archive.pair(row.second(), row.first()).copies(Copies.PUBLISHED).words(most));
              looked += row.words().size();
            }
            assertThat(looked).isPositive();
            for (CooccurrenceTable.Row row :
                archive.cooccurrences(
                    question.toBuilder().copies(Copies.INDEPENDENT).words(8).build())) {
              assertThat(row.words()).isEqualTo(archive.pair(row.first(), row.second()).words(8));
            }
            assertThat(archive.cooccurrences(question.toBuilder().words(0).build()))
                .allSatisfy(row -> assertThat(row.words()).isEmpty());
          }
        });
  }

  private static Contingency counted(
      List<AnnotatedArticle> articles, CooccurrenceTable.Row row, String word) {
    long[] counts = new long[4];
    for (AnnotatedArticle article : articles) {
      for (Sentence sentence : article.sentences()) {
        Set<Entity> named = new HashSet<>();
        StringBuilder text =
            new StringBuilder(
                article
                    .article()
                    .text(sentence.field())
                    .substring(sentence.start(), sentence.end()));
        for (Mention mention : sentence.mentions()) {
          mention.entity().ifPresent(named::add);
          for (int i = mention.start(); i < mention.end(); i++) {
            text.setCharAt(i - sentence.start(), '#');
          }
        }
        boolean first = named.contains(row.first());
        boolean second = named.contains(row.second());
        boolean has =
            word.contains(" ")
                ? text.toString().matches("(.*[^a-z#])?" + word + "([^a-z#].*)?")
                : Arrays.asList(text.toString().split("[^A-Za-z#]+")).contains(word);
        counts[0] += first && second && has ? 1 : 0;
        counts[1] += first && second ? 1 : 0;
        counts[2] += (first || second) && has ? 1 : 0;
        counts[3] += first || second ? 1 : 0;
      }
    }
    return new Contingency(counts[0], counts[1], counts[2], counts[3]);
  }
}
