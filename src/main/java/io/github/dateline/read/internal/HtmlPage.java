package io.github.dateline.read.internal;

import io.github.dateline.internal.text.Bylines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
    Map<String, String> metas = metas(page);
    String canonical =
        first(page.select("link[rel=canonical]").attr("href"), meta(metas, "og:url"));
    Map<String, @Nullable Object> data = linked(page, canonical);
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
    raw.set(ArticleField.URL, first(canonical, text(data, "url")));
    List<String> authors = new ArrayList<>();
    names(data.get("author"), authors);
    String byline =
        authors.isEmpty() ? meta(metas, "author", "article:author", "byl", "dc.creator") : "";
    raw.authors(
        "authors", byline.startsWith("http") || byline.isEmpty() ? authors : Bylines.names(byline));
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

  /**
   * The object of JSON-LD that is the page's article: of several the one with its address, or else
   * with its headline; none where no one is.
   */
  private static Map<String, @Nullable Object> linked(Document page, String canonical) {
    List<Map<String, @Nullable Object>> articles = new ArrayList<>();
    for (Element script : page.select("script[type=application/ld+json]")) {
      try (JsonDocument json = JsonDocument.ofValues(script.data())) {
        collect(json.value(), 0, articles);
      } catch (IOException | IllegalArgumentException e) {
        // The page may still have its text.
      }
    }
    String address = address(canonical);
    String headline = element(page, "h1");
    return Stream.<Predicate<Map<String, @Nullable Object>>>of(
            one -> !address.isEmpty() && addresses(one).contains(address),
            one -> !headline.isEmpty() && text(one, "headline").equals(headline),
            one -> articles.stream().map(other -> text(other, "headline")).distinct().count() == 1)
        .flatMap(fits -> articles.stream().filter(fits).limit(1))
        .findFirst()
        .orElse(Map.of());
  }

  /** The addresses that an object says to be its own. */
  private static Set<String> addresses(Map<String, @Nullable Object> article) {
    Set<String> addresses = new HashSet<>();
    for (String key : List.of("url", "@id", "mainEntityOfPage")) {
      Object value = article.get(key);
      Object one = value instanceof Map<?, ?> map ? map.get("@id") : value;
      addresses.add(address(String.valueOf(one)));
    }
    return addresses;
  }

  /** An address without what differs between two of one page. */
  private static String address(String url) {
    return url.strip().replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("/?(?:#.*)?$", "");
  }

  @SuppressWarnings("unchecked")
  private static void collect(
      @Nullable Object value, int depth, List<Map<String, @Nullable Object>> articles) {
    if (depth > 5) {
      return;
    }
    if (value instanceof Map<?, ?> map) {
      String type = String.valueOf(map.get("@type"));
      if (type.contains("Article") || type.contains("BlogPosting") || type.contains("Report")) {
        articles.add((Map<String, @Nullable Object>) map);
      } else {
        collect(map.get("@graph"), depth + 1, articles);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(one -> collect(one, depth + 1, articles));
    }
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
