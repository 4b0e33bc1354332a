package io.github.dateline.read.internal;

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
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The article of an HTML page: what the page says of it for machines (JSON-LD, meta elements), and
 * the text of its main part.
 */
public final class HtmlPage {
  /** Elements that hold no prose of the article. */
  private static final Set<String> NO_PROSE =
      Set.of(
          "script",
          "style",
          "noscript",
          "nav",
          "header",
          "footer",
          "aside",
          "form",
          "figure",
          "figcaption",
          "button",
          "iframe",
          "template");

  /** Parts of the names of classes of such elements. */
  private static final List<String> NO_PROSE_CLASSES =
      List.of(
          "related",
          "share",
          "social",
          "newsletter",
          "comment",
          "caption",
          "credit",
          "byline",
          "advert",
          "promo",
          "breadcrumb",
          "sidebar",
          "cookie");

  private static final Set<String> CONTAINERS =
      Set.of("article", "main", "section", "div", "td", "body");

  private static final Set<String> PARAGRAPHS = Set.of("p", "h2", "h3", "blockquote", "li");

  /** A page with no more prose than this, and so many links, is a list of links. */
  private static final int MAX_PROSE_OF_INDEX = 300;

  private static final int LINKS_OF_INDEX = 15;

  /** The attributes that name a meta element. */
  private static final List<String> META_KEYS = List.of("property", "name", "itemprop");

  /** What else is kept among what the meta elements say. */
  private static final String CANONICAL = "link";

  private static final String TITLE = "h1";

  private static final String TIME = "time";

  private HtmlPage() {}

  /** Reads the fields of a page. */
  public static void fill(Document page, RawArticle raw) {
    Map<String, String> metas = new HashMap<>();
    List<String> scripts = new ArrayList<>();
    page.forEach(element -> {
      switch (element.normalName()) {
        case "meta" -> addMeta(element, metas);
        case "link" -> {
          if (element.attr("rel").equalsIgnoreCase("canonical")) {
            metas.putIfAbsent(CANONICAL, element.attr("href"));
          }
        }
        case "time" -> {
          if (element.hasAttr("datetime")) {
            metas.putIfAbsent(TIME, element.attr("datetime"));
          }
        }
        case "script" -> {
          if (element.attr("type").equalsIgnoreCase("application/ld+json")) {
            scripts.add(element.data());
          }
        }
        case "h1" -> metas.putIfAbsent(TITLE, element.text());
        default -> {}
      }
    });
    String title = metas.getOrDefault(TITLE, "");
    String canonical = first(metas.getOrDefault(CANONICAL, ""), meta(metas, "og:url"));
    Map<String, @Nullable Object> data = linked(scripts, canonical, title);
    raw.set(
        ArticleField.HEADLINE,
        first(
            text(data, "headline"), meta(metas, "og:title", "twitter:title"), title, page.title()));
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
            metas.getOrDefault(TIME, "")));
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
  private static Map<String, @Nullable Object> linked(
      List<String> scripts, String canonical, String title) {
    if (scripts.isEmpty()) {
      return Map.of();
    }
    List<Map<String, @Nullable Object>> articles = new ArrayList<>();
    for (String script : scripts) {
      try (JsonDocument json = JsonDocument.ofValues(script)) {
        collect(json.value(), 0, articles);
      } catch (IOException | IllegalArgumentException e) {
        // The page may still have its text.
      }
    }
    String address = address(canonical);
    return Stream.<Predicate<Map<String, @Nullable Object>>>of(
            one -> !address.isEmpty() && addresses(one).contains(address),
            one -> !title.isEmpty() && text(one, "headline").equals(title),
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

  /** Adds what a meta element says, by the attribute that names it and the name. */
  private static void addMeta(Element meta, Map<String, String> metas) {
    String content = meta.attr("content").strip();
    for (String key : META_KEYS) {
      String name = meta.attr(key).strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !content.isEmpty()) {
        metas.putIfAbsent(key + "=" + name, content);
      }
    }
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
    List<Element> without = new ArrayList<>();
    body.forEach(element -> {
      if (isNoProse(element)) {
        without.add(element);
      }
    });
    without.forEach(Element::remove);
    Element best = null;
    long most = 0;
    for (Element element : body.stream().toList()) {
      boolean named = element.attr("itemprop").equals("articleBody");
      if (!named && !CONTAINERS.contains(element.normalName())) {
        continue;
      }
      long length = named ? 1_000_000 + prose(element) : 0;
      for (Element child : element.children()) {
        if (child.normalName().equals("p")) {
          length += Math.max(0, prose(child));
        }
      }
      if (length > most) {
        most = length;
        best = element;
      }
    }
    if (most < MAX_PROSE_OF_INDEX && isIndex(body)) {
      throw new IllegalArgumentException("a list of links, no article");
    }
    if (best == null) {
      return HtmlText.of(body);
    }
    StringBuilder text = new StringBuilder();
    addParagraphs(best, text);
    return text.isEmpty() ? HtmlText.of(best) : text.toString();
  }

  private static boolean isNoProse(Element element) {
    if (NO_PROSE.contains(element.normalName())
        || element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")) {
      return true;
    }
    String classes = element.className().toLowerCase(Locale.ROOT);
    return !classes.isEmpty() && NO_PROSE_CLASSES.stream().anyMatch(classes::contains);
  }

  /** Whether most of a page's text is links, and there are many. */
  private static boolean isIndex(Element body) {
    return prose(body) < 0 && body.getElementsByTag("a").size() >= LINKS_OF_INDEX;
  }

  /** Adds the paragraphs within an element, those within list items and quotes with them. */
  private static void addParagraphs(Element element, StringBuilder text) {
    element.filter((node, depth) -> {
      String name = node.normalName();
      if (node == element || !PARAGRAPHS.contains(name) || !(node instanceof Element paragraph)) {
        return NodeFilter.FilterResult.CONTINUE;
      }
      String said = HtmlText.of(paragraph);
      if (!said.isBlank()) {
        text.append(text.isEmpty() ? "" : "\n\n").append(said);
      }
      return name.equals("li") || name.equals("blockquote")
          ? NodeFilter.FilterResult.SKIP_CHILDREN
          : NodeFilter.FilterResult.CONTINUE;
    });
  }

  /** How many characters of an element's text are in no link, less those that are. */
  private static long prose(Element element) {
    long[] length = new long[1];
    element.traverse(
        new NodeVisitor() {
          private int links;

          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
              int characters = text.text().strip().length();
              length[0] += links > 0 ? -characters : characters;
            } else if (node.nameIs("a")) {
              links++;
            }
          }

          @Override
          public void tail(Node node, int depth) {
            links -= node.nameIs("a") ? 1 : 0;
          }
        });
    return length[0];
  }
}
