package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The plain text format: one article a file, in UTF-8, or UTF-16 with a byte-order mark, with an
 * optional header.
 */
final class PlainTextFormat implements ArticleFormat {
  @Override
  public List<String> endings() {
    return List.of(".txt");
  }

  @Override
  public boolean looksLike(byte[] head) {
    return true;
  }

  @Override
  public ArticleCursor read(InputFile file, InputStream content, Consumer<SetAside> setAside) {
    return new ArticleCursor() {
      private boolean done;

      @Override
      public @Nullable Article next() throws IOException {
        if (done) {
          return null;
        }
        done = true;
        return article(file, content, setAside);
      }

      @Override
      public String where() {
        return file.name();
      }
    };
  }

  private static @Nullable Article article(
      InputFile file, InputStream content, Consumer<SetAside> setAside) throws IOException {
    String where = file.name();
    String why;
    try {
      byte[] bytes = content.readNBytes(MAX_BYTES);
      if (content.read() >= 0) {
        throw new IllegalArgumentException("longer than 128 MiB of text: not one article");
      }
      return article(file, TextDecoder.text(bytes, bytes.length));
    } catch (TextDecoder.MalformedException e) {
      where += ":" + (e.linesBefore() + 1);
      why = e.getMessage();
    } catch (TextHeader.LineException e) {
      where += ":" + e.line();
      why = e.getMessage();
    } catch (IllegalArgumentException e) {
      why = e.getMessage();
    }
    setAside.accept(new SetAside(where, String.valueOf(why)));
    return null;
  }

  private static Article article(InputFile file, String text) throws TextHeader.LineException {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty file");
    }
    TextHeader header = TextHeader.of(text);
    Article.Builder builder = header.builder(file.id()).body(text.substring(header.end()));
    header.applyTo(builder);
    Article article = builder.build();
    if (!article.hasText()) {
      throw new IllegalArgumentException(ArticleFormat.nothingToRead(article));
    }
    return article;
  }
}
