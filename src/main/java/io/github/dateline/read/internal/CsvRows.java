package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as text (RFC 4180): quotes keep separators and line breaks, two of them are
 * one, or a backslash before one where the table has it so. A first line "sep=;" is no row. Memory
 * follows the longest row.
 *
 * <p>A quotation mark that is not closed takes all up to the next one into its value. Where the
 * lines after it are rows again, only the line that it stands in is refused.
 */
public final class CsvRows {
  /** Longest row, in UTF-16 code units. */
  private static final int MAX_LENGTH = 64 << 20;

  private static final int MAX_VALUES = 10_000;

  /** As much is read again after quotation marks that are not closed, in UTF-16 code units. */
  private static final long MAX_AGAIN = 256L << 20;

  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\\A\ufeff?\"?sep=([^\\r\\n])\"?\\r?\\n");

  /** How a quotation mark within a value is written. */
  private enum Escape {
    UNKNOWN,
    DOUBLED,
    BACKSLASH
  }

  private final Reader in;
  private final char separator;
  private final boolean quotes;
  private final char[] buffer = new char[1 << 14];
  private int at;
  private int limit;
  private long lines = 1;
  private long line = 1;
  private boolean first = true;
  private Escape escape = Escape.UNKNOWN;
  private boolean doubtful;

  /** How many values the first row has. */
  private int width;

  /** What was read of a quoted value from its second line on, null before there is one. */
  private @Nullable StringBuilder later;

  /** The first line of it that was not looked at yet, and where that begins. */
  private long laterLine;

  private int laterAt;

  /** What is to be read again before the rest. */
  private String again = "";

  private int againAt;
  private long readAgain;

  /** Rows of a text whose values may or may not be quoted. */
  public CsvRows(Reader in, char separator, boolean quotes) {
    this.in = in;
    this.separator = separator;
    this.quotes = quotes;
  }

  /** The separator that the first line has most of, outside quotes. */
  public static char separator(String text) {
    Matcher said = SEPARATOR_LINE.matcher(text);
    if (said.lookingAt()) {
      return said.group(1).charAt(0);
    }
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

  /** Whether the last row has quotation marks of which it is not sure what they mean. */
  public boolean isDoubtful() {
    return doubtful;
  }

  /**
   * The next row that is not blank.
   *
   * @return null if there is none
   * @throws IllegalArgumentException if it is too long, or a quotation mark in it is not closed;
   *     the row after it can be read
   */
  public @Nullable List<String> next() throws IOException {
    while (true) {
      line = lines;
      doubtful = false;
      List<String> row = row();
      boolean separatorLine = line == 1 && row != null && row.getFirst().startsWith("sep=");
      if (row == null || (!separatorLine && (row.size() > 1 || !row.getFirst().isBlank()))) {
        width = width == 0 && row != null ? row.size() : width;
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
    later = null;
    while (true) {
      int c = read();
      if (c < 0 && !any) {
        return null;
      }
      any = true;
      if (c < 0 && quoted) {
        checkClosed();
        doubtful = true;
      }
      if (c < 0 || (c == '\n' && !quoted)) {
        if (length > MAX_LENGTH || row.size() > MAX_VALUES) {
          throw new IllegalArgumentException(
              "a row longer than 64 Mi characters, or of too many values");
        }
        row.add(value.toString());
        return row;
      }
      if (c == '"' && quotes && !quoted && value.isEmpty()) {
        quoted = true;
      } else if (c == '"' && quoted) {
        quoted = isWithin(value);
      } else if (c == '\\' && quoted && escape == Escape.BACKSLASH && isEscaped(peek())) {
        value.append((char) read());
      } else if (c == '\r' && !quoted && (peek() == '\n' || peek() < 0)) {
        continue;
      } else if (c == separator && !quoted) {
        if (row.size() <= MAX_VALUES) {
          row.add(value.toString());
        }
        value.setLength(0);
        later = null;
      } else if (++length <= MAX_LENGTH) {
        value.append((char) c);
        if (c == '\n' && later == null) {
          later = new StringBuilder();
          laterLine = lines;
          laterAt = 0;
        }
      }
    }
  }

  private static boolean isEscaped(int c) {
    return c == '"' || c == '\\' || c == '\n';
  }

  /** Adds a quotation mark of a quoted value to it if it does not close it. */
  private boolean isWithin(StringBuilder value) throws IOException {
    int next = peek();
    if (next == '"') {
      escape = escape == Escape.UNKNOWN ? Escape.DOUBLED : escape;
      value.append((char) read());
      return true;
    }
    if (next < 0 || next == separator || next == '\n' || next == '\r') {
      return false;
    }
    int last = value.length() - 1;
    if (escape == Escape.UNKNOWN && last >= 0 && value.charAt(last) == '\\') {
      escape = Escape.BACKSLASH;
      value.setCharAt(last, '"');
      return true;
    }
    checkClosed();
    doubtful = true;
    if (later == null) {
      // A value that only begins with words in quotation marks.
      value.insert(0, '"');
    }
    value.append('"');
    return later != null;
  }

  /**
   * Refuses a quoted value that should have ended in its first line.
   *
   * @throws IllegalArgumentException if a later line of it is a row by its looks; it is read next
   */
  private void checkClosed() throws IOException {
    StringBuilder lost = later;
    if (lost == null
        || laterAt > lost.length()
        || lost.length() >= MAX_LENGTH
        || readAgain > MAX_AGAIN) {
      return;
    }
    int known = lost.length();
    long knownLines = lines;
    while ((lost.isEmpty() || lost.charAt(lost.length() - 1) != '\n') && read() >= 0) {
      // Up to the end of the line.
    }
    for (int feed = 0; feed >= 0 && laterAt < lost.length(); laterLine++) {
      feed = lost.indexOf("\n", laterAt);
      int end = feed < 0 ? lost.length() : feed;
      if (isRow(lost.substring(laterAt, end))) {
        later = null;
        goBack(lost.substring(laterAt), laterLine);
        throw new IllegalArgumentException(
            "a quotation mark that is not closed; read on at line " + laterLine);
      }
      laterAt = end + 1;
    }
    if (lost.length() > known) {
      goBack(lost.substring(known), knownLines);
      lost.setLength(known);
    }
  }

  private void goBack(String text, long to) {
    again = text + again.substring(againAt);
    againAt = 0;
    readAgain += again.length();
    lines = to;
  }

  /** Whether a line has as many values as a row has, and is no prose. */
  private boolean isRow(String text) throws IOException {
    String mark = Pattern.quote(String.valueOf(separator));
    Pattern between = Pattern.compile("(?<!\\d)" + mark + "\\S|" + mark + "[^\\s\\d]");
    if (width < 2 || !between.matcher(text).find()) {
      return false;
    }
    List<String> row = new CsvRows(new StringReader(text), separator, true).row();
    boolean open = text.chars().filter(c -> c == '"').count() % 2 > 0;
    return row != null && row.size() > 1 && (row.size() == width || (open && row.size() < width));
  }

  private int read() throws IOException {
    int c = peek();
    if (c >= 0) {
      if (againAt < again.length()) {
        againAt++;
      } else {
        at++;
      }
      lines += c == '\n' ? 1 : 0;
      if (later != null && later.length() < MAX_LENGTH) {
        later.append((char) c);
      }
    }
    return c;
  }

  private int peek() throws IOException {
    if (againAt < again.length()) {
      return again.charAt(againAt);
    }
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
