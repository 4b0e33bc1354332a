package io.github.dateline.read.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records of a WARC file, one at a time. Lines may end in a line feed alone, and a record whose
 * length is wrong costs no other: the next is looked for.
 */
public final class WarcRecords {
  /** Longest content that is kept, in bytes; the rest of it is left out. */
  private static final int MAX_LENGTH = 16 << 20;

  private static final int MAX_LINE = 1 << 16;
  private static final int MAX_FIELDS = 1000;

  /**
   * A record.
   *
   * @param fields its fields by their names in lower case
   * @param content its content, at most 16 MiB
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record WarcRecord(Map<String, String> fields, byte[] content) {
    /** A field, empty if there is none. */
    public String field(String name) {
      return fields.getOrDefault(name, "");
    }

    /** What the record's HTTP response says and holds; null if it holds none. */
    public @Nullable WarcRecord response() throws IOException {
      InputStream in = new ByteArrayInputStream(content);
      String status = readLine(in);
      if (status == null || !status.startsWith("HTTP/")) {
        return null;
      }
      Map<String, String> http = readFields(in);
      String[] words = status.split(" ");
      http.put(":status", words.length > 1 ? words[1] : "");
      byte[] body = in.readAllBytes();
      if (http.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).contains("chunked")) {
        body = unchunked(body);
      }
      boolean gzip = body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
      if (gzip) {
        body = new GZIPInputStream(new ByteArrayInputStream(body)).readNBytes(MAX_LENGTH);
      }
      return new WarcRecord(http, body);
    }
  }

  /** Where a record begins within what was taken for the one before it. */
  private static final Pattern RECORD = Pattern.compile("\\r?\\nWARC/\\d\\.\\d\\r?\\n(?=[\\w-]+:)");

  /** Lengths beyond this number are taken as they are, or reading would not end. */
  private static final int MAX_WRONG = 1000;

  private final Rereading in;
  private int wrong;

  /** Records of a stream. */
  public WarcRecords(InputStream in) {
    this.in = new Rereading(in);
  }

  /**
   * The next record.
   *
   * @return null if there is none left
   */
  public @Nullable WarcRecord next() throws IOException {
    String line = readLine(in);
    while (line != null && !line.startsWith("WARC/")) {
      line = readLine(in);
    }
    if (line == null) {
      return null;
    }
    Map<String, String> fields = readFields(in);
    long length;
    try {
      length = Math.max(0, Long.parseLong(fields.getOrDefault("content-length", "0")));
    } catch (NumberFormatException e) {
      length = 0;
    }
    byte[] content = in.readNBytes((int) Math.min(length, MAX_LENGTH));
    in.skip(Math.max(0, length - content.length));
    return new WarcRecord(fields, toItsEnd(content));
  }

  /** The content up to the next record, which is read again, where the length was too large. */
  private byte[] toItsEnd(byte[] content) throws IOException {
    byte[] after = in.readNBytes(64);
    in.back(after, 0);
    String next = new String(after, StandardCharsets.ISO_8859_1).stripLeading();
    if (next.startsWith("WARC/") || wrong >= MAX_WRONG) {
      return content;
    }
    Matcher begins =
        RECORD.matcher(
            new String(content, StandardCharsets.ISO_8859_1)
                + new String(after, StandardCharsets.ISO_8859_1));
    if (!begins.find() || begins.start() > content.length) {
      return content;
    }
    wrong++;
    in.back(content, begins.start());
    return Arrays.copyOf(content, begins.start());
  }

  /** Lines "Name: value" up to a blank one. */
  private static Map<String, String> readFields(InputStream in) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    String line = readLine(in);
    while (line != null && !line.isBlank()) {
      int colon = line.indexOf(':');
      if (colon > 0 && fields.size() < MAX_FIELDS) {
        fields.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
      line = readLine(in);
    }
    return fields;
  }

  private static @Nullable String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      if (b != '\r' && line.size() < MAX_LINE) {
        line.write(b);
      }
      b = in.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** The content of chunks, as far as they are well formed; content that has none stays. */
  private static byte[] unchunked(byte[] body) throws IOException {
    InputStream in = new ByteArrayInputStream(body);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (true) {
      String size = readLine(in);
      if (size == null) {
        return out.toByteArray();
      }
      String digits = size.replaceFirst(";.*", "").strip();
      if (!digits.matches("[0-9a-fA-F]{1,7}")) {
        return out.size() == 0 ? body : out.toByteArray();
      }
      int length = Integer.parseInt(digits, 16);
      if (length == 0) {
        return out.toByteArray();
      }
      out.writeBytes(in.readNBytes(length));
      readLine(in);
    }
  }

  /** A stream that takes bytes back. */
  private static final class Rereading extends InputStream {
    private final InputStream in;
    private byte[] taken = {};
    private int at;

    Rereading(InputStream in) {
      this.in = in;
    }

    /** Gives bytes from a place on again. */
    void back(byte[] bytes, int from) {
      byte[] all = Arrays.copyOfRange(bytes, from, bytes.length + taken.length - at);
      System.arraycopy(taken, at, all, bytes.length - from, taken.length - at);
      taken = all;
      at = 0;
    }

    @Override
    public int read() throws IOException {
      return at < taken.length ? taken[at++] & 0xff : in.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (at == taken.length) {
        return in.read(into, from, length);
      }
      int count = Math.min(length, taken.length - at);
      System.arraycopy(taken, at, into, from, count);
      at += count;
      return count;
    }
  }
}
