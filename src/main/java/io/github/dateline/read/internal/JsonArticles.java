package io.github.dateline.read.internal;

import io.github.dateline.Article;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an article of a JSON object: of flat ones by the names of their keys, of ninjs and of the
 * news APIs that nest by their shape.
 */
public final class JsonArticles {
  /** Types of ninjs items that are no text, whatever caption they have. */
  private static final Set<String> NO_TEXT =
      Set.of("picture", "photo", "graphic", "audio", "video", "event", "planning");

  private final RawArticle.Rules rules;
  private final Places places;

  /** Reads by these rules. */
  public JsonArticles(RawArticle.Rules rules, Places places) {
    this.rules = rules;
    this.places = places;
  }

  /**
   * The article of an object.
   *
   * @param where its place, for messages
   * @param otherId its id where it has none
   * @param row which object of its file it is, from 1 on; 0 if that is not known
   * @throws IllegalArgumentException if it cannot be one
   */
  public Article article(
      Map<String, @Nullable Object> given, String where, String otherId, long row) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>(given);
    RawArticle raw = new RawArticle(rules, where);
    mapped(map);
    if (text(map.get("$schema")).contains("json-schema.org")) {
      throw new IllegalArgumentException("a JSON schema, no article");
    }
    if (map.keySet().stream().anyMatch(key -> key.startsWith("body_"))
        || map.containsKey("bodies")
        || map.containsKey("headlines")
        || map.containsKey("versioncreated")
        || map.containsKey("versionCreated")
        || map.containsKey("eventDetails")) {
      ninjs(map, raw);
    }
    apis(map, raw);
    if (isTable(map)) {
      throw new IllegalArgumentException(
          "a table by its columns: write it by its rows, as pandas does with orient=\"records\"");
    }
    map.forEach((key, value) -> put(raw, key, value));
    if (row > 0) {
      raw.row(row);
    }
    return raw.build(places, otherId);
  }

  /** What pandas writes without an orientation, or with "split". */
  private static boolean isTable(Map<String, @Nullable Object> map) {
    return (map.get("columns") instanceof List && map.get("data") instanceof List)
        || !map.isEmpty()
            && map.values().stream()
                .allMatch(value ->
                    value instanceof Map<?, ?> column
                        && !column.isEmpty()
                        && column.keySet().stream().allMatch(key -> text(key).matches("\\d+")));
  }

  /** Brings what the user's paths such as {@code body=article.text} point to up to the top. */
  private void mapped(Map<String, @Nullable Object> map) {
    for (String path : rules.keys().keySet()) {
      if (path.indexOf('.') < 0 || map.containsKey(path)) {
        continue;
      }
      Object value = map;
      for (String name : path.split("\\.")) {
        value = value instanceof Map<?, ?> inner ? inner.get(name) : null;
      }
      if (value != null) {
        map.put(path, value);
      }
    }
  }

  /** ninjs 1.x to 3.x. */
  private static void ninjs(Map<String, @Nullable Object> map, RawArticle raw) {
    String status = lower(map.getOrDefault("pubstatus", map.get("pubStatus")));
    if (status.startsWith("cancel") || status.startsWith("withheld")) {
      raw.withdraw(text(map.get("uri")), text(map.get("version")), "pubstatus is " + status);
    }
    Embargo.check(text(map.get("embargoed")), text(map.get("embargoedreason")));
    String type = lower(map.get("type"));
    if (map.get("eventDetails") instanceof Map) {
      throw new IllegalArgumentException("a ninjs item about an event, no article");
    }
    if (NO_TEXT.contains(type)) {
      throw new IllegalArgumentException("a ninjs item of type " + type + ", no text");
    }
    Object headline = main(map.get("headlines"), "value");
    if (headline != null) {
      map.put("headline", headline);
      map.remove("headlines");
    }
    if (map.get("headline") == null) {
      rename(map, "headline_", "headline");
    }
    if (map.get("body_xhtml") == null && map.get("body_text") == null) {
      rename(map, "body_", "body");
    }
    if (map.get("body_xhtml") != null && map.get("body_text") == null) {
      map.put("body_text", HtmlText.ofHtml(text(map.get("body_xhtml"))));
    }
    for (String html : new String[] {"body_xhtml", "body_nitf"}) {
      if (map.get("body_text") != null) {
        map.remove(html);
      }
    }
    if (map.get("bodies") instanceof List<?> bodies) {
      String body = body(bodies);
      if (!body.isEmpty()) {
        map.put("body", body);
        map.remove("bodies");
      }
    }
    move(map, "versioncreated", "published");
    move(map, "versionCreated", "published");
    move(map, "infosource", "source");
    if (map.get("people") instanceof List<?> people && !map.containsKey("byline")) {
      List<@Nullable Object> authors = new ArrayList<>();
      for (Object person : people) {
        if (person instanceof Map<?, ?> one && lower(one.get("rel")).equals("author")) {
          authors.add(one.get("name"));
        }
      }
      if (!authors.isEmpty()) {
        map.put("authors", authors);
      }
    }
    if (map.get("body") == null && map.get("bodies") == null) {
      Object description = main(map.get("descriptions"), "value");
      if (description != null) {
        map.put("description", description);
        map.remove("descriptions");
      }
    }
    for (String source : new String[] {"copyrightholder", "copyrightHolder"}) {
      if (map.get("source") == null && map.get("infosources") == null) {
        move(map, source, "source");
      }
    }
    if (lower(map.get("language")).startsWith("de") && map.get("by") instanceof String by) {
      map.put("by", by.replaceFirst("^(?i:von) (?=\\p{Lu})", ""));
    }
    if (!type.isEmpty()) {
      // Not "mediaType", which is a section where there is no other.
      map.remove("type");
      raw.keep("mediaType", type);
    }
    for (String key : new String[] {"subject", "subjects"}) {
      if (map.get(key) instanceof List<?> subjects && !map.containsKey("section")) {
        map.put("section", names(subjects));
        map.remove(key);
      }
    }
  }

  /** Profiles of ninjs name the representations of a text: body_main, headline_short. */
  private static void rename(Map<String, @Nullable Object> map, String prefix, String name) {
    for (Map.Entry<String, @Nullable Object> entry : List.copyOf(map.entrySet())) {
      if (entry.getKey().startsWith(prefix)
          && entry.getValue() instanceof String
          && map.get(name) == null) {
        map.remove(entry.getKey());
        map.put(name, entry.getValue());
      }
    }
  }

  private static void move(Map<String, @Nullable Object> map, String from, String to) {
    Object value = map.get(from);
    if (value != null && !map.containsKey(to)) {
      map.put(to, value);
      map.remove(from);
    }
  }

  /** The value of the element whose role is main, or else of the first. */
  private static @Nullable Object main(@Nullable Object list, String key) {
    if (!(list instanceof List<?> all)) {
      return null;
    }
    Object first = null;
    for (Object one : all) {
      if (one instanceof Map<?, ?> map && map.get(key) != null) {
        if (lower(map.get("role")).endsWith("main")) {
          return map.get(key);
        }
        first = first == null ? map.get(key) : first;
      }
    }
    return first;
  }

  /** The main one of several bodies; plain text before HTML. */
  private static String body(List<?> bodies) {
    String best = "";
    int rank = Integer.MAX_VALUE;
    for (Object one : bodies) {
      if (one instanceof Map<?, ?> map) {
        String value = text(map.get("value"));
        Object named = map.get("contenttype");
        String type = lower(named != null ? named : map.get("contentType"));
        int own =
            (lower(map.get("role")).endsWith("main") ? 0 : 2) + (type.contains("plain") ? 0 : 1);
        if (!value.isBlank() && own < rank) {
          rank = own;
          best =
              type.contains("html") || type.contains("xml") || type.contains("nitf")
                  ? HtmlText.ofHtml(value)
                  : value;
        }
      }
    }
    return best;
  }

  /** Guardian, New York Times, Washington Post and Event Registry. */
  private static void apis(Map<String, @Nullable Object> map, RawArticle raw) {
    if (map.get("fields") instanceof Map<?, ?> fields && !map.containsKey("body")) {
      Object body = fields.get("bodyText") != null ? fields.get("bodyText") : fields.get("body");
      if (body != null) {
        map.put("body", body);
      }
      fields.forEach((key, value) -> {
        if (key instanceof String name && !name.equals("body") && !name.equals("bodyText")) {
          map.putIfAbsent(name, value);
        }
      });
      map.remove("fields");
    }
    if (text(map.get("apiUrl")).contains("guardianapis") && !map.containsKey("source")) {
      map.put("source", "The Guardian");
    }
    if (map.get("tags") instanceof List<?> tags && text(map.get("apiUrl")).contains("guardian")) {
      List<String> authors = new ArrayList<>();
      for (Object tag : tags) {
        if (tag instanceof Map<?, ?> one && lower(one.get("type")).equals("contributor")) {
          authors.add(text(one.get("webTitle")));
        }
      }
      raw.authors("authors", authors);
    }
    if (map.get("contents") instanceof List<?> contents && !map.containsKey("body")) {
      contents(contents, map);
    }
    if (map.get("thread") instanceof Map<?, ?> thread && thread.get("site") != null) {
      map.putIfAbsent("source", thread.get("site"));
      map.putIfAbsent("section", thread.get("section_title"));
    }
    if (map.get("_embedded") instanceof Map<?, ?> embedded
        && embedded.get("author") instanceof List<?> authors) {
      map.put("authors", authors);
    }
    if (map.get("source-hostname") != null && text(map.get("source")).startsWith("http")) {
      // Trafilatura's source is the address.
      move(map, "source", "url");
    }
  }

  /** The Washington Post's list of paragraphs, pictures and bylines. */
  private static void contents(List<?> contents, Map<String, @Nullable Object> map) {
    StringBuilder body = new StringBuilder();
    for (Object one : contents) {
      if (!(one instanceof Map<?, ?> part)) {
        continue;
      }
      String type = lower(part.get("type"));
      String text = text(part.get("content"));
      if (type.equals("kicker")) {
        map.putIfAbsent("section", text);
      } else if (type.equals("sanitized_html") || type.equals("text")) {
        String plain =
            HtmlText.isHtml(text) || HtmlText.hasEntities(text) ? HtmlText.of(text) : text;
        body.append(body.isEmpty() || plain.isBlank() ? "" : "\n\n").append(plain.strip());
      }
    }
    if (!body.isEmpty()) {
      map.put("body", body.toString());
      map.remove("contents");
    }
  }

  private void put(RawArticle raw, String key, @Nullable Object value) {
    if (value == null) {
      return;
    }
    ArticleField field = raw.fieldOf(key);
    if (field == null) {
      raw.put(key, json(value));
    } else if (field == ArticleField.AUTHORS) {
      authors(raw, key, value);
    } else if (field == ArticleField.ID && value instanceof Boolean) {
      throw new IllegalArgumentException(
          "\"" + key + "\" must be a string or a number, got true or false");
    } else {
      String text = text(field, value);
      if (text.isEmpty() && !(value instanceof String)) {
        raw.put(key + " (JSON)", json(value));
      } else {
        raw.put(key, text);
      }
    }
  }

  private static void authors(RawArticle raw, String key, Object value) {
    List<String> names = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object one : list) {
        String name = one instanceof Map<?, ?> map ? person(map) : text(one);
        if (!name.isBlank()) {
          names.addAll(one instanceof Map ? List.of(name) : List.of(bare(name)));
        }
      }
    } else if (value instanceof Map<?, ?> map) {
      if (map.get("person") instanceof List<?> people && !people.isEmpty()) {
        authors(raw, key, people);
        return;
      }
      String name = person(map);
      names.addAll(Bylines.names(name.isEmpty() ? text(map.get("original")) : name));
    } else {
      names.addAll(Bylines.names(text(value)));
    }
    raw.authors(key, names);
  }

  private static String bare(String name) {
    return name.replaceFirst("(?i)^by\\s+(?=\\p{Lu})", "");
  }

  private static String person(Map<?, ?> map) {
    for (String key : new String[] {"name", "title", "webTitle", "byline", "displayName"}) {
      if (map.get(key) instanceof String name && !name.isBlank() && !key.equals("title")
          || key.equals("title") && map.size() <= 2 && map.get(key) instanceof String) {
        return text(map.get(key));
      }
    }
    String first = text(map.get("firstname")) + " " + text(map.get("middlename"));
    return (first.strip() + " " + text(map.get("lastname"))).strip();
  }

  /** The text of a value of a field. */
  private static String text(ArticleField field, Object value) {
    if (value instanceof List<?> list) {
      if (field == ArticleField.BODY) {
        List<String> paragraphs = new ArrayList<>();
        for (Object one : list) {
          String text = one instanceof Map<?, ?> map ? inner(map) : text(one);
          if (!text.isBlank()) {
            paragraphs.add(text);
          }
        }
        return String.join("\n\n", paragraphs);
      }
      return names(list);
    }
    return value instanceof Map<?, ?> map ? inner(map) : text(value);
  }

  private static String names(List<?> list) {
    List<String> names = new ArrayList<>();
    for (Object one : list) {
      String name = one instanceof Map<?, ?> map ? inner(map) : text(one);
      if (!name.isBlank() && !names.contains(name)) {
        names.add(name);
      }
    }
    return String.join(", ", names);
  }

  private static String inner(Map<?, ?> map) {
    for (String key :
        new String[] {
          "name",
          "title",
          "main",
          "text",
          "value",
          "content",
          "rendered",
          "label",
          "#text",
          "plain",
          "html",
          "$date",
          "$oid",
          "uri",
          "id",
          "code"
        }) {
      Object value = map.get(key);
      String text = value instanceof Map<?, ?> deeper ? number(deeper) : text(value);
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }

  /** MongoDB's way to write a number. */
  private static String number(Map<?, ?> map) {
    return map.size() == 1 ? text(map.get("$numberLong")) : "";
  }

  private static String text(@Nullable Object value) {
    return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
  }

  private static String lower(@Nullable Object value) {
    return text(value).toLowerCase(Locale.ROOT);
  }

  /** A scalar's text, as written for numbers; an object or array as compact JSON. */
  static String json(Object value) {
    if (value instanceof Map || value instanceof List) {
      StringBuilder out = new StringBuilder();
      write(value, out);
      return out.toString();
    }
    return value.toString();
  }

  private static void write(@Nullable Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      String comma = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(comma);
        quote(String.valueOf(entry.getKey()), out);
        out.append(':');
        write(entry.getValue(), out);
        comma = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) {
      String comma = "[";
      for (Object one : list) {
        out.append(comma);
        write(one, out);
        comma = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof String text) {
      quote(text, out);
    } else {
      out.append(value);
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    out.append(com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text));
    out.append('"');
  }
}
