package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a table says it was made: the same archive, however it came about, gives the same. */
class MadeTest {
  @TempDir Path temp;

  private static void write(Path folder, int shards, List<AnnotatedArticle> articles, int batch)
      throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(folder, shards)) {
      int added = 0;
      for (AnnotatedArticle article : articles) {
        writer.add(article);
        if (++added % batch == 0) {
          writer.commit();
        }
      }
    }
  }

  private static List<String> made(Path folder) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      return archive.cooccurrences(CooccurrenceQuery.builder().build()).made();
    }
  }

  private static Entity first(List<AnnotatedArticle> articles) {
    return articles.stream()
        .flatMap(article -> article.entities().stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theArchivesStateIsThatOfItsArticlesAndDecisions() throws Exception {
    Seeds.times(
        3,
        random -> {
          RandomArticles make = new RandomArticles(random, 8);
          List<AnnotatedArticle> articles = new ArrayList<>();
          for (int i = 0; i < 40; i++) {
            articles.add(make.article("a" + i, 6));
          }
          Path one = temp.resolve("one" + random.nextInt());
          write(one, 1, articles, 1000);
          List<String> made = made(one);
          assertThat(made.get(0)).containsPattern("of 40 articles \\([0-9a-f]{16}\\)");

          List<AnnotatedArticle> shuffled = new ArrayList<>(articles);
          shuffled.add(make.article("gone", 6));
          Collections.shuffle(shuffled, new Random(random.nextLong()));
          Path other = temp.resolve("other" + random.nextInt());
          write(other, 3, shuffled, 7);
          CooccurrenceQuery all = CooccurrenceQuery.builder().build();
          try (Archive archive = Archive.open(other)) {
            assertThat(archive.cooccurrences(all).made().get(0)).isNotEqualTo(made.get(0));
            try (ArchiveWriter writer = ArchiveWriter.open(other)) {
              writer.remove("gone");
            }
            try (Archive now = archive.refresh()) {
              assertThat(now.cooccurrences(all).made()).isEqualTo(made);
              Curation.open(other, "test").hide(first(articles));
              try (Archive decided = now.refresh()) {
                assertThat(decided.cooccurrences(all).made().get(0)).isNotEqualTo(made.get(0));
              }
            }
          }
          assertThat(made(other).get(0)).isNotEqualTo(made.get(0));
        });
  }
}
