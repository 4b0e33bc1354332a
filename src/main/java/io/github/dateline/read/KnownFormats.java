package io.github.dateline.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats that are read, and those that are told by name and set aside. */
final class KnownFormats {
  /** As much of a file's beginning as formats are shown, in bytes. */
  static final int HEAD_BYTES = 1 << 16;

  private static final PlainTextFormat TEXT = new PlainTextFormat();

  /** Formats of others, then Dateline's. */
  private static final List<ArticleFormat> ALL = all();

  /** Bytes that a file of a format begins with, in hexadecimal digits, and what to say of it. */
  private static final String[][] BINARY = {
    {"7b5c727466", "an RTF file: not read yet; save it as text or DOCX"},
    {"25504446", "a PDF file: not read; make text of it first, as pdftotext does"},
    {"d0cf11e0a1b11ae1", "an old Office file (DOC, XLS, MSG): not read; save it as text or DOCX"},
    {"377abcaf271c", "a 7z archive: unpack it first"},
    {"526172211a07", "a RAR archive: unpack it first"},
    {"425a68", "a bzip2 file: unpack it first"},
    {"fd377a585a00", "an xz file: unpack it first"},
    {"28b52ffd", "a Zstandard file: unpack it first"},
    {"50415231", "a Parquet file: make CSV or JSON lines of it first"},
    {"53514c69746520666f726d6174", "an SQLite database: export CSV or JSON lines from it first"},
    {"89504e47", "a PNG picture, no text"},
    {"ffd8ff", "a JPEG picture, no text"},
    {"47494638", "a GIF picture, no text"},
    {"8004", "a Python pickle: make CSV or JSON lines of it first"},
    {"8005", "a Python pickle: make CSV or JSON lines of it first"}
  };

  /** What to do with what is told by name alone. */
  private static final String OTHERWISE =
      ": not read yet; make CSV or JSON lines of it, with headline, published, source and body";

  private static final Pattern EUROPRESSE = Pattern.compile("(?i)europresse|cedrom|eureka\\.cc");

  private static final Pattern MBOX =
      Pattern.compile("From \\S+.* \\d{4}\\r?\\n[\\w-]+: [\\s\\S]*");

  private static final Pattern MARKUP =
      Pattern.compile(
          "\\s*(?:<\\?xml[^>]*\\?>\\s*)?(?:<!--(?s:.*?)-->\\s*|<\\?[^>]*\\?>\\s*"
              + "|<!DOCTYPE\\s[^>\\[]*(?:\\[[^\\]]*\\]\\s*)?>\\s*)*<(?:[\\w.-]+:)?([A-Za-z_][\\w.-]*)"
              + "(?:\\s[^<>]*)?/?>[\\s\\S]*");

  private KnownFormats() {}

  private static List<ArticleFormat> all() {
    List<ArticleFormat> others = new ArrayList<>();
    ServiceLoader.load(ArticleFormat.class).forEach(others::add);
    others.addAll(List.of(XmlFormat.values()));
    others.addAll(List.of(ContainerFormat.values()));
    others.addAll(List.of(NewspaperFormat.values()));
    others.add(new WireFormat());
    others.add(new StoryFormat());
    others.add(new MailFormat());
    others.add(new ReutersFormat());
    others.add(new WarcFormat());
    others.add(new LexisFormat());
    others.add(new FactivaFormat());
    others.add(new HtmlFormat());
    others.add(new JsonLinesFormat());
    others.add(new GkgFormat());
    others.add(new CsvFormat());
    return List.copyOf(others);
  }

  /** Whether a file in a folder is to be looked at: some format has its ending. */
  static boolean isToRead(String fileName) {
    String ending = ArticleFormat.Beginning.endingOf(fileName);
    return TEXT.endings().contains(ending)
        || ALL.stream().anyMatch(format -> format.endings().contains(ending));
  }

  /** The format of a file; empty if none reads it. */
  static Optional<ArticleFormat> of(ArticleFormat.Beginning beginning) {
    if (!ofDatabase(beginning).isEmpty()) {
      return Optional.empty();
    }
    for (ArticleFormat format : ALL) {
      if (format.matches(beginning)) {
        return Optional.of(format);
      }
    }
    return whyNot(beginning).isEmpty() ? Optional.of(TEXT) : Optional.empty();
  }

  /** What to say of an export that is not read yet, though it is text or HTML; empty for others. */
  private static String ofDatabase(ArticleFormat.Beginning beginning) {
    byte[] bytes = beginning.bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean proquest =
        text.contains("ProQuest document ID")
            && (text.contains("Full text") || text.contains("Publication title"));
    if (proquest || text.contains("\nPublication info: ") && text.contains("\nFull text: ")) {
      return "an export of ProQuest" + OTHERWISE;
    }
    if (text.startsWith("TY  - ")) {
      return "a RIS file of references" + OTHERWISE;
    }
    boolean newsbank =
        text.contains("\nRecord Number: ") || text.contains("newsbank.com/resources/doc/");
    if (newsbank && (text.contains("\nAuthor/Byline: ") || text.contains("\nReadability: "))) {
      return "an export of NewsBank" + OTHERWISE;
    }
    boolean europresse =
        text.contains("titreArticle")
            || text.contains("DocPublicationName")
            || text.contains("docOcurrContainer");
    return europresse && EUROPRESSE.matcher(text).find()
        ? "an export of Europresse" + OTHERWISE
        : "";
  }

  /** Why a file that no format takes is no plain text either; empty if it may be. */
  static String whyNot(ArticleFormat.Beginning beginning) {
    byte[] bytes = beginning.bytes();
    String database = ofDatabase(beginning);
    if (!database.isEmpty()) {
      return database;
    }
    for (String[] one : BINARY) {
      if (begins(bytes, one[0])) {
        return one[1];
      }
    }
    if (begins(bytes, "504b0304")) {
      return "a zip file without articles that are known";
    }
    String text = beginning.text();
    if (MBOX.matcher(text).matches()) {
      return "a mailbox (mbox): not read yet; save its messages as .eml files";
    }
    Matcher markup = MARKUP.matcher(text.length() > 4000 ? text.substring(0, 4000) : text);
    if (markup.matches() && (text.contains("</") || text.contains("/>"))) {
      return ofMarkup(markup.group(1), text);
    }
    return switch (beginning.ending()) {
      case ".xml", ".nitf", ".sgm", ".sgml" -> "not XML, though the name says so";
      default -> "";
    };
  }

  private static String ofMarkup(String root, String text) {
    return switch (root) {
      case "NewsML" -> "NewsML 1" + OTHERWISE;
      case "newsitem" -> "a Reuters RCV1 item" + OTHERWISE;
      case "DOC", "DOCS" -> "TREC SGML" + OTHERWISE;
      case "rss" ->
          text.contains("wordpress.org/export")
              ? "a WordPress export (WXR): not read yet; give the site's feed or its pages"
              : "an RSS feed without articles";
      case "mediawiki" -> "a MediaWiki dump" + OTHERWISE;
      case "TEI", "TEI.2" -> "a TEI document" + OTHERWISE;
      case "svg" -> "an SVG picture, no text";
      default -> "markup (<" + root + ">) of no format that is known";
    };
  }

  private static boolean begins(byte[] bytes, String hex) {
    if (bytes.length < hex.length() / 2) {
      return false;
    }
    for (int i = 0; i < hex.length() / 2; i++) {
      if ((bytes[i] & 0xff) != Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16)) {
        return false;
      }
    }
    return true;
  }
}
