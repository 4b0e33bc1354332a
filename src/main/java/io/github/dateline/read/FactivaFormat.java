package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.internal.text.Bylines;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.HtmlText;
import io.github.dateline.read.internal.LooseDates;
import io.github.dateline.read.internal.RawArticle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** HTML exports of Factiva: many articles a file, with two-letter fields or as they are shown. */
final class FactivaFormat implements ArticleFormat {
  private static final Pattern SIGN = Pattern.compile("class=[\"']?article en\\w{0,20}article");

  private static final List<String> SIGNS = List.of("enheadline", "articleparagraph", "factiva");

  private static final Pattern WORDS = Pattern.compile("(?i)[\\d,.]+ words");
  private static final Pattern DOCUMENT = Pattern.compile("Document (\\w{10,})");

  @Override
  public String title() {
    return "Factiva";
  }

  @Override
  public List<String> endings() {
    return List.of(".html", ".htm");
  }

  @Override
  public boolean matches(Beginning beginning) {
    String text = beginning.text();
    return text.stripLeading().startsWith("<")
        && text.contains("rticle")
        && isSigned(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isSigned(String lower) {
    return SIGNS.stream().anyMatch(lower::contains)
        || (lower.contains("article en") && SIGN.matcher(lower).find());
  }

  @Override
  public Articles read(Input input) throws IOException {
    OpenInput open = (OpenInput) input;
    Document page = HtmlFormat.parse(open);
    List<Element> found = new ArrayList<>();
    for (Element div : page.select("div.article, div.enArticle, div[id^=article-]")) {
      if (div.parents().stream().noneMatch(found::contains)) {
        found.add(div);
      }
    }
    Iterator<Element> articles = found.iterator();
    if (found.isEmpty()) {
      open.setAside(open.name(), "an export of Factiva without an article that is known");
    }
    return new Articles() {
      private long number;

      @Override
      public @Nullable Article next() {
        while (articles.hasNext()) {
          number++;
          Element element = articles.next();
          try {
            RawArticle raw = new RawArticle(open.rules(), where());
            fill(element, raw);
            return raw.build(open.id() + "#" + number);
          } catch (IllegalArgumentException e) {
            open.setAside(where(), String.valueOf(e.getMessage()));
          }
        }
        return null;
      }

      @Override
      public String where() {
        return open.name() + "#" + number;
      }
    };
  }

  private static void fill(Element article, RawArticle raw) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (Element row : article.select("tr")) {
      List<Element> cells = row.select("> td");
      if (cells.size() == 2 && cells.get(0).text().strip().matches("[A-Z]{2,3}")) {
        fields.put(cells.get(0).text().strip(), HtmlText.of(cells.get(1)));
      }
    }
    if (fields.containsKey("HD") || fields.containsKey("TD")) {
      coded(fields, raw);
    } else {
      shown(article, raw);
    }
  }

  private static void coded(Map<String, String> fields, RawArticle raw) {
    raw.set(ArticleField.ID, document(fields.getOrDefault("AN", "")));
    raw.set(ArticleField.HEADLINE, oneLine(fields.getOrDefault("HD", "")));
    raw.authors("authors", Bylines.names(fields.getOrDefault("BY", "")));
    String date = fields.getOrDefault("PD", "");
    raw.set(ArticleField.PUBLISHED, (date + " " + fields.getOrDefault("ET", "")).strip());
    raw.set(ArticleField.SOURCE, fields.get("SN"));
    raw.set(ArticleField.SECTION, fields.get("SE"));
    String lead = fields.getOrDefault("LP", "");
    raw.set(ArticleField.BODY, (lead + "\n\n" + fields.getOrDefault("TD", "")).strip());
    for (String key : new String[] {"LA", "PG", "ED", "CO", "IN", "NS", "RE", "PUB", "CLM"}) {
      raw.keep(key, fields.get(key));
    }
  }

  private static String document(String text) {
    return text.replaceFirst("^Document\\s+", "").strip();
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Headline, then lines of what is known, of which the number of words is the landmark. */
  private static void shown(Element article, RawArticle raw) {
    Element title = article.selectFirst(".enHeadline, [class*=Headline], h1, h2");
    raw.set(ArticleField.HEADLINE, title == null ? "" : title.text());
    List<String> paragraphs = new ArrayList<>();
    for (Element p : article.select("p.articleParagraph, p[class*=rticleParagraph], p")) {
      var id = DOCUMENT.matcher(p.text().strip());
      if (id.matches()) {
        raw.set(ArticleField.ID, id.group(1));
      } else if (!p.text().isBlank()) {
        paragraphs.add(HtmlText.of(p));
      }
    }
    raw.set(ArticleField.BODY, String.join("\n\n", paragraphs));
    List<String> lines = new ArrayList<>();
    int above = 0;
    for (Element div : article.select("div")) {
      boolean leaf = div.select("div").size() == 1 && div.select("p").isEmpty();
      boolean heading =
          title != null
              && (div == title
                  || div.selectFirst("*") == title
                  || title.parents().contains(div)
                  || div.text().equals(title.text()));
      if (heading && !div.text().isBlank()) {
        above = leaf || div.select("div").size() == 1 ? lines.size() : above;
      } else if (leaf && !div.text().isBlank()) {
        lines.add(div.text().strip());
      }
    }
    int words = -1;
    for (int i = 0; i < lines.size() && words < 0; i++) {
      words = WORDS.matcher(lines.get(i)).matches() ? i : -1;
    }
    for (String line : lines) {
      var id = DOCUMENT.matcher(line);
      if (id.matches()) {
        raw.set(ArticleField.ID, id.group(1));
      }
    }
    if (words < 0) {
      return;
    }
    // The section stands above the headline, the byline below it.
    if (words > above && lines.get(words - 1).length() < 200) {
      raw.authors("authors", Bylines.names(lines.get(words - 1)));
    }
    if (above > 0 && above <= words) {
      raw.set(ArticleField.SECTION, lines.get(above - 1));
    }
    int at = words + 1;
    if (at < lines.size() && !LooseDates.read(lines.get(at)).iso().isEmpty()) {
      String time =
          at + 1 < lines.size() && lines.get(at + 1).matches("\\d{1,2}:\\d{2}( [AaPp][Mm])?.{0,5}")
              ? lines.get(at + 1)
              : "";
      raw.set(ArticleField.PUBLISHED, (lines.get(at) + " " + time).strip());
      at += time.isEmpty() ? 1 : 2;
    }
    if (at < lines.size()) {
      raw.set(ArticleField.SOURCE, lines.get(at));
    }
  }
}
