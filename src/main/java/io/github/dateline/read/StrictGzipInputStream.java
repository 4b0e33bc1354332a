package io.github.dateline.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip strictly, one member after another (RFC 1952).
 *
 * <p>The JDK's {@link java.util.zip.GZIPInputStream} takes anything that it does not understand
 * after a member for the end, so that articles of a damaged file would be lost without notice; this
 * class reports it. Zeros after the last member are padding.
 */
final class StrictGzipInputStream extends InputStream {
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] packed = new byte[1 << 16];
  private int at;
  private int limit;
  private boolean inMember;
  private boolean any;
  private boolean ended;
  private @Nullable IOException failure;

  StrictGzipInputStream(InputStream in) {
    this.in = in;
  }

  /** Whether the bytes are the beginning of a gzip file. No UTF-8 or marked UTF-16 text is. */
  static boolean isGzip(byte[] head) {
    return head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (failure != null) {
      throw failure;
    }
    try {
      return unpacked(into, from, length);
    } catch (DataFormatException e) {
      failure = damaged("its data are not what was packed", e);
      throw failure;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private int unpacked(byte[] into, int from, int length) throws IOException, DataFormatException {
    while (inMember || memberBegins()) {
      int count = inflater.inflate(into, from, length);
      if (count > 0) {
        crc.update(into, from, count);
        return count;
      }
      if (inflater.finished()) {
        memberEnds();
      } else if (inflater.needsDictionary()) {
        throw new ZipException("it asks for a dictionary");
      } else {
        moreInput();
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    ended = true;
    inMember = false;
    in.close();
  }

  private void moreInput() throws IOException {
    at = limit;
    if (!filled()) {
      throw new EOFException();
    }
    inflater.setInput(packed, at, limit - at);
  }

  private boolean memberBegins() throws IOException {
    if (ended) {
      return false;
    }
    int first = next();
    while (any && first == 0) {
      first = next();
    }
    if (first < 0) {
      ended = true;
      return false;
    }
    if (first != 0x1f || required() != 0x8b || required() != 8) {
      throw new ZipException("what follows is not gzip");
    }
    header();
    inflater.reset();
    crc.reset();
    inflater.setInput(packed, at, limit - at);
    inMember = true;
    any = true;
    return true;
  }

  private void header() throws IOException {
    int flags = required();
    skip(6);
    if ((flags & FEXTRA) != 0) {
      skip(required() | required() << 8);
    }
    if ((flags & FNAME) != 0) {
      skipText();
    }
    if ((flags & FCOMMENT) != 0) {
      skipText();
    }
    if ((flags & FHCRC) != 0) {
      skip(2);
    }
  }

  private void memberEnds() throws IOException {
    at = limit - inflater.getRemaining();
    long size = inflater.getBytesWritten() & 0xffffffffL;
    if (number() != crc.getValue() || number() != size) {
      throw new ZipException("its checksum does not hold");
    }
    inMember = false;
  }

  private long number() throws IOException {
    return required() | required() << 8 | required() << 16 | (long) required() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      required();
    }
  }

  private void skipText() throws IOException {
    while (required() != 0) {
      // A name or comment ends with a zero.
    }
  }

  private int required() throws IOException {
    int b = next();
    if (b < 0) {
      throw new EOFException();
    }
    return b;
  }

  private int next() throws IOException {
    return at < limit || filled() ? packed[at++] & 0xff : -1;
  }

  private boolean filled() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(packed, 0, packed.length));
    return limit > 0;
  }

  private static ZipException damaged(String why, Throwable cause) {
    ZipException e = new ZipException(why);
    e.initCause(cause);
    return e;
  }
}
