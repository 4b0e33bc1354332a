package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.BoundedLines;
import io.github.dateline.read.internal.FactivaDocument;
import io.github.dateline.read.internal.HtmlText;
import io.github.dateline.read.internal.RawArticle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Exports of Factiva as HTML or text, and as DOCX where {@link LexisFormat} meets them: many
 * articles a file, with fields of two letters or as they are shown.
 */
final class FactivaFormat implements ArticleFormat {
  private static final Pattern SIGN = Pattern.compile("class=[\"']?article en\\w{0,20}article");

  private static final List<String> SIGNS = List.of("enheadline", "articleparagraph", "factiva");

  private static final int MAX_LENGTH = 64 << 20;

  @Override
  public String title() {
    return "Factiva";
  }

  @Override
  public List<String> endings() {
    return List.of(".html", ".htm", ".txt");
  }

  @Override
  public boolean matches(Beginning beginning) {
    String text = beginning.text();
    if (isHtml(text)) {
      return text.contains("rticle") && isSigned(text.toLowerCase(Locale.ROOT));
    }
    return text.contains(" words") && FactivaDocument.isExport(text.lines().toList());
  }

  private static boolean isHtml(String text) {
    return text.stripLeading().startsWith("<");
  }

  private static boolean isSigned(String lower) {
    return SIGNS.stream().anyMatch(lower::contains)
        || (lower.contains("article en") && SIGN.matcher(lower).find());
  }

  @Override
  public Articles read(Input input) throws IOException {
    OpenInput open = (OpenInput) input;
    if (isHtml(open.beginning().text())) {
      return new Found(open, elements(open));
    }
    BoundedLines lines =
        new BoundedLines(new InputStreamReader(open.content(), LexisFormat.encoding(open)));
    return ofLines(open, lines::next);
  }

  /** The articles of lines. */
  static Articles ofLines(OpenInput input, LexisFormat.Lines lines) {
    return new Found(
        input,
        () -> {
          List<String> document = new ArrayList<>();
          long length = 0;
          String line = lines.next();
          while (line != null) {
            length += line.length() + 10;
            if (length < MAX_LENGTH) {
              document.add(line);
            }
            if (FactivaDocument.isEnd(line)) {
              return raw -> FactivaDocument.fill(document, "", raw);
            }
            line = lines.next();
          }
          // What follows the last article says what was searched for.
          return null;
        });
  }

  private static Documents elements(OpenInput open) throws IOException {
    Document page = HtmlFormat.parse(open);
    List<Element> found = new ArrayList<>();
    for (Element div : page.select("div.article, div.enArticle, div[id^=article-]")) {
      // What has several of them in it is the list of them all.
      if (div.select("div.article, div.enArticle").size() <= 2
          && div.parents().stream().noneMatch(found::contains)) {
        found.add(div);
      }
    }
    Iterator<Element> articles = found.iterator();
    return () -> {
      if (!articles.hasNext()) {
        return null;
      }
      Element element = articles.next();
      return raw -> fill(element, raw);
    };
  }

  private static void fill(Element article, RawArticle raw) {
    Map<String, String> fields = new HashMap<>();
    for (Element row : article.select("tr")) {
      List<Element> cells = row.select("> td");
      if (cells.size() == 2 && cells.get(0).text().strip().matches("[A-Z]{2,3}")) {
        fields.put(cells.get(0).text().strip(), HtmlText.of(cells.get(1)));
      }
    }
    if (fields.containsKey("HD") || fields.containsKey("TD")) {
      FactivaDocument.fill(fields, raw);
      return;
    }
    Element title = article.selectFirst(".enHeadline, [class*=Headline], h1, h2");
    String headline = title == null ? "" : title.text().strip();
    if (title != null) {
      title.text(headline);
    }
    FactivaDocument.fill(Arrays.asList(HtmlText.of(article).split("\n", -1)), headline, raw);
  }

  /** Gives what fills an article, null at the end. */
  private interface Documents {
    @Nullable Filling next() throws IOException;
  }

  private interface Filling {
    void fill(RawArticle raw);
  }

  /** The articles of what was found in a file. */
  private static final class Found implements Articles {
    private final OpenInput input;
    private final Documents documents;
    private long number;

    Found(OpenInput input, Documents documents) {
      this.input = input;
      this.documents = documents;
    }

    @Override
    public @Nullable Article next() throws IOException {
      Filling filling = documents.next();
      while (filling != null) {
        number++;
        try {
          RawArticle raw = new RawArticle(input.rules(), where());
          filling.fill(raw);
          return raw.build(input.places(), input.id() + "#" + number);
        } catch (IllegalArgumentException e) {
          input.setAside(where(), String.valueOf(e.getMessage()));
        }
        filling = documents.next();
      }
      if (number == 0) {
        number = 1;
        input.setAside(input.name(), "an export of Factiva without an article that is known");
      }
      return null;
    }

    @Override
    public String where() {
      return input.name() + "#" + number;
    }
  }
}
