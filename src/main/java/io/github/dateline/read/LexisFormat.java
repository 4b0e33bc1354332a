package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.BoundedLines;
import io.github.dateline.read.internal.FactivaDocument;
import io.github.dateline.read.internal.HtmlText;
import io.github.dateline.read.internal.LexisDocument;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.TextDecoder;
import io.github.dateline.read.internal.XmlItems;
import io.github.dateline.read.internal.XmlNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Exports of LexisNexis and Nexis Uni as text, HTML and DOCX: many documents a file, after a cover
 * page. A DOCX of anything else is one article, unless Factiva made it.
 */
final class LexisFormat implements ArticleFormat {
  private static final Pattern HTML_SIGN =
      Pattern.compile(
          "<DOCFULL>|\\d of \\d[\\d,]* DOCUMENTS?\\s*<|>\\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Einde van document)\\s*<");

  /** One of them is in each sign. */
  private static final List<String> HTML_WORDS =
      List.of("<DOCFULL>", "DOCUMENT", " Document", " document", " Dokuments", " documento");

  /** Names that the first part of an Office file has. */
  private static final Set<String> OFFICE =
      Set.of(
          "[Content_Types].xml",
          "_rels/.rels",
          "word/document.xml",
          "docProps/app.xml",
          "docProps/core.xml");

  /** Where the next document begins in HTML. */
  private static final String NEXT_HTML = "<DOC NUMBER=";

  private static final int MAX_LENGTH = 64 << 20;

  @Override
  public String title() {
    return "LexisNexis";
  }

  @Override
  public List<String> endings() {
    return List.of(".txt", ".html", ".htm", ".docx");
  }

