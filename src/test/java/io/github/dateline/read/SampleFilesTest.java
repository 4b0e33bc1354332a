package io.github.dateline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sample files of formats as their makers publish them, which are not in the project: skipped where
 * {@code -Ddateline.shared}, or else {@code ../shared}, does not hold them. What is expected was
 * read by eye.
 */
class SampleFilesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "anserini/src/test/resources/sample_docs/commoncrawl | 2 | 0 |",
        "anserini/src/test/resources/sample_docs/commoncrawlnewsen | 1 | 0 |",
        "anserini/src/test/resources/sample_docs/nyt | 1 | 0 |",
        "anserini/src/test/resources/sample_docs/trec/collection1 | 0 | 1 | TREC SGML",
        "anserini/src/test/resources/sample_docs/washingtonpost/collection1/articles.jl | 2 | 0 |",
        "anserini/src/test/resources/sample_docs/washingtonpost/collection2/articles.jl | 4 | 0 |",
        "nasa-rss | 16 | 0 |",
        "newsml-g2 | 2 | 1 | packageItem",
        "ninjs/documentation/includes/examples/1.6 | 6 | 1 | picture",
        "ninjs/documentation/includes/examples/2.2 | 6 | 1 | picture",
        "ninjs/documentation/includes/examples/3.1 | 6 | 2 | event",
        "ninjs/documentation/includes/examples/not-valid | 0 | 1 | no text",
        "ninjs/examples/1.4 | 9 | 1 | picture",
        "ninjs/examples/2.1 | 7 | 7 | video",
        "ninjs/examples/3.0 | 7 | 25 | event",
        "ninjs/examples/NewsML | 0 | 4 | NewsML 1",
      })
  void findsTheArticles(String path, int articles, int setAside, String why) {
    ReaderResult result = ReaderResult.read(shared("formats").resolve(path));
    assertThat(result.articles()).hasSize(articles);
    assertThat(result.setAside()).hasSize(setAside);
    if (why != null) {
      assertThat(result.faults()).anySatisfy(fault -> assertThat(fault).contains(why));
    }
  }

  @ParameterizedTest
  @CsvSource("21577, 1, 19043")
  void findsTheArticlesOfReuters(int articles, int setAside, int bodies) {
    ReaderResult result = ReaderResult.read(shared("reuters21578"));
    assertThat(result.articles()).hasSize(articles);
    assertThat(result.setAside()).hasSize(setAside);
    assertThat(result.articles()).allSatisfy(article -> assertThat(article.day()).isPresent());
    assertThat(result.articles())
        .filteredOn(article -> !article.body().isBlank())
        .hasSizeGreaterThanOrEqualTo(bodies);
  }

  private static Path shared(String name) {
    Path folder = Path.of(System.getProperty("dateline.shared", "../shared"), "data", name);
    assumeTrue(Files.isDirectory(folder), "no samples at " + folder);
    return folder;
  }
}
