package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file format of articles.
 *
 * <p>To add one, implement this and list it in {@link #ALL}: finding files, gzip and the choice by
 * name and content need no change. Implementations hold no state.
 */
interface ArticleFormat {
  /** Longest text file or line that is read, unpacked, in bytes: 128 MiB. */
  int MAX_BYTES = 128 << 20;

  /** As much of a file's beginning as {@link #looksLike} is shown, in bytes. */
  int HEAD_BYTES = 8192;

  /** The formats, those that are told by their content first; the last takes whatever is left. */
  List<ArticleFormat> ALL = List.of(new JsonLinesFormat(), new PlainTextFormat());

  /** The endings of its files' names, in lower case, with the dot and without {@code .gz}. */
  List<String> endings();

  /**
   * Whether a file of an ending that no format knows is to be read as this one.
   *
   * @param head the first bytes of the file, unpacked, at most {@link #HEAD_BYTES}
   */
  boolean looksLike(byte[] head);

  /**
   * Starts reading.
   *
   * @param file the file
   * @param content its content, unpacked; closed by the caller
   * @param setAside takes what cannot be read
   */
  ArticleCursor read(InputFile file, InputStream content, Consumer<SetAside> setAside);

  /** The format whose ending the file's name has, {@code .gz} left out, in any case. */
  static Optional<ArticleFormat> byFileName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return ALL.stream()
        .filter(format -> format.endings().stream().anyMatch(plain::endsWith))
        .findFirst();
  }

  /** The format that the content looks like. */
  static ArticleFormat byContent(byte[] head) {
    return ALL.stream().filter(format -> format.looksLike(head)).findFirst().orElse(ALL.getLast());
  }

  /** Why an article without text is set aside. */
  static String nothingToRead(Article article) {
    return article.headline().isEmpty() && article.body().isEmpty()
        ? "neither headline nor body"
        : "no text: white space, markers or a dateline alone";
  }
}
