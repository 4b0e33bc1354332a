package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.SetAside;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One JSON object a line, each an article. */
final class JsonLines implements Format {
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
  public Entries read(SourceFile file, InputStream content, Consumer<SetAside> setAside) {
    return new Reading(file, new Lines(content), setAside);
  }

  private static final class Reading implements Entries {
    private final SourceFile file;
    private final Lines lines;
    private final Consumer<SetAside> setAside;

    /** Whether no line with anything on it has been met; said once, at the end. */
    private boolean blank = true;

    /** Whether nothing but the content says that these are JSON lines, and no line has yet. */
    private boolean guessed;

    /** The fault of a guessed file's first line, until the second tells what the file is. */
    private @Nullable SetAside first;

    Reading(SourceFile file, Lines lines, Consumer<SetAside> setAside) {
      this.file = file;
      this.lines = lines;
      this.setAside = setAside;
      guessed = Format.named(SourceFile.fileName(file.path())).isEmpty();
    }

    @Override
    public @Nullable Article next() throws IOException {
      while (moreLines()) {
        blank &= lines.firstByte() < 0;
        if (lines.number() == 1 && Decoding.isUtf16(lines.bytes(), lines.length())) {
          setAside.accept(new SetAside(file.name(), "UTF-16: JSON lines must be UTF-8"));
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
        setAside.accept(new SetAside(file.name(), "empty file"));
      }
      return first == null ? null : notLines();
    }

    private boolean moreLines() throws IOException {
      try {
        return lines.next();
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
      setAside.accept(new SetAside(file.name(), "JSON, but not one object a line"));
      return null;
    }

    @Override
    public String where() {
      return file.name() + ":" + lines.number();
    }

    /** The article of the line, null if it is blank or set aside. */
    private @Nullable Article article() {
      String why;
      boolean telling = false;
      try {
        if (lines.tooLong()) {
          throw new IllegalArgumentException("a line longer than 128 MiB");
        }
        String line = Decoding.utf8(lines.bytes(), lines.length()).stripTrailing();
        if (line.isEmpty()) {
          return null;
        }
        Article article = JsonArticle.parse(line);
        guessed = false;
        return article;
      } catch (Decoding.MalformedException e) {
        why = e.getMessage() + " of the line";
      } catch (IllegalArgumentException e) {
        why = e.getMessage();
        telling = guessed && e instanceof JsonArticle.NotAnObjectException;
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
