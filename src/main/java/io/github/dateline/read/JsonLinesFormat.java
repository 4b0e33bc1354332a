package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.JsonArticles;
import io.github.dateline.read.internal.JsonDocument;
import io.github.dateline.read.internal.TextDecoder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * JSON: an object a line, or one text with an object, an array of them, or the answer of a news
 * API.
 */
final class JsonLinesFormat implements ArticleFormat {
  private static final List<String> LINES = List.of(".jsonl", ".ndjson", ".jl");

  @Override
  public String title() {
    return "JSON";
  }

  @Override
  public List<String> endings() {
    return List.of(".jsonl", ".ndjson", ".jl", ".json", ".ninjs");
  }

  @Override
  public boolean matches(Beginning beginning) {
    if (LINES.contains(beginning.ending()) || beginning.ending().equals(".json")) {
      return true;
    }
    String text = beginning.text().stripLeading();
    if (text.startsWith("[")) {
      // An array of objects; a marker such as [[nid:1]] begins a text.
      text = text.substring(1).stripLeading();
      return text.startsWith("{");
    }
    return text.startsWith("{") && text.substring(1).stripLeading().matches("(?s)[\"}].*");
  }

  @Override
  public Articles read(Input input) throws IOException {
    OpenInput open = (OpenInput) input;
    if (isLines(open.beginning())) {
      return new JsonLinesCursor(open, new LineReader(open.content()), Long.MAX_VALUE);
    }
    return new DocumentCursor(open);
  }

  /** Whether each line is an object of its own, as far as the beginning shows. */
  private static boolean isLines(Beginning beginning) {
    if (LINES.contains(beginning.ending())) {
      return true;
    }
    String text = beginning.text().stripLeading();
    if (!text.startsWith("{") || text.startsWith("{\n") || text.startsWith("{\r")) {
      return false;
    }
    String[] lines = text.split("\n", -1);
    if (lines[0].stripTrailing().matches("(?s).*[,\\[{]")) {
      return false;
    }
    int objects = 0;
    for (int i = 1; i < lines.length; i++) {
      objects += lines[i].startsWith("{\"") || lines[i].startsWith("{ \"") ? 1 : 0;
    }
    return objects > 0 || (lines.length > 1 && lines[0].stripTrailing().endsWith("}"));
  }

  /**
   * Starts reading a part of a file: the lines that begin in it.
   *
   * @param open the file, its content from {@code from - 1} on, or from 0
   * @param from where the part begins, in bytes
   * @param to where it ends
   */
  static Articles part(OpenInput open, long from, long to) throws IOException {
    LineReader lines = new LineReader(open.content(), Math.max(0, from - 1));
    if (from > 0) {
      // The rest of a line that another part has; a line feed alone if one begins right here.
      lines.next();
    }
    JsonLinesCursor reading = new JsonLinesCursor(open, lines, to);
    reading.part = from > 0 || to < Long.MAX_VALUE;
    reading.blank = !reading.part;
    return reading;
  }

  private static final class JsonLinesCursor implements Articles {
    private final OpenInput input;
    private final LineReader lines;
    private final long end;
    private final JsonArticles articles;
    private final Queue<Article> ready = new ArrayDeque<>();

    /** Whether no line with anything on it has been met; said once, at the end. */
    private boolean blank = true;

    /** Whether the number of a line is not known, since the file is not read from its beginning. */
    private boolean part;

    JsonLinesCursor(OpenInput input, LineReader lines, long end) {
      this.input = input;
      this.lines = lines;
      this.end = end;
      articles = new JsonArticles(input.rules(), input.places());
    }

    @Override
    public @Nullable Article next() throws IOException {
      while (ready.isEmpty() && lines.next() && lines.offset() < end) {
        if (lines.number() == 1 && TextDecoder.isUtf16(lines.bytes(), lines.length())) {
          input.setAside(input.name(), "UTF-16: JSON lines must be UTF-8");
          return null;
        }
        readLine();
      }
      if (ready.isEmpty() && blank) {
        blank = false;
        input.setAside(input.name(), "empty file");
      }
      return ready.poll();
    }

    @Override
    public String where() {
      return input.name() + (part ? ", byte " + lines.offset() : ":" + lines.number());
    }

    private void readLine() {
      try {
        if (lines.tooLong()) {
          throw new IllegalArgumentException("a line longer than 128 MiB");
        }
        String line = decoded().stripTrailing();
        if (line.isEmpty()) {
          return;
        }
        blank = false;
        try (JsonDocument document = JsonDocument.ofLine(line)) {
          addAll(document);
        }
      } catch (TextDecoder.MalformedException e) {
        blank = false;
        input.setAside(where(), e.getMessage() + " of the line");
      } catch (IOException | IllegalArgumentException e) {
        blank = false;
        input.setAside(where(), String.valueOf(e.getMessage()));
      }
    }

    private String decoded() throws TextDecoder.MalformedException {
      try {
        return TextDecoder.utf8(lines.bytes(), lines.length());
      } catch (TextDecoder.MalformedException e) {
        if (!TextDecoder.looksLikeWindows1252(lines.bytes(), lines.length())) {
          throw e;
        }
        input.warn(OneArticle.NOT_UTF8, where());
        return TextDecoder.windows1252(lines.bytes(), lines.length());
      }
    }

    /** What a line gives is given when all of it has been read: none if the line is broken. */
    private void addAll(JsonDocument document) throws IOException {
      List<Article> all = new ArrayList<>();
      Map<String, @Nullable Object> map = document.next();
      for (int i = 1; map != null; i++) {
        String where = where() + (i == 1 ? "" : "#" + i);
        try {
          all.add(articles.article(map, where, input.idAt(where), part ? 0 : lines.number()));
        } catch (IllegalArgumentException e) {
          input.setAside(where, String.valueOf(e.getMessage()));
        }
        map = document.next();
      }
      ready.addAll(all);
    }
  }

  /** The articles of one JSON text. */
  private static final class DocumentCursor implements Articles {
    private final OpenInput input;
    private final JsonDocument document;
    private final JsonArticles articles;
    private long number;
    private boolean ended;
    private boolean any;

    DocumentCursor(OpenInput input) throws IOException {
      this.input = input;
      byte[] head = input.beginning().bytes();
      Reader text =
          new InputStreamReader(
              input.content(),
              TextDecoder.isUtf16(head, head.length)
                  ? StandardCharsets.UTF_16
                  : input.options().encoding().orElse(StandardCharsets.UTF_8));
      if (head.length > 2 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb) {
        text.skip(1);
      }
      document = JsonDocument.of(text);
      articles = new JsonArticles(input.rules(), input.places());
    }

    @Override
    public @Nullable Article next() throws IOException {
      while (!ended) {
        Map<String, @Nullable Object> map;
        try {
          map = document.next();
        } catch (JsonDocument.BrokenException e) {
          ended = true;
          input.setAside(input.name(), String.valueOf(e.getMessage()));
          return null;
        } catch (IllegalArgumentException e) {
          number++;
          input.setAside(where(), String.valueOf(e.getMessage()));
          continue;
        }
        if (map == null) {
          ended = true;
          break;
        }
        number++;
        any = true;
        try {
          return articles.article(map, where(), input.idAt(where()), number);
        } catch (IllegalArgumentException e) {
          input.setAside(where(), String.valueOf(e.getMessage()));
        }
      }
      if (!any) {
        any = true;
        input.setAside(
            input.name(),
            input.beginning().text().isBlank() ? "empty file" : "JSON without an article");
      }
      return null;
    }

    @Override
    public String where() {
      return input.name() + "#" + number;
    }
  }
}
