package io.github.dateline.read.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * How much a packed file has given so far, at all depths together: a small file that unpacks to
 * very much is a trap, and no news.
 */
public final class Unpacking {
  /** Text packs to a tenth, and text that repeats itself to a hundredth. */
  private static final long MAX_RATIO = 200;

  private static final long ALWAYS = 1L << 30;

  private final long most;
  private long count;

  /** Of a file of so many bytes on disk. */
  public Unpacking(long bytes) {
    this(ALWAYS, bytes);
  }

  Unpacking(long always, long bytes) {
    most = always + MAX_RATIO * bytes;
  }

  /** A stream of unpacked bytes, which count. */
  public InputStream of(InputStream unpacked) {
    return new Counted(unpacked, this);
  }

  /** Says that a file unpacks to too much. */
  public static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1;

    TooMuchException() {
      super("it unpacks to more than " + MAX_RATIO + " times its size: not read on");
    }
  }

  private static final class Counted extends FilterInputStream {
    private final Unpacking unpacking;

    Counted(InputStream in, Unpacking unpacking) {
      super(in);
      this.unpacking = unpacking;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count(Math.max(0, read));
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = super.skip(n);
      count(skipped);
      return skipped;
    }

    private void count(long bytes) throws TooMuchException {
      unpacking.count += bytes;
      if (unpacking.count > unpacking.most) {
        throw new TooMuchException();
      }
    }
  }
}
