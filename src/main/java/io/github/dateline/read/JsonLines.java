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

    /** Whether the name says that these are JSON lines. */
    private final boolean named;

    private boolean any;
    private boolean ended;

    Reading(SourceFile file, Lines lines, Consumer<SetAside> setAside) {
      this.file = file;
      this.lines = lines;
      this.setAside = setAside;
      named = Format.named(SourceFile.fileName(file.path())).isPresent();
    }

    @Override
    public @Nullable Article next() throws IOException {
      while (lines.next()) {
        if (lines.number() == 1 && Decoding.isUtf16(lines.bytes(), lines.length())) {
          setAside.accept(new SetAside(file.name(), "UTF-16: JSON lines must be UTF-8"));
          return null;
        }
        Article article = article();
        if (ended) {
          return null;
        }
        if (article != null) {
          return article;
        }
      }
      return null;
    }

    @Override
    public String where() {
      return file.name() + ":" + lines.number();
    }

    /** The article of the line, null if it is blank or set aside. */
    private @Nullable Article article() {
      String why;
      try {
        if (lines.tooLong()) {
          throw new IllegalArgumentException("a line longer than 128 MiB");
        }
        String line = Decoding.utf8(lines.bytes(), lines.length());
        if (line.isBlank()) {
          return null;
        }
        if (!any && !named && !JsonArticle.isObject(line)) {
          ended = true;
          setAside.accept(new SetAside(file.name(), "JSON, but not one object a line"));
          return null;
        }
        any = true;
        return JsonArticle.parse(line);
      } catch (Decoding.MalformedException e) {
        why = e.getMessage() + " of the line";
      } catch (IllegalArgumentException e) {
        why = e.getMessage();
      }
      setAside.accept(new SetAside(where(), String.valueOf(why)));
      return null;
    }
  }
}
