package io.github.dateline.read;

import static io.github.dateline.read.ReaderResult.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives of web pages, with records as crawlers write them. */
class WarcFormatTest {
  @TempDir Path folder;

  private static byte[] record(String type, String target, String content, int more) {
    return ("WARC/1.0\r\nWARC-Type: "
            + type
            + "\r\nWARC-Target-URI: "
            + target
            + "\r\nContent-Length: "
            + (content.getBytes(StandardCharsets.UTF_8).length + more)
            + "\r\n\r\n"
            + content
            + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] page(String target, String fields, String html, int more) {
    String http = "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + html;
    return record("response", target, http, more);
  }

  private Path file(byte[]... records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] one : records) {
      // As crawlers do: a member of gzip for each record.
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(one);
      }
    }
    return Files.write(folder.resolve("a.warc.gz"), bytes.toByteArray());
  }

  @Test
  void readsThePagesOfAnArchive() throws IOException {
    byte[] latin =
        page(
            "http://example.org/2",
            "Content-Type: text/html; charset=iso-8859-1\r\n",
            "<html><head><title>T</title></head><body><p>Z#rich.</p></body></html>",
            0);
    for (int i = 0; i < latin.length; i++) {
      latin[i] = latin[i] == '#' ? (byte) 0xfc : latin[i];
    }
    ReaderResult result =
        read(
            file(
                record("warcinfo", "", "software: x\r\n", 0),
                record("request", "http://example.org/1", "GET / HTTP/1.1\r\n", 0),
                page(
                    "<http://example.org/1>",
                    "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
                    "24\r\n<html><title>A</title><body><p>One. \r\n1a\r\nTwo.</p></body></html>   \r\n0\r\n\r\n",
                    0),
                latin,
                page("http://example.org/3.png", "Content-Type: image/png\r\n", "PNG", 0),
                record("revisit", "http://example.org/1", "", 0),
                record("conversion", "http://example.org/4", "Three.", 0)));

    assertThat(result.ids())
        .containsExactly("http://example.org/1", "http://example.org/2", "http://example.org/4");
    assertThat(result.articles())
        .extracting(Article::body)
        .containsExactly("One. Two.", "Z\u00fcrich.", "Three.");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "60, 0", "0, 60", "60, 60", "1, 2", "400, 400", "90000, 90000"})
  void aWrongLengthCostsNoOtherRecord(int ofTheFirst, int ofTheSecond) throws IOException {
    String html = "<html><body><p>One %s.</p></body></html>";
    ReaderResult result =
        read(
            file(
                record("warcinfo", "", "software: x\r\n", ofTheFirst),
                page(
                    "http://example.org/1", "", String.format(Locale.ROOT, html, "a"), ofTheSecond),
                page("http://example.org/2", "", String.format(Locale.ROOT, html, "b"), 0)));

    assertThat(result.articles()).extracting(Article::body).containsExactly("One a.", "One b.");
  }

  @Test
  void aRecordThatIsCutShortCostsNoOther() throws IOException {
    byte[] whole = page("http://example.org/1", "", "<html><body><p>One.</p></body></html>", 0);
    byte[] cut = page("http://example.org/2", "", "<html><body><p>Two.</p></body></html>", 0);
    ReaderResult result =
        read(Files.write(folder.resolve("b.warc"), concat(whole, cut, cut.length - 30)));

    assertThat(result.ids()).startsWith("http://example.org/1");
  }

  private static byte[] concat(byte[] first, byte[] second, int length) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(first);
    bytes.write(second, 0, length);
    return bytes.toByteArray();
  }
}
