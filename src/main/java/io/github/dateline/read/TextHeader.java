package io.github.dateline.read;

import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.Bylines;
import io.github.dateline.read.internal.RawArticle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a text file: lines {@code Key: value} up to the first blank line or the end of the
 * file, or the front matter between two lines {@code ---} (YAML) or {@code +++} (TOML).
 *
 * <p>It must begin with a key that Dateline knows, so that an article whose first paragraph has a
 * colon ("Moscow: ...") is not taken for one. With two such keys no blank line is needed.
 *
 * @param lines the lines, in order, empty if there is no header
 * @param end where the body begins, in UTF-16 code units
 */
record TextHeader(List<HeaderLine> lines, int end) {
  private static final Map<String, ArticleField> KNOWN =
      Map.ofEntries(
          Map.entry("headline", ArticleField.HEADLINE),
          Map.entry("title", ArticleField.HEADLINE),
          Map.entry("published", ArticleField.PUBLISHED),
          Map.entry("date", ArticleField.PUBLISHED),
          Map.entry("source", ArticleField.SOURCE),
          Map.entry("publication", ArticleField.SOURCE),
          Map.entry("section", ArticleField.SECTION),
          Map.entry("author", ArticleField.AUTHORS),
          Map.entry("authors", ArticleField.AUTHORS),
          Map.entry("byline", ArticleField.AUTHORS),
          Map.entry("url", ArticleField.URL),
          Map.entry("dateline", ArticleField.FILED_FROM),
          Map.entry("id", ArticleField.ID));

  /** Keys of which the text is the value. */
  private static final Set<String> TEXT =
      Set.of("text", "body", "article", "content", "full text", "fulltext", "story");

  private static final int MAX_KEY_LENGTH = 30;

  /** As many lines of front matter are looked at. */
  private static final int MAX_FRONT_MATTER = 200;

