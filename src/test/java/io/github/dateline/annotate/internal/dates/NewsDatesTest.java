package io.github.dateline.annotate.internal.dates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.annotate.CoreNlpAnnotator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What news means by its dates where CoreNLP's rules take them otherwise; a Thursday's news. */
class NewsDatesTest {
  private static final CoreNlpAnnotator ANNOTATOR = load();

  private static CoreNlpAnnotator load() {
    try {
      return CoreNlpAnnotator.builder().dates(true).load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> dates(String body) {
    AnnotatedArticle annotated =
        ANNOTATOR.annotate(Article.builder("a").body(body).published("2025-07-31").build());
    return annotated.sentences().stream()
        .flatMap(sentence ->
            sentence.mentions().stream()
                .filter(m -> m.value().isPresent())
                .map(m -> annotated.text(sentence, m) + "=" + m.value().get()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          She won 1987 votes out of 2011. |
          Room 1997 was empty, and Flight 2006 was late. |
          Buses on Route 2010 stopped; Resolution 1973 was passed. |
          It cost $1999, or \u00a32010, in a town with a population of 2014. |
          The hotel opened in 1999. Rooms built since 2006 are larger. | 1999=1999; 2006=2006
          Euro 2012 was held in Poland. One of 2012 was kept. | 2012=2012; 2012=2012
          Songs were sung for those who died in the Sept. 11 attacks. | Sept. 11=2001-09-11
          A panel looked into the Jan. 6 riot. | Jan. 6=2021-01-06
          It rained on September 11. | September 11=2024-09-11
          The vote is on 06/08/2025 and the count on 30/08/2025. | 06/08/2025=2025-08-06; 30/08/2025=2025-08-30
          It was 06/08/2025. It was 08/30/2025. | 06/08/2025=2025-06-08; 08/30/2025=2025-08-30
          It came on 45/30/2025. |
          The council sits on Monday. | Monday=2025-08-04
          The council met on Monday. | Monday=2025-07-28
          A boy was shot near Uyo on Friday. | Friday=2025-07-25
          It says that it met on Monday. | Monday=2025-07-28
          """)
  void areThoseOfNews(String body, String expected) {
    assertThat(dates(body))
        .containsExactly(expected == null ? new String[0] : expected.split("; "));
  }
}
