package io.github.dateline.read;

import io.github.dateline.Article;


import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The articles of one open file. */
interface ArticleCursor {
  /**
   * The next article.
   *
   * @return null if there is none left
   * @throws IOException if the file cannot be read on; what is left of it is lost
   */
  @Nullable Article next() throws IOException;

  /** Where reading has got to, for a message: the file, and the line where there are lines. */
  String where();
}