  private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Nd} _-]*");

  private static final Pattern FENCE = Pattern.compile("(---|\\+\\+\\+)\\r?\\n");

  /** What begins a table of TOML. */
  private static final Pattern TABLE = Pattern.compile("\\[{1,2}[^\\[\\]\",]+\\]{1,2}");

  /** An item of a list, in quotation marks or not. */
  private static final Pattern ITEM = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s,\"'][^,]*");

  private static final TextHeader NONE = new TextHeader(List.of(), 0);

  /**
   * A line of the header.
   *
   * @param number its number, from 1
   * @param key the key as written
   * @param value the value, stripped, may be empty
   */
  record HeaderLine(int number, String key, String value) {
    /** The field that the key stands for, null if Dateline does not know it. */
    @Nullable ArticleField known() {
      return KNOWN.get(lower(key));
    }

    private HeaderLine and(String more) {
      return new HeaderLine(number, key, (value + " " + more.strip()).strip());
    }
  }

  /** The header of a text. */
  static TextHeader of(String text) {
    Matcher fence = FENCE.matcher(text);
    if (fence.lookingAt()) {
      return frontMatter(text, fence.group(1));
    }
    List<HeaderLine> lines = new ArrayList<>();
    int number = 0;
    int at = 0;
    while (at < text.length()) {
      number++;
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed;
      int next = feed < 0 ? text.length() : feed + 1;
      if (isBlank(text, at, end)) {
        return lines.isEmpty() ? NONE : new TextHeader(List.copyOf(lines), next);
      }
      HeaderLine line = line(number, text, at, end);
      if (line != null && knownKeys(lines) > 0 && TEXT.contains(lower(line.key()))) {
        int colon = text.indexOf(':', at) + 1;
        return new TextHeader(
            List.copyOf(lines), line.value().isEmpty() ? next : skip(text, colon));
      }
      if (line != null && (!lines.isEmpty() || line.known() != null)) {
        lines.add(line);
      } else if (!lines.isEmpty() && isFolded(text, at, next)) {
        lines.add(lines.removeLast().and(text.substring(at, end)));
      } else {
        return knownKeys(lines) < 2 ? NONE : new TextHeader(List.copyOf(lines), at);
      }
      at = next;
    }
    return new TextHeader(List.copyOf(lines), at);
  }

  private static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int knownKeys(List<HeaderLine> lines) {
    Set<ArticleField> known = EnumSet.noneOf(ArticleField.class);
    for (HeaderLine line : lines) {
      ArticleField field = line.known();
      if (field == null) {
        return 0;
      }
      known.add(field);
    }
    return known.size();
  }

  /** Whether a line without key goes on with the value before: another known key follows it. */
  private static boolean isFolded(String text, int at, int next) {
    int feed = text.indexOf('\n', next);
    int end = feed < 0 ? text.length() : feed;
    HeaderLine after = next < end && next - at < 200 ? line(0, text, next, end) : null;
    return after != null && after.known() != null;
  }

  /** Lines between two fences, as static site generators have them. */
  private static TextHeader frontMatter(String text, String fence) {
    boolean toml = fence.equals("+++");
    List<HeaderLine> lines = new ArrayList<>();
    boolean within = false;
    int at = text.indexOf('\n') + 1;
    for (int number = 2; number < MAX_FRONT_MATTER && at < text.length(); number++) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed;
      String bare = text.substring(at, end).strip();
      if (bare.equals(fence) || (bare.equals("...") && !toml)) {
        lines.replaceAll(line -> new HeaderLine(line.number(), line.key(), unquoted(line.value())));
        return new TextHeader(List.copyOf(lines), feed < 0 ? end : feed + 1);
      }
      HeaderLine line = line(number, text, at, end, toml ? '=' : ':');
      if (toml && TABLE.matcher(bare).matches()) {
        within = true;
      } else if (line != null) {
        // A key of a table says nothing of the article itself.
        lines.add(within ? new HeaderLine(number, "_" + line.key(), line.value()) : line);
      } else if (bare.startsWith("- ") && !lines.isEmpty()) {
        HeaderLine before = lines.removeLast();
        String item = unquoted(bare.substring(2).strip());
        lines.add(
            new HeaderLine(
                before.number(),
                before.key(),
                before.value().isEmpty() ? item : before.value() + "; " + item));
      } else if (toml && !lines.isEmpty() && !bare.startsWith("#")) {
        lines.add(lines.removeLast().and(bare));
      } else if (!bare.isEmpty() && !bare.startsWith("#")) {
        return NONE;
      }
      at = end + 1;
    }
    return NONE;
  }

  /** A value without quotation marks; the items of a list with semicolons between them. */
  private static String unquoted(String value) {
    if (value.startsWith("[") && value.endsWith("]")) {
      List<String> items = new ArrayList<>();
      Matcher item = ITEM.matcher(inner(value));
      while (item.find()) {
        items.add(unquoted(item.group().strip()));
      }
      return String.join("; ", items);
    }
    for (String mark : List.of("\"\"\"", "'''", "\"", "'")) {
      int length = mark.length();
      if (value.length() >= 2 * length && value.startsWith(mark) && value.endsWith(mark)) {
        return value.substring(length, value.length() - length).strip();
      }
    }
    return value;
  }

  private static String inner(String text) {
    return text.substring(1, text.length() - 1);
  }

  private static @Nullable HeaderLine line(int number, String text, int from, int to) {
    HeaderLine colon = line(number, text, from, to, ':');
    if (colon != null) {
      return colon;
    }
    HeaderLine tab = line(number, text, from, to, '\t');
    return tab != null && tab.known() != null ? tab : null;
  }

  private static @Nullable HeaderLine line(
      int number, String text, int from, int to, char between) {
    int colon = text.indexOf(between, from, Math.min(to, from + MAX_KEY_LENGTH + 1));
    if (colon < 0 || text.startsWith("//", colon + 1)) {
      return null;
    }
    String key = text.substring(from, colon);
    return KEY.matcher(key).matches()
        ? new HeaderLine(number, key.strip(), text.substring(colon + 1, to).strip())
        : null;
  }

  private static boolean isBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Sets what the header says on an article.
   *
   * @throws LineException if a line says what cannot be, or says again what may be said once
   */
  void applyTo(RawArticle article) throws LineException {
    Set<ArticleField> said = new HashSet<>();
    for (HeaderLine line : lines) {
      ArticleField known = line.known();
      if (known == null) {
        article.keep(line.key(), line.value());
      } else if (known == ArticleField.AUTHORS) {
        article.authors("authors", Bylines.names(line.value()));
      } else if (!said.add(known)) {
        throw new LineException(line.number(), line.key() + " is given twice");
      } else if (known == ArticleField.ID && line.value().length() > 1000) {
        throw new LineException(
            line.number(), "id must be at most 1000 characters, got " + line.value().length());
      } else {
        article.set(known, line.value());
      }
    }
  }

  /** A line that an article cannot have. */
  static final class LineException extends Exception {
    private static final long serialVersionUID = 1;

    /** The number of the line, from 1. */
    private final int line;

    LineException(int line, String message) {
      super(message);
      this.line = line;
    }

    int line() {
      return line;
    }
  }
}
