package io.github.dateline.read.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The article of an HTML page: what the page says of it for machines (JSON-LD, meta elements), and
 * the text of its main part.
 */
public final class HtmlPage {
  private static final String NO_PROSE =
      "script,style,noscript,nav,header,footer,aside,form,figure,figcaption,button,iframe,template,"
          + "[class*=related],[class*=share],[class*=social],[class*=newsletter],[class*=comment],"
          + "[class*=caption],[class*=credit],[class*=byline],[class*=advert],[class*=promo],"
          + "[class*=breadcrumb],[class*=sidebar],[class*=cookie],[hidden],[aria-hidden=true]";

  /** The attributes that name a meta element. */
  private static final List<String> META_KEYS = List.of("property", "name", "itemprop");

  private HtmlPage() {}

  /** Reads the fields of a page. */
  public static void fill(Document page, RawArticle raw) {
    Map<String, @Nullable Object> data = linked(page);
    Map<String, String> metas = metas(page);
    raw.set(
        ArticleField.HEADLINE,
        first(
            text(data, "headline"),
            meta(metas, "og:title", "twitter:title"),
            element(page, "h1"),
            page.title()));
    raw.set(
        ArticleField.PUBLISHED,
        first(
            text(data, "datePublished"),
            meta(
                metas,
                "article:published_time",
                "datePublished",
                "date",
                "pubdate",
                "dc.date",
                "dcterms.created",
                "parsely-pub-date",
                "sailthru.date"),
            page.select("time[datetime]").attr("datetime")));
    raw.set(
        ArticleField.SOURCE,
        first(
            text(data, "publisher"),
            meta(metas, "og:site_name", "application-name", "dc.publisher")));
    raw.set(
        ArticleField.SECTION,
        first(text(data, "articleSection"), meta(metas, "article:section", "section")));
    raw.set(
        ArticleField.URL,
        first(
            page.select("link[rel=canonical]").attr("href"),
            meta(metas, "og:url"),
            text(data, "url")));
    List<String> authors = new ArrayList<>();
    names(data.get("author"), authors);
    String byline =
        authors.isEmpty() ? meta(metas, "author", "article:author", "byl", "dc.creator") : "";
    raw.authors(
        "authors",
        byline.startsWith("http") || byline.isEmpty() ? authors : RawArticle.authorsOf(byline));
    String body = text(data, "articleBody");
    if (body.isEmpty()) {
      body = main(page);
    } else if (HtmlText.isHtml(body) || HtmlText.hasEntities(body)) {
      body = HtmlText.of(body);
    }
    if (body.isBlank()) {
      throw new IllegalArgumentException("no text in it");
    }
    raw.set(ArticleField.BODY, body);
  }

  /** The object of JSON-LD that is an article. */
  private static Map<String, @Nullable Object> linked(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      try (JsonDocument json = JsonDocument.ofValues(script.data())) {
        Object value = json.value();
        Map<String, @Nullable Object> found = article(value, 0);
        if (found != null) {
          return found;
        }
      } catch (IOException | IllegalArgumentException e) {
        // The page may still have its text.
      }
    }
    return Map.of();
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, @Nullable Object> article(
      @Nullable Object value, int depth) {
    if (depth > 5) {
      return null;
    }
    if (value instanceof Map<?, ?> map) {
      String type = String.valueOf(map.get("@type"));
      if (type.contains("Article") || type.contains("BlogPosting") || type.contains("Report")) {
        return (Map<String, @Nullable Object>) map;
      }
      return article(map.get("@graph"), depth + 1);
    }
    if (value instanceof List<?> list) {
      for (Object one : list) {
        Map<String, @Nullable Object> found = article(one, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static String text(Map<String, @Nullable Object> data, String key) {
    List<String> names = new ArrayList<>();
    names(data.get(key), names);
    return String.join(", ", names);
  }

  private static void names(@Nullable Object value, List<String> names) {
    if (value instanceof List<?> list) {
      list.forEach(one -> names(one, names));
    } else if (value instanceof Map<?, ?> map) {
      names(map.get("name"), names);
    } else if (value != null && !value.toString().isBlank()) {
      names.add(value.toString());
    }
  }

  /** What the page's meta elements say, by the attribute that names it and the name. */
  private static Map<String, String> metas(Document page) {
    Map<String, String> metas = new HashMap<>();
    for (Element meta : page.select("meta")) {
      String content = meta.attr("content").strip();
      for (String key : META_KEYS) {
        String name = meta.attr(key).strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !content.isEmpty()) {
          metas.putIfAbsent(key + "=" + name, content);
        }
      }
    }
    return metas;
  }

  private static String meta(Map<String, String> metas, String... names) {
    for (String name : names) {
      for (String key : META_KEYS) {
        String content = metas.get(key + "=" + name.toLowerCase(Locale.ROOT));
        if (content != null) {
          return content;
        }
      }
    }
    return "";
  }

  private static String element(Document page, String name) {
    Element found = page.selectFirst(name);
    return found == null ? "" : found.text();
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }

  /** The paragraphs of the element that has most text in paragraphs of its own. */
  private static String main(Document page) {
    Element body = page.body();
    body.select(NO_PROSE).remove();
    Element best = null;
    long most = 0;
    for (Element element : body.select("[itemprop=articleBody],article,main,section,div,td,body")) {
      long length = 0;
      for (Element child : element.children()) {
        if (child.normalName().equals("p")) {
          length += prose(child);
        }
      }
      if (element.attr("itemprop").equals("articleBody")) {
        length += 1_000_000 + prose(element);
      }
      if (length > most) {
        most = length;
        best = element;
      }
    }
    if (best == null) {
      return HtmlText.of(body);
    }
    StringBuilder text = new StringBuilder();
    for (Element child : best.select("p,h2,h3,blockquote,li")) {
      boolean within =
          child.parents().stream().anyMatch(p -> p.normalName().matches("li|blockquote"));
      if (!within && !child.text().isBlank()) {
        text.append(text.isEmpty() ? "" : "\n\n").append(HtmlText.of(child));
      }
    }
    return text.isEmpty() ? HtmlText.of(best) : text.toString();
  }

  /** How much of an element's text is no link. */
  private static long prose(Element element) {
    return Math.max(0, element.text().length() - 2L * element.select("a").text().length());
  }
}
