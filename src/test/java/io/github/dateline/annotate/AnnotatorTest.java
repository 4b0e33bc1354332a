package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What any annotator can do. */
class AnnotatorTest {
  /** Memory suffices for short articles only. */
  private static final class Small implements Annotator {
    @Override
    public AnnotatedArticle annotate(Article article) {
      if (article.body().length() > 10) {
        throw new OutOfMemoryError("test");
      }
      return new AnnotatedArticle(article, identity(), 1, List.of());
    }

    @Override
    public String identity() {
      return "small";
    }
  }

  @Test
  void anArticleThatMemoryDoesNotSufficeForIsSetAsideWithAWayOut() throws IOException {
    List<String> heard = new ArrayList<>();
    new Small()
        .annotateAll(
            List.of(Article.of("a", "Long enough."), Article.of("b", "Short.")).iterator(),
            new Annotator.Sink() {
              @Override
              public void annotated(AnnotatedArticle article) {
                heard.add(article.article().id());
              }

              @Override
              public void setAside(Article.SetAside setAside) {
                heard.add(setAside.where() + ": " + setAside.why());
              }
            });

    assertThat(heard).hasSize(2).last().isEqualTo("b");
    assertThat(heard.getFirst())
        .matches(
            "a: too little memory with \\d+ MB of heap to annotate 12 characters; give Java more"
                + " with -Xmx, on the command line in DATELINE_JAVA_OPTS");
  }
}
