package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.SetAside;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One article a file: UTF-8, or UTF-16 with a byte-order mark; perhaps with a header. */
final class PlainText implements Format {
  @Override
  public List<String> endings() {
    return List.of(".txt");
  }

  @Override
  public boolean looksLike(byte[] head) {
    return true;
  }

  @Override
  public Entries read(SourceFile file, InputStream content, Consumer<SetAside> setAside) {
    return new Entries() {
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
      SourceFile file, InputStream content, Consumer<SetAside> setAside) throws IOException {
    String where = file.name();
    String why;
    try {
      byte[] bytes = content.readNBytes(LONGEST);
      if (content.read() >= 0) {
        throw new IllegalArgumentException("longer than 128 MiB of text: not one article");
      }
      return article(file, Decoding.text(bytes, bytes.length));
    } catch (Decoding.MalformedException e) {
      where += ":" + (e.linesBefore() + 1);
      why = e.getMessage();
    } catch (Header.LineException e) {
      where += ":" + e.line();
      why = e.getMessage();
    } catch (IllegalArgumentException e) {
      why = e.getMessage();
    }
    setAside.accept(new SetAside(where, String.valueOf(why)));
    return null;
  }

  private static Article article(SourceFile file, String text) throws Header.LineException {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty file");
    }
    Header header = Header.of(text);
    Article.Builder builder = header.builder(file.id()).body(text.substring(header.end()));
    header.tell(builder);
    Article article = builder.build();
    if (!article.hasText()) {
      throw new IllegalArgumentException(Format.nothingToRead(article));
    }
    return article;
  }
}
