package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * Finds the sentences of an article and the names in them.
 *
 * <p>Implementations must be safe for use by many threads at once. What they find may depend on the
 * article and on fixed models and dictionaries only, never on other articles: the same article
 * annotated twice, in any order, gives equal results.
 *
 * {@snippet class="io.github.dateline.ExamplesTest" region="annotator"}
 */
public interface Annotator {
  /**
   * Annotates an article. What to read is {@link Article#text}, not the text as given, so that
   * markers and datelines name no one.
   *
   * @param article the article
   * @return the article with its sentences and mentions, under this annotator's {@link #identity()}
   */
  AnnotatedArticle annotate(Article article);

  /**
   * What makes the results what they are: the software, the models and the settings, each with its
   * version. An archive holds the work of one identity only; a change that can change any result
   * must change the identity.
   *
   * @return the identity, on one line, never blank
   */
  String identity();

  /**
   * The language of an article that this annotator does not read: {@link #annotate} finds its
   * sentences, but no names.
   *
   * @param article the article
   * @return the English name of the language, such as {@code German}; empty if the article is read,
   *     as all are unless the implementation says otherwise
   */
  default Optional<String> foreignLanguage(Article article) {
    return Optional.empty();
  }

  /**
   * Annotates articles on all cores and hands them on in the order in which they came. Few are held
   * in memory at a time.
   *
   * @param articles the articles, taken one by one as there is room
   * @param sink where they go
   * @throws IOException as thrown by the sink, or if the thread is interrupted; articles under way
   *     are dropped
   */
  default void annotateAll(Iterator<Article> articles, Sink sink) throws IOException {
    AnnotationPipeline.of(this).run(articles, sink);
  }

  /** Takes what {@link #annotateAll} finds. All calls come from the thread that called that. */
  interface Sink {
    /**
     * Whether an article needs to be annotated. Asked when the article comes in, unless another of
     * its id is under way: then it is.
     *
     * @param article the article
     * @return false to pass over it
     * @throws IOException to end the run
     */
    default boolean wants(Article article) throws IOException {
      return true;
    }

    /**
     * Takes an annotated article.
     *
     * @param article the article, in the order in which it came
     * @throws IOException to end the run
     */
    void annotated(AnnotatedArticle article) throws IOException;

    /**
     * Hears of an article that could not be annotated; the run goes on.
     *
     * @param setAside the article's id and the reason
     */
    void setAside(SetAside setAside);
  }
}
