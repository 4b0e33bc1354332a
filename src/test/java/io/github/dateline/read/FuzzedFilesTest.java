package io.github.dateline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.dateline.Article;
import io.github.dateline.Damage;
import io.github.dateline.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of every format with bytes changed, cut out, doubled and put elsewhere: reading ends, says
 * what is wrong in a sentence, and goes on to the next file.
 */
class FuzzedFilesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json",
        "jsonl",
        "csv",
        "nitf",
        "g2",
        "rss",
        "reuters",
        "lexis",
        "lexis.html",
        "docx",
        "zip",
        "tar",
        "nested",
        "anpa",
        "iptc",
        "mets",
        "alto",
        "ninjs",
        "atom",
        "wet",
        "tsv",
        "story",
        "eml",
        "factiva",
        "factiva.txt",
        "html",
        "warc",
        "gkg",
        "numbered",
        "head",
        "text"
      })
  void aDamagedFileCostsNothingElse(String format) {
    byte[] good = sample(format);
    Seeds.times(
        500,
        random ->
            assertTimeoutPreemptively(
                Damage.MOST_TIME, () -> read(format, Damage.of(good, random))));
  }

  private void read(String format, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("a." + ending(format)), bytes);
    Path next = Files.writeString(folder.resolve("b.txt"), "Text.");
    List<Article> articles = new ArrayList<>();
    try (ArticleReader reader = ArticleReader.open(file, next)) {
      reader.forEachRemaining(articles::add);
      assertThat(articles).isNotEmpty();
      assertThat(articles.getLast()).isEqualTo(Article.of("b.txt", "Text."));
      assertThat(reader.setAside())
          .allSatisfy(fault -> {
            assertThat(fault.why())
                .isNotBlank()
                .doesNotContain("Exception", "Error", "null", "a fault of its reader");
            assertThat(fault.why().length()).isLessThan(1000);
          });
      assertThat(articles.size() + reader.setAside().size()).isGreaterThan(1);
      assertThat(reader.notes()).allSatisfy(note -> assertThat(note.count()).isPositive());
    }
  }

  private static String ending(String format) {
    return switch (format) {
      case "nitf", "g2", "rss", "mets", "alto", "atom" -> "xml";
      case "ninjs" -> "json";
      case "anpa", "iptc" -> "txt";
      case "nested" -> "zip";
      case "gkg", "numbered" -> "csv";
      case "head" -> "txt";
      case "reuters" -> "sgm";
      case "lexis", "text", "factiva.txt" -> "txt";
      case "lexis.html", "factiva" -> "html";
      default -> format;
    };
  }

  private static byte[] sample(String format) {
    String json =
        "{\"id\":\"1\",\"title\":\"T\",\"text\":\"One \\u00fc <p>two</p> &amp;\",\"date\":\"2020-01-05\",\"authors\":[{\"name\":\"Jane Roe\"}],\"n\":1.5}";
    String lexis =
        "Cover\n\n 1 of 2 DOCUMENTS\n\n The Paper\n\n March 14, 2013 Thursday\n\nHeadline\n\n"
            + "BYLINE: Jane Roe\n\nLENGTH: 9 words\n\nText of it.\n\nLOAD-DATE: May 1, 2014\n\n"
            + " Copyright 2013 The Paper\n";
    return switch (format) {
      case "json" -> utf8("{\"articles\":[" + json + ",\n" + json + "]}");
      case "jsonl" -> utf8(json + "\n" + json + "\n");
      case "csv" ->
          utf8("id,title,text,date\n1,\"T, t\",\"One\n\"\"two\"\".\",2020-01-05\n2,T,X,5/6/2020\n");
      case "nitf" ->
          utf8(
              "<?xml version=\"1.0\"?><nitf><head><docdata><doc-id id-string=\"a\"/></docdata></head><body><body.head><hedline><hl1>H</hl1></hedline></body.head><body.content><p>One &amp; &nbsp; two.</p></body.content></body></nitf>");
      case "g2" ->
          utf8(
              "<newsItem guid=\"a\" version=\"1\"><contentMeta><headline>H</headline></contentMeta><contentSet><inlineXML><html><body><p>One.</p></body></html></inlineXML></contentSet></newsItem>");
      case "rss" ->
          utf8(
              "<rss><channel><title>P</title><item><title>T</title><description>&lt;p&gt;One&lt;/p&gt;</description><pubDate>Sun, 05 Jan 2020 10:00:00 GMT</pubDate></item></channel></rss>");
      case "reuters" ->
          utf8(
              "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"7\">\n<DATE> 5-MAR-1987 15:01:01.79</DATE>\n<TEXT>&#2;\n<TITLE>T</TITLE><DATELINE> LIMA, March 5 - </DATELINE><BODY>One.\n    Two.\n&#3;</BODY></TEXT>\n</REUTERS>\n");
      case "lexis" -> utf8(lexis + lexis.replace("Cover\n\n 1", "\n 2"));
      case "lexis.html" ->
          utf8(
              "<html><body>\n<!-- Hide\n<DOC NUMBER=1>\n<DOCFULL> -->\n<p>"
                  + lexis.replace("\n\n", "</p>\n<p>")
                  + "</p></body></html>");
      case "story" -> utf8("(CNN) -- One.\n\n@highlight\n\nTwo\n");
      case "eml" ->
          utf8(
              "From: a@example.org\nSubject: =?utf-8?Q?Z=C3=BC?=\nMessage-ID: <1>\nContent-Type:"
                  + " multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
                  + "Content-Transfer-Encoding: base64\n\nT25lLg==\n--b--\n");
      case "zip" -> zip("a.txt", "One.\n");
      case "tar" -> tar("a.txt", utf8("One.\n"), "b.jsonl", utf8(json));
      case "nested" -> zip("x.tar", tar("a.txt", utf8("One.\n"), "b.zip", zip("c.txt", "Two.")));
      case "tsv" -> utf8("id\ttitle\ttext\n1\tT\tOne.\n2\tT\tTwo.\n");
      case "ninjs" ->
          utf8(
              "{\"uri\":\"a\",\"version\":\"2\",\"versioncreated\":\"2020-01-05T10:00:00Z\",\"pubstatus\":\"canceled\",\"headlines\":[{\"role\":\"main\",\"value\":\"H\"}],\"bodies\":[{\"contenttype\":\"text/html\",\"value\":\"<p>One.</p>\"}]}");
      case "atom" ->
          utf8(
              "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>P</title><entry><id>a</id><title>T</title><updated>2020-01-05T10:00:00Z</updated><content type=\"html\">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>");
      case "gkg" ->
          utf8(
              ("20150218230000-1\t20150218230000\t1\texample.org\thttps://example.org/a\t\t\t\t\t"
                      + "1#Leeds#UK##1#2#x\t1#Leeds#UK##1#2#x#9\t\tJane Roe,4\t\tAcme Corp,20"
                      + "\t".repeat(13)
                      + "\n")
                  .repeat(2));
      case "numbered" -> utf8("id,title,text\n1,T,One.\n2,\"U\nV\",Two.\n3,W,Three.\n");
      case "head" ->
          utf8(
              "https://example.org/1\n\nGate opens\nThe Post\n3 July 2019\nBy Jane Roe\n\nThe gate"
                  + " opened on Monday, Ann Poe said, and it was good for all who live in the town.\n");
      case "wet" ->
          utf8(
              "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://example.org\r\nContent-Length: 4\r\n\r\nOne.\r\n\r\n"
                  .repeat(3));
      case "anpa" ->
          utf8(
              "\u0016\u0001a0714\u001freute\nu f BC-Slug   02-26 0105\n\u0002^Head<\n^By JANE ROE=\n   LIMA (AP) _ One.\n   Two.\nAP-NY-02-26-05 1408EST\n\u0003\u0004");
      case "iptc" ->
          utf8(
              "\u0001dpa1234 4 pl 250 Key\n\u0002Head =\nOne.\n  Two.\n\u0003\n261408 Feb 05\n\u0004");
      case "alto" ->
          utf8(
              "<alto><Layout><Page><PrintSpace><TextBlock ID=\"b\"><TextLine><String CONTENT=\"An\" SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"Anna\"/><HYP/></TextLine><TextLine><String CONTENT=\"na\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"Anna\"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>");
      case "mets" ->
          utf8(
              "<mets><dmdSec ID=\"d\"><title>P</title><dateIssued>1850-01-05</dateIssued></dmdSec><file ID=\"f\"><FLocat href=\"c.xml\"/></file><structMap><div TYPE=\"ARTICLE\" LABEL=\"L\"><div TYPE=\"HEADING\"><fptr><area FILEID=\"f\" BEGIN=\"b\"/></fptr></div></div></structMap></mets>");
      case "docx" ->
          zip(
              "word/document.xml",
              "<d><p><t>" + lexis.replace("\n\n", "</t></p><p><t>") + "</t></p></d>");
      case "factiva.txt" ->
          utf8(
              "SE News\nHD H\nBY By Jane Roe\nWC 9 words\nPD 14 March 2013\nSN P\nLP One.\nTD\nTwo.\nIN i1 : Ports\nAN Document EXTM000020130314e93e0001a\n\nNews\nHeadline\nBy Jane Roe\n9 words\n15 March 2013\nP\nEXTM\nEnglish\n(c) 2013\nOne.\nDocument EXTM000020130314e93e0002a\n");
      case "factiva" ->
          utf8(
              "<html><body>Factiva<div class='article'><table><tr><td>HD</td><td>H</td></tr><tr><td>PD</td><td>14 March 2013</td></tr><tr><td>TD</td><td><p>One.</p></td></tr></table></div></body></html>");
      case "html" ->
          utf8(
              "<!DOCTYPE html><html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"articleBody\":\"One.\"}</script></head><body><article><p>One.</p></article></body></html>");
      case "warc" -> warc("<html><head><title>T</title></head><body><p>One.</p></body></html>");
      default ->
          utf8(
              "Headline: T\nPublished: January 5, 2020\nAuthor: Jane Roe\n\nWASHINGTON (AP) — Text é.\n");
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] warc(String html) {
    String http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html;
    String record =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/1\r\n"
            + "WARC-Date: 2020-01-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            + "Content-Type: application/http; msgtype=response\r\nContent-Length: "
            + http.length()
            + "\r\n\r\n"
            + http
            + "\r\n\r\n";
    return utf8(record + record);
  }

  private static byte[] tar(String one, byte[] first, String other, byte[] second) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(one, first);
    files.put(other, second);
    return ContainersTest.tar(files);
  }

  private static byte[] zip(String name, String text) {
    return zip(name, utf8(text));
  }

  private static byte[] zip(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
