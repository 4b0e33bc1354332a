package io.github.dateline.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as bytes, one at a time; the memory taken follows the longest. */
final class LineReader {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private byte[] line = new byte[1 << 12];
  private int length;
  private boolean tooLong;
  private long number;
  private long offset;
  private long nextOffset;

  LineReader(InputStream in) {
    this(in, 0);
  }

  /** Lines of a stream that stands at an offset of its file. */
  LineReader(InputStream in, long from) {
    this.in = in;
    nextOffset = from;
  }

  /**
   * Goes to the next line.
   *
   * @return false if there is none; a line feed at the very end begins no line
   */
  boolean next() throws IOException {
    number++;
    offset = nextOffset;
    length = 0;
    tooLong = false;
    boolean any = false;
    while (at < limit || filled()) {
      any = true;
      int end = at;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      keep(end - at);
      nextOffset += end - at + (end < limit ? 1 : 0);
      at = end + 1;
      if (end < limit) {
        return true;
      }
    }
    return any;
  }

  /** The line's bytes, without the line feed, up to {@link #length}; good until the next line. */
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }

  /** The line's first byte that is no space, tab or carriage return; -1 if it is blank. */
  int firstByte() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return line[i] & 0xff;
      }
    }
    return -1;
  }

  /**
   * Whether the line is longer than {@link ArticleFormat#MAX_BYTES}; what is beyond is not kept.
   */
  boolean tooLong() {
    return tooLong;
  }

  /** The number of the line, from 1; after a fault that of the line that could not be read. */
  long number() {
    return number;
  }

  /** Where the line begins, in bytes from the beginning of the file. */
  long offset() {
    return offset;
  }

  private void keep(int count) {
    if (tooLong || length + count > ArticleFormat.MAX_BYTES) {
      tooLong = true;
      return;
    }
    if (length + count > line.length) {
      int larger = Math.min(ArticleFormat.MAX_BYTES, Math.max(2 * line.length, length + count));
      line = Arrays.copyOf(line, larger);
    }
    System.arraycopy(buffer, at, line, length, count);
    length += count;
  }

  private boolean filled() throws IOException {
    at = 0;
    limit = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }
}
