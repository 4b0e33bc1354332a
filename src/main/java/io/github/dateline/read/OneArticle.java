package io.github.dateline.read;

import static io.github.dateline.read.ArticleFormat.MAX_BYTES;

import io.github.dateline.Article;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.TextDecoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that is one article: read once, or set aside. */
final class OneArticle implements ArticleFormat.Articles {
  static final String NOT_UTF8 = "texts not in UTF-8, read as Windows-1252";

  private final OpenInput file;
  private final String what;
  private final Filling filling;
  private boolean done;

  /** Reads the file into an article. */
  interface Filling {
    /** An IllegalArgumentException says why the file is no article. */
    void fill(RawArticle article)
        throws IOException, TextDecoder.MalformedException, TextHeader.LineException;
  }

  /**
   * The article of a file.
   *
   * @param what what begins the reason if it is set aside, empty for nothing
   */
  OneArticle(OpenInput file, String what, Filling filling) {
    this.file = file;
    this.what = what;
    this.filling = filling;
  }

  /** No article, of a file that others speak for. */
  static OneArticle none(OpenInput file) {
    OneArticle none = new OneArticle(file, "", article -> {});
    none.done = true;
    return none;
  }

  @Override
  public @Nullable Article next() throws IOException {
    if (done) {
      return null;
    }
    done = true;
    String where = file.name();
    String why;
    try {
      RawArticle article = new RawArticle(file.rules(), where);
      filling.fill(article);
      return article.build(file.id());
    } catch (TextDecoder.MalformedException e) {
      where += ":" + (e.linesBefore() + 1);
      why = e.getMessage();
    } catch (TextHeader.LineException e) {
      where += ":" + e.line();
      why = e.getMessage();
    } catch (IllegalArgumentException e) {
      why = e.getMessage();
    }
    file.setAside(where, what + why);
    return null;
  }

  @Override
  public String where() {
    return file.name();
  }

  /** All of a file that is one article. */
  static byte[] bytes(ArticleFormat.Input file) throws IOException {
    byte[] bytes = file.content().readNBytes(MAX_BYTES);
    if (bytes.length == MAX_BYTES && file.content().read() >= 0) {
      throw new IllegalArgumentException("longer than 128 MiB: not one article");
    }
    return bytes;
  }

  /**
   * The text of a file, in UTF-16 where a byte-order mark says so, else in the user's encoding,
   * else in UTF-8, else in Windows-1252 where it looks like that, with a warning.
   */
  static String text(OpenInput file) throws IOException, TextDecoder.MalformedException {
    byte[] bytes = bytes(file);
    boolean marked = TextDecoder.isUtf16(bytes, bytes.length);
    if (file.options().encoding().isPresent() && !marked) {
      String text = new String(bytes, file.options().encoding().get());
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
    try {
      return TextDecoder.text(bytes, bytes.length);
    } catch (TextDecoder.MalformedException e) {
      if (marked || !TextDecoder.looksLikeWindows1252(bytes, bytes.length)) {
        throw e;
      }
      file.warn(NOT_UTF8, file.name());
      return TextDecoder.windows1252(bytes, bytes.length);
    }
  }
}
