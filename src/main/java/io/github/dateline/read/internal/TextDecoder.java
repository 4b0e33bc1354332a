package io.github.dateline.read.internal;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * Decodes bytes to text strictly: a byte that the encoding does not allow is an error, never a "?".
 */
public final class TextDecoder {
  private TextDecoder() {}

  /** A text that cannot be decoded. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    /** How many line feeds come before it. */
    private final int linesBefore;

    MalformedException(String message, int linesBefore) {
      super(message);
      this.linesBefore = linesBefore;
    }

    public int linesBefore() {
      return linesBefore;
    }
  }

  /** The text, its byte-order mark dropped: UTF-16 where the mark says so, otherwise UTF-8. */
  public static String text(byte[] bytes, int length) throws MalformedException {
    if (length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
      return strict(bytes, 2, length, UTF_16BE);
    }
    if (length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
      return strict(bytes, 2, length, UTF_16LE);
    }
    return utf8(bytes, length);
  }

  /** The text of UTF-8, its byte-order mark dropped. */
  public static String utf8(byte[] bytes, int length) throws MalformedException {
    boolean marked =
        length >= 3
            && bytes[0] == (byte) 0xef
            && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
    return strict(bytes, marked ? 3 : 0, length, UTF_8);
  }

  /**
   * Decodes leniently first, which is fast and takes the least memory: without a replacement
   * character in it, nothing was replaced.
   */
  private static String strict(byte[] bytes, int from, int length, Charset encoding)
      throws MalformedException {
    String text = new String(bytes, from, length - from, encoding);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    CharsetDecoder decoder = encoding.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, length - from);
    CharBuffer out = CharBuffer.allocate(8192);
    int lines = 0;
    while (true) {
      CoderResult result = decoder.decode(in, out.clear(), true);
      lines += lineFeeds(out.flip());
      if (result.isError()) {
        String name = encoding.equals(UTF_8) ? "UTF-8" : "UTF-16";
        throw new MalformedException("not " + name + " at byte " + (in.position() + 1), lines);
      }
      if (result.isUnderflow()) {
        return text;
      }
    }
  }

  private static int lineFeeds(CharBuffer text) {
    int count = 0;
    while (text.hasRemaining()) {
      if (text.get() == '\n') {
        count++;
      }
    }
    return count;
  }

  /** Whether the bytes begin with the byte-order mark of UTF-16. */
  public static boolean isUtf16(byte[] head, int length) {
    return length >= 2
        && ((head[0] == (byte) 0xfe && head[1] == (byte) 0xff)
            || (head[0] == (byte) 0xff && head[1] == (byte) 0xfe));
  }

  /**
   * Whether bytes that are not UTF-8 look like text in Windows-1252 or Latin-1: letters with
   * accents, quotes and signs here and there, and no character of UTF-8 at all.
   */
  public static boolean looksLikeWindows1252(byte[] bytes, int length) {
    int run = 0;
    int high = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xff;
      if (b == 0) {
        return false;
      }
      if (b < 0x80) {
        run = 0;
        continue;
      }
      high++;
      if (++run > 2 || b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d) {
        return false;
      }
      boolean capital = b >= 0xc0 && b <= 0xde && b != 0xd7;
      if (capital && i > 0 && Character.isLowerCase(bytes[i - 1])) {
        return false;
      }
      boolean lead = b >= 0xc2 && b <= 0xf4 && i + 1 < length;
      if (lead && (bytes[i + 1] & 0xc0) == 0x80 && (bytes[i + 1] & 0xff) != 0x92) {
        return false;
      }
    }
    return high > 0 && high < Math.max(4, length / 4);
  }

  /** Whether the beginning of a file is UTF-8; a character may be cut off at its end. */
  public static boolean isUtf8(byte[] head) {
    CharsetDecoder decoder = UTF_8.newDecoder();
    return !decoder
        .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false)
        .isError();
  }

  /** The text of bytes in Windows-1252. */
  public static String windows1252(byte[] bytes, int length) {
    return new String(bytes, 0, length, Charset.forName("windows-1252"));
  }
}
