package io.github.dateline.read;

import io.github.dateline.Article;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header of a text file: lines {@code Key: value} up to the first blank line or the end of the
 * file.
 *
 * <p>It must begin with a key that Dateline knows, so that an article whose first paragraph has a
 * colon ("Moscow: ...") is not taken for one.
 *
 * @param lines the lines, in order, empty if there is no header
 * @param end where the body begins, in UTF-16 code units
 */
record TextHeader(List<HeaderLine> lines, int end) {
  private static final Set<String> KNOWN =
      Set.of("headline", "published", "source", "section", "author", "authors", "url", "id");

  private static final Set<String> REPEATABLE = Set.of("author", "authors");

  private static final int MAX_KEY_LENGTH = 30;

  private static final Pattern KEY = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Nd} -]*");

  private static final TextHeader NONE = new TextHeader(List.of(), 0);

  /**
   * A line of the header.
   *
   * @param number its number, from 1
   * @param key the key as written
   * @param value the value, stripped, may be empty
   */
  record HeaderLine(int number, String key, String value) {
    /** The key in lower case if Dateline knows it, otherwise empty. */
    String known() {
      String lower = key.toLowerCase(Locale.ROOT);
      return KNOWN.contains(lower) ? lower : "";
    }
  }

  /** The header of a text. */
  static TextHeader of(String text) {
    List<HeaderLine> lines = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed;
      int next = feed < 0 ? text.length() : feed + 1;
      if (isBlank(text, at, end)) {
        return lines.isEmpty() ? NONE : new TextHeader(List.copyOf(lines), next);
      }
      HeaderLine line = line(lines.size() + 1, text, at, end);
      if (line == null || (lines.isEmpty() && line.known().isEmpty())) {
        return NONE;
      }
      lines.add(line);
      at = next;
    }
    return new TextHeader(List.copyOf(lines), at);
  }

  private static @Nullable HeaderLine line(int number, String text, int from, int to) {
    int colon = text.indexOf(':', from, Math.min(to, from + MAX_KEY_LENGTH + 1));
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

  /** Starts the article: with the id that the header gives, otherwise with the other. */
  Article.Builder builder(String otherId) throws LineException {
    for (HeaderLine line : lines) {
      if (line.known().equals("id") && !line.value().isEmpty()) {
        try {
          return Article.builder(line.value());
        } catch (IllegalArgumentException e) {
          throw new LineException(line.number(), e);
        }
      }
    }
    return Article.builder(otherId);
  }

  /**
   * Sets what the header says on an article.
   *
   * @throws LineException if a line says what cannot be, or says again what may be said once
   */
  void applyTo(Article.Builder builder) throws LineException {
    Set<String> said = new HashSet<>();
    for (HeaderLine line : lines) {
      String known = line.known();
      if (!known.isEmpty() && !REPEATABLE.contains(known) && !said.add(known)) {
        throw new LineException(line.number(), line.key() + " is given twice");
      }
      try {
        applyTo(line, known, builder);
      } catch (IllegalArgumentException e) {
        throw new LineException(line.number(), e);
      }
    }
  }

  private static void applyTo(HeaderLine line, String known, Article.Builder builder) {
    String value = line.value();
    switch (known) {
      case "id" -> {}
      case "headline" -> builder.headline(value);
      case "published" -> {
        if (!value.isEmpty()) {
          builder.published(value);
        }
      }
      case "source" -> builder.source(value);
      case "section" -> builder.section(value);
      case "url" -> builder.url(value);
      case "author", "authors" -> authors(value).forEach(builder::author);
      default -> builder.metadata(line.key(), value);
    }
  }

  /** The authors of one string, which semicolons keep apart. */
  static List<String> authors(String value) {
    return List.of(value.split(";"));
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

    LineException(int line, IllegalArgumentException cause) {
      super(cause.getMessage(), cause);
      this.line = line;
    }

    int line() {
      return line;
    }
  }
}
