package io.github.dateline.read;

import io.github.dateline.Article;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Iterates over the articles of one open file. */
interface ArticleCursor {
  /**
   * The next article.
   *
   * @return null if there is none left
   * @throws IOException if the file cannot be read on; what is left of it is lost
   */
  @Nullable Article next() throws IOException;

  /** The position for messages: the file, and the line in files of lines. */
  String where();
}
