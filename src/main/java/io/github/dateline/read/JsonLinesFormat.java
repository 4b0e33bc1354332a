package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The JSON lines format: one JSON object a line, each an article. */
final class JsonLinesFormat implements ArticleFormat {
  @Override
  public List<String> endings() {
    return List.of(".jsonl", ".ndjson");
  }

  @Override
  public boolean looksLike(byte[] head) {
    int from = head.length >= 3 && head[0] == (byte) 0xef ? 3 : 0;
    int first = notBlank(head, from);
    if (first < head.length && head[first] == '[') {
      // An array of objects: no JSON lines, but no text either.
      first = notBlank(head, first + 1);
    }
    return first < head.length && head[first] == '{';
  }

  private static int notBlank(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && " \t\r\n".indexOf(bytes[at]) >= 0) {
      at++;
    }
    return at;
  }

  @Override
  public ArticleCursor read(InputFile file, InputStream content, Consumer<SetAside> setAside) {
    boolean guessed = ArticleFormat.byFileName(InputFile.fileName(file.path())).isEmpty();
    return new JsonLinesCursor(
        file.name(), new LineReader(content), Long.MAX_VALUE, guessed, setAside);
  }

  /**
   * Starts reading a part of a file: the lines that begin in it.
   *
   * @param name what messages call the file
   * @param content its content from {@code from - 1} on, or from 0
   * @param from where the part begins, in bytes
   * @param to where it ends
   * @param setAside takes what cannot be read
   */
  static ArticleCursor part(
      String name, InputStream content, long from, long to, Consumer<SetAside> setAside)
      throws IOException {
    LineReader lines = new LineReader(content, Math.max(0, from - 1));
    if (from > 0) {
      // The rest of a line that another part has; a line feed alone if one begins right here.
      lines.next();
    }
    JsonLinesCursor reading = new JsonLinesCursor(name, lines, to, false, setAside);
    reading.part = from > 0 || to < Long.MAX_VALUE;
    reading.blank = !reading.part;
    return reading;
  }

  private static final class JsonLinesCursor implements ArticleCursor {
    private final String file;
    private final LineReader lines;
    private final long end;
    private final Consumer<SetAside> setAside;

    /** Whether no line with anything on it has been met; said once, at the end. */
    private boolean blank = true;

    /** Whether nothing but the content says that these are JSON lines, and no line has yet. */
    private boolean guessed;

    /** Whether the number of a line is not known, since the file is not read from its beginning. */
    private boolean part;

    /** The fault of a guessed file's first line, until the second tells what the file is. */
    private @Nullable SetAside first;

    JsonLinesCursor(
        String file, LineReader lines, long end, boolean guessed, Consumer<SetAside> setAside) {
      this.file = file;
      this.lines = lines;
      this.end = end;
      this.guessed = guessed;
      this.setAside = setAside;
    }

    @Override
    public @Nullable Article next() throws IOException {
      while (moreLines()) {
        blank &= lines.firstByte() < 0;
        if (lines.number() == 1 && TextDecoder.isUtf16(lines.bytes(), lines.length())) {
          setAside.accept(new SetAside(file, "UTF-16: JSON lines must be UTF-8"));
          return null;
        }
        if (guessed && lines.firstByte() == '[') {
          return notLines();
        }
        if (first != null && lines.firstByte() >= 0) {
          if (lines.firstByte() != '{') {
            return notLines();
          }
          sayFirst();
        }
        Article article = article();
        if (article != null) {
          return article;
        }
      }
      if (blank) {
        blank = false;
        setAside.accept(new SetAside(file, "empty file"));
      }
      return first == null ? null : notLines();
    }

    private boolean moreLines() throws IOException {
      try {
        return lines.next() && lines.offset() < end;
      } catch (IOException e) {
        sayFirst();
        throw e;
      }
    }

    private void sayFirst() {
      if (first != null) {
        setAside.accept(first);
        first = null;
      }
    }

    private @Nullable Article notLines() {
      first = null;
      setAside.accept(new SetAside(file, "JSON, but not one object a line"));
      return null;
    }

    @Override
    public String where() {
      return file + (part ? ", byte " + lines.offset() : ":" + lines.number());
    }

    /** The article of the line, null if it is blank or set aside. */
    private @Nullable Article article() {
      String why;
      boolean telling = false;
      try {
        if (lines.tooLong()) {
          throw new IllegalArgumentException("a line longer than 128 MiB");
        }
        String line = TextDecoder.utf8(lines.bytes(), lines.length()).stripTrailing();
        if (line.isEmpty()) {
          return null;
        }
        Article article = JsonArticleParser.parse(line);
        guessed = false;
        return article;
      } catch (TextDecoder.MalformedException e) {
        why = e.getMessage() + " of the line";
      } catch (IllegalArgumentException e) {
        why = e.getMessage();
        telling = guessed && e instanceof JsonArticleParser.NotAnObjectException;
      }
      first = new SetAside(where(), String.valueOf(why));
      guessed = false;
      if (!telling) {
        sayFirst();
      }
      return null;
    }
  }
}
