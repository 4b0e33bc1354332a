package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as text (RFC 4180): quotes keep separators and line breaks, two of them are
 * one. Memory follows the longest row.
 */
public final class CsvRows {
  /** Longest row, in UTF-16 code units. */
  private static final int MAX_LENGTH = 64 << 20;

  private static final int MAX_VALUES = 10_000;

  private final Reader in;
  private final char separator;
  private final boolean quotes;
  private final char[] buffer = new char[1 << 14];
  private int at;
  private int limit;
  private long lines = 1;
  private long line = 1;
  private boolean first = true;

  /** Rows of a text whose values may or may not be quoted. */
  public CsvRows(Reader in, char separator, boolean quotes) {
    this.in = in;
    this.separator = separator;
    this.quotes = quotes;
  }

  /** The separator that the first line has most of, outside quotes. */
  public static char separator(String text) {
    int[] counts = new int[128];
    boolean quoted = false;
    for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (!quoted && c < 128) {
        counts[c]++;
      }
    }
    char best = ',';
    for (char c : new char[] {'\t', ';', '|'}) {
      best = counts[c] > counts[best] ? c : best;
    }
    return best;
  }

  /** The first row of a text, as far as it goes. */
  public static List<String> firstRow(String text, char separator) {
    try {
      List<String> row = new CsvRows(new StringReader(text), separator, true).next();
      return row == null ? List.of() : row;
    } catch (IOException | IllegalArgumentException e) {
      return List.of();
    }
  }

  /** The line that the last row began in, from 1. */
  public long line() {
    return line;
  }

  /**
   * The next row that is not blank.
   *
   * @return null if there is none
   * @throws IllegalArgumentException if it is too long; the row after it can be read
   */
  public @Nullable List<String> next() throws IOException {
    while (true) {
      line = lines;
      List<String> row = row();
      if (row == null || row.size() > 1 || !row.getFirst().isBlank()) {
        return row;
      }
    }
  }

  private @Nullable List<String> row() throws IOException {
    List<String> row = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    long length = 0;
    boolean quoted = false;
    boolean any = false;
    while (true) {
      int c = read();
      if (c < 0 && !any) {
        return null;
      }
      any = true;
      if (c < 0 || (c == '\n' && !quoted)) {
        if (length > MAX_LENGTH || row.size() > MAX_VALUES) {
          throw new IllegalArgumentException(
              "a row longer than 64 Mi characters, or of too many values");
        }
        row.add(value.toString());
        return row;
      }
      if (c == '"' && quotes && (quoted || value.isEmpty())) {
        if (quoted && peek() == '"') {
          read();
          value.append('"');
        } else {
          quoted = !quoted;
        }
      } else if (c == '\r' && !quoted && (peek() == '\n' || peek() < 0)) {
        continue;
      } else if (c == separator && !quoted) {
        if (row.size() <= MAX_VALUES) {
          row.add(value.toString());
        }
        value.setLength(0);
      } else if (++length <= MAX_LENGTH) {
        value.append((char) c);
      }
    }
  }

  private int read() throws IOException {
    int c = peek();
    if (c >= 0) {
      at++;
      lines += c == '\n' ? 1 : 0;
    }
    return c;
  }

  private int peek() throws IOException {
    if (at >= limit) {
      at = 0;
      limit = in.read(buffer, 0, buffer.length);
      if (first && limit > 0 && buffer[0] == '\ufeff') {
        at = 1;
      }
      first = false;
      if (limit <= at) {
        limit = Math.max(limit, 0);
        return limit == 0 ? -1 : peek();
      }
    }
    return buffer[at];
  }
}
