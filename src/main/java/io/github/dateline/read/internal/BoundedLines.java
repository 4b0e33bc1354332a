package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** The lines of a text, none of which may be so long that it fills the memory. */
public final class BoundedLines {
  private static final int MAX_LENGTH = 64 << 20;

  private final Reader in;
  private final int most;
  private final char[] buffer = new char[1 << 13];
  private int at;
  private int limit;
  private boolean afterReturn;

  /** Lines of at most 64 Mi characters. */
  public BoundedLines(Reader in) {
    this(in, MAX_LENGTH);
  }

  BoundedLines(Reader in, int most) {
    this.in = in;
    this.most = most;
  }

  /**
   * The next line, without what ends it.
   *
   * @return null if there is none
   * @throws IOException if it is too long
   */
  public @Nullable String next() throws IOException {
    StringBuilder line = null;
    while (at < limit || fill()) {
      if (afterReturn && buffer[at] == '\n') {
        at++;
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      int end = at;
      while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      line = line == null ? new StringBuilder() : line;
      if (line.length() + end - at > most) {
        throw new IOException("a line longer than 64 Mi characters; what follows is not read");
      }
      line.append(buffer, at, end - at);
      at = end;
      if (end < limit) {
        afterReturn = buffer[at++] == '\r';
        return line.toString();
      }
    }
    return line == null ? null : line.toString();
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }
}
