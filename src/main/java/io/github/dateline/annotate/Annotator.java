package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;

/**
 * Finds the sentences of an article and the names in them.
 *
 * <p>Implementations must be safe for use by many threads at once. What they find may depend on the
 * article and on fixed models and dictionaries only, never on other articles: the same article
 * annotated twice, in any order, gives equal results.
 */
public interface Annotator {
  /**
   * Annotates an article. What to read is {@link Article#text}, not the text as given, so that
   * markers and datelines name nobody.
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
}
