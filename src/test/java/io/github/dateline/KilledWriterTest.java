package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.annotate.Annotator;
import io.github.dateline.annotate.Indexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
  private static final int ARTICLES = 3000;

  @TempDir Path temp;

  @Test
  void anArchiveOpensAndIsCompletedAfterAKillAtAnyMoment() throws Exception {
    Seeds.times(
        1,
        random -> {
          Path folder = temp.resolve("archive" + random.nextInt());
          int survived = 0;
          for (int kill = 0; kill < 12; kill++) {
            Process writer =
                new Jvm().start(temp.resolve("log.txt"), Write.class, folder.toString());
            if (writer.waitFor(100 + random.nextInt(1500), TimeUnit.MILLISECONDS)) {
              break;
            }
            writer.destroyForcibly().waitFor();
            survived = check(folder, survived);
          }
          Process writer = new Jvm().start(temp.resolve("log.txt"), Write.class, folder.toString());
          assertThat(writer.waitFor()).as(Files.readString(temp.resolve("log.txt"))).isZero();
          assertThat(check(folder, survived)).isEqualTo(ARTICLES);
        });
  }

  /** What was there stays there, and is what was written. */
  private static int check(Path folder, int before) throws IOException {
    if (!Files.exists(folder.resolve("archive.json"))) {
      assertThat(before).isZero();
      return 0;
    }
    assertThat(Archive.check(folder)).isEmpty();
    Map<String, AnnotatedArticle> expected = articles();
    int found = 0;
    try (Archive archive = Archive.open(folder)) {
      for (AnnotatedArticle article : archive.articles()) {
        assertThat(article).isEqualTo(expected.get(article.article().id()));
        found++;
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(before);
    return found;
  }

  private static Map<String, AnnotatedArticle> articles() {
    RandomArticles make = new RandomArticles(new Random(11), 300);
    Map<String, AnnotatedArticle> articles = new TreeMap<>();
    for (int i = 0; i < ARTICLES; i++) {
      AnnotatedArticle article = make.article("a" + i, 12);
      articles.put("a" + i, article);
    }
    return articles;
  }

  /** Adds the articles, committing often. */
  static final class Write {
    private Write() {}

    public static void main(String[] arguments) throws IOException {
      Map<String, AnnotatedArticle> articles = articles();
      Annotator annotator =
          new Annotator() {
            @Override
            public AnnotatedArticle annotate(Article article) {
              return articles.get(article.id());
            }

            @Override
            public String identity() {
              return RandomArticles.ANNOTATOR;
            }
          };
      try (ArchiveWriter writer = ArchiveWriter.open(Path.of(arguments[0]))) {
        Indexer.of(annotator, writer)
            .listener((done, tokens) -> {
              try {
                if (done % 40 == 0) {
                  writer.checkpoint();
                }
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
            .add(articles.values().stream().map(AnnotatedArticle::article).iterator());
      }
    }
  }
}
