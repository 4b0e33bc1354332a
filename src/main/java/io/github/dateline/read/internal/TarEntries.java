package io.github.dateline.read.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The files of a tar archive (ustar, with the long names of GNU and pax), one at a time. Folders,
 * links and devices are passed over.
 */
public final class TarEntries {
  private static final int BLOCK = 512;

  /** Longest name, and longest set of pax fields, in bytes. */
  private static final int MAX_NAME = 1 << 16;

  private final InputStream in;
  private final byte[] header = new byte[BLOCK];
  private String name = "";
  private long left;
  private long padding;

  /** The entries of a stream. */
  public TarEntries(InputStream in) {
    this.in = in;
  }

  /** Whether bytes begin a tar archive: by the checksum of the first header. */
  public static boolean isTar(byte[] head) {
    return head.length >= BLOCK && head[0] != 0 && isHeader(head);
  }

  private static boolean isHeader(byte[] bytes) {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : bytes[i] & 0xff;
    }
    String stated = text(bytes, 148, 8).strip();
    return stated.matches("[0-7]{1,7}") && Long.parseLong(stated, 8) == sum;
  }

  /**
   * Goes to the next file.
   *
   * @return false if there is none left
   * @throws IOException if what follows is no entry
   */
  public boolean next() throws IOException {
    String longName = "";
    while (true) {
      skip(left + padding);
      left = 0;
      padding = 0;
      int read = in.readNBytes(header, 0, BLOCK);
      if (read == 0 || (read == BLOCK && isZero())) {
        return false;
      }
      if (read < BLOCK || !isHeader(header)) {
        throw new IOException("damaged tar: what follows is not read");
      }
      left = size();
      padding = (BLOCK - left % BLOCK) % BLOCK;
      switch (header[156]) {
        case 'L' -> longName = string(field());
        case 'x' -> longName = path(field(), longName);
        case 0, '0', '7' -> {
          String prefix = text(header, 257, 5).equals("ustar") ? string(header, 345, 155) : "";
          String own = string(header, 0, 100);
          boolean whole = prefix.isEmpty() || header[263] == ' ';
          name = !longName.isEmpty() ? longName : whole ? own : prefix + "/" + own;
          return true;
        }
        default -> longName = "";
      }
    }
  }

  /** The name of the file, with its folders. */
  public String name() {
    return name;
  }

  /** The content of the file. */
  public InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) {
          return length == 0 ? 0 : -1;
        }
        int read = in.read(into, from, (int) Math.min(left, length));
        if (read < 0) {
          throw new IOException("damaged tar: it ends within a file");
        }
        left -= read;
        return read;
      }
    };
  }

  private byte[] field() throws IOException {
    if (left > MAX_NAME) {
      throw new IOException("damaged tar: what follows is not read");
    }
    byte[] bytes = in.readNBytes((int) left);
    left -= bytes.length;
    return bytes;
  }

  /** The path among the fields "LENGTH key=value" of pax. */
  private static String path(byte[] fields, String otherwise) {
    for (String line : new String(fields, StandardCharsets.ISO_8859_1).split("\n", -1)) {
      int key = line.indexOf(" path=");
      if (key > 0) {
        return FileNames.of(line.substring(key + 6).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return otherwise;
  }

  private long size() throws IOException {
    if ((header[124] & 0x80) != 0) {
      long size = 0;
      for (int i = 128; i < 136; i++) {
        size = size << 8 | (header[i] & 0xff);
      }
      if (size < 0) {
        throw new IOException("damaged tar: what follows is not read");
      }
      return size;
    }
    String octal = string(header, 124, 12).strip();
    if (!octal.matches("[0-7]{0,12}")) {
      throw new IOException("damaged tar: what follows is not read");
    }
    return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
  }

  private boolean isZero() {
    for (byte b : header) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private void skip(long count) throws IOException {
    for (long rest = count; rest > 0; ) {
      long skipped = in.skip(rest);
      if (skipped <= 0) {
        if (in.read() < 0) {
          return;
        }
        skipped = 1;
      }
      rest -= skipped;
    }
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1).replace("\0", " ");
  }

  private static String string(byte[] bytes, int from, int length) {
    return string(Arrays.copyOfRange(bytes, from, from + length));
  }

  private static String string(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return FileNames.of(Arrays.copyOf(bytes, end));
  }
}