  @Override
  public boolean matches(Beginning beginning) {
    if (isDocx(beginning)) {
      return true;
    }
    String text = beginning.text();
    if (isHtml(text)) {
      return HTML_WORDS.stream().anyMatch(text::contains) && HTML_SIGN.matcher(text).find();
    }
    boolean number = false;
    Set<String> signs = new HashSet<>();
    for (String line : text.split("\n", -1)) {
      String bare = line.strip();
      if (LexisDocument.NUMBER.matcher(bare).matches()) {
        if (bare.endsWith("DOCUMENTS")) {
          return true;
        }
        number = true;
      } else if (LexisDocument.isEnd(bare)) {
        signs.add("end");
      } else if (bare.length() < 60 && LexisDocument.isSign(bare)) {
        signs.add(bare.replaceFirst(":.*", ""));
      }
      if (signs.size() > 1 || (number && !signs.isEmpty())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHtml(String text) {
    String root = XmlItems.root(text);
    return root.equalsIgnoreCase("html") || root.equalsIgnoreCase("doc");
  }

  /** Whether a zip file is one of Office's: by its name, or that of its first part. */
  static boolean isDocx(Beginning beginning) {
    byte[] bytes = beginning.bytes();
    if (bytes.length < 31 || bytes[0] != 'P' || bytes[1] != 'K' || bytes[2] != 3 || bytes[3] != 4) {
      return false;
    }
    int length = Math.min(bytes.length - 30, (bytes[26] & 0xff) | (bytes[27] & 0xff) << 8);
    String first = new String(bytes, 30, length, StandardCharsets.UTF_8);
    return OFFICE.contains(first) || beginning.ending().equals(".docx");
  }

  @Override
  public Articles read(Input input) throws IOException {
    OpenInput open = (OpenInput) input;
    if (isDocx(open.beginning())) {
      return new Documents(open, new DocxLines(open.content()));
    }
    BoundedLines reader = new BoundedLines(new InputStreamReader(open.content(), encoding(open)));
    return new Documents(
        open, isHtml(open.beginning().text()) ? new HtmlLines(reader) : reader::next);
  }

  /** The encoding of a text, by its beginning where nothing says it. */
  static Charset encoding(OpenInput open) {
    byte[] head = open.beginning().bytes();
    if (TextDecoder.isUtf16(head, head.length)) {
      return StandardCharsets.UTF_16;
    }
    return open.options()
        .encoding()
        .orElse(
            TextDecoder.isUtf8(head) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252"));
  }

  /** Gives the lines of a file, null at its end. */
  interface Lines {
    @Nullable String next() throws IOException;
  }

  /** Cuts a file's lines into documents. */
  private static final class Documents implements Articles {
    private final OpenInput input;
    private final Lines lines;
    private long number;
    private boolean ended;
    private boolean signs;
    private boolean numbered;
    private @Nullable Articles factiva;

    Documents(OpenInput input, Lines lines) {
      this.input = input;
      this.lines = lines;
    }

    @Override
    public @Nullable Article next() throws IOException {
      if (factiva != null) {
        return factiva.next();
      }
      while (!ended) {
        boolean first = !signs;
        List<String> document = document();
        if (first && ended && !signs && FactivaDocument.isExport(document)) {
          Iterator<String> all = document.iterator();
          factiva = FactivaFormat.ofLines(input, () -> all.hasNext() ? all.next() : null);
          return factiva.next();
        }
        // What stands before the first "1 of 10 DOCUMENTS" is no document.
        boolean cover = first && numbered;
        if (document.stream().allMatch(String::isBlank)) {
          continue;
        }
        boolean known = LexisDocument.isDocument(document);
        if (cover || (!known && signs && (number == 0 || ended))) {
          // A cover page, or what follows the last document.
          continue;
        }
        number++;
        try {
          RawArticle raw = new RawArticle(input.rules(), where());
          if (known) {
            LexisDocument.fill(document, raw);
          } else if (signs) {
            throw new IllegalArgumentException("a document without a date line: not read");
          } else {
            PlainTextFormat.fillBare(String.join("\n", document).strip(), raw);
          }
          // Not the address: some papers give that of their front page.
          String place = input.id() + "#" + number;
          raw.set(ArticleField.ID, place);
          return raw.build(input.places(), place);
        } catch (IllegalArgumentException e) {
          input.setAside(where(), String.valueOf(e.getMessage()));
        }
      }
      if (number == 0) {
        number = 1;
        input.setAside(input.name(), "an export of LexisNexis without a document that is known");
      }
      return null;
    }

    /** The lines up to the next sign of a document's beginning or end. */
    private List<String> document() throws IOException {
      List<String> document = new ArrayList<>();
      long length = 0;
      String line = lines.next();
      while (line != null) {
        boolean number = LexisDocument.NUMBER.matcher(line).matches();
        if (number || LexisDocument.isEnd(line)) {
          numbered = number && !signs;
          signs = true;
          return document;
        }
        length += line.length() + 10;
        if (length < MAX_LENGTH) {
          document.add(line.startsWith("\ufeff") ? line.substring(1) : line);
        }
        line = lines.next();
      }
      ended = true;
      return document;
    }

    @Override
    public String where() {
      return factiva == null ? input.name() + "#" + number : factiva.where();
    }
  }

  /** The lines of the documents of an HTML export, one document of it in memory. */
  private static final class HtmlLines implements Lines {
    private final BoundedLines in;
    private final Queue<String> ready = new ArrayDeque<>();
    private final StringBuilder next = new StringBuilder();
    private boolean ended;

    HtmlLines(BoundedLines in) {
      this.in = in;
    }

    @Override
    public @Nullable String next() throws IOException {
      while (ready.isEmpty() && !ended) {
        String line = in.next();
        int begins = line == null ? -1 : line.indexOf(NEXT_HTML);
        if (line == null || begins >= 0) {
          if (begins >= 0) {
            next.append(line, 0, begins);
          }
          String html = next.toString();
          int open = html.lastIndexOf("<!--");
          html = open > html.lastIndexOf("-->") ? html.substring(0, open) : html;
          ready.addAll(Arrays.asList(HtmlText.of("<p>" + html + "</p>").split("\n", -1)));
          ready.add("");
          next.setLength(0);
          if (line != null) {
            String rest = line.substring(begins);
            next.append("<!-- ").append(rest).append('\n');
          } else {
            ended = true;
          }
        } else if (next.length() + line.length() < MAX_LENGTH) {
          next.append(line).append('\n');
        }
      }
      return ready.poll();
    }
  }

  /** The paragraphs of a DOCX, each with a blank line after it. */
  private static final class DocxLines implements Lines {
    private static final Set<String> NO_TEXT =
        Set.of(
            "instrText",
            "delText",
            "moveFrom",
            "Fallback",
            "rt",
            "pPr",
            "rPr",
            "drawing",
            "pict",
            "fldData");

    private final XmlItems paragraphs;
    private final Queue<String> ready = new ArrayDeque<>();

    DocxLines(InputStream content) throws IOException {
      ZipInputStream zip = new ZipInputStream(content);
      ZipEntry entry = zip.getNextEntry();
      while (entry != null && !entry.getName().equals("word/document.xml")) {
        entry = zip.getNextEntry();
      }
      if (entry == null) {
        throw new IOException("an Office file that is no DOCX: save it as text, CSV or DOCX");
      }
      paragraphs = new XmlItems(new BufferedInputStream(zip), Set.of("p"));
    }

    @Override
    public @Nullable String next() throws IOException {
      if (ready.isEmpty()) {
        XmlNode paragraph;
        try {
          paragraph = paragraphs.next();
        } catch (IllegalArgumentException e) {
          throw new IOException(e.getMessage(), e);
        }
        if (paragraph == null) {
          return null;
        }
        String text = paragraph.prose(NO_TEXT).replace('\u00a0', ' ');
        ready.addAll(Arrays.asList(text.split("\n", -1)));
        ready.add("");
      }
      return ready.poll();
    }
  }
}
