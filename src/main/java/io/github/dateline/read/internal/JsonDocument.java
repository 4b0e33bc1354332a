package io.github.dateline.read.internal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The articles of a JSON text, one at a time: the object itself, the objects of an array, or those
 * that the answer of a news API holds. Memory follows the largest article.
 *
 * <p>Values are strings, {@link Num}, Boolean, List and Map.
 */
public final class JsonDocument implements Closeable {
  private static final int MAX_NESTING = 200;

  /** As many values as an article may have. */
  private static final int MAX_VALUES = 5_000_000;

  /** Lists of articles go by these names in the answers of news APIs. */
  private static final Set<String> LISTS =
      Set.of(
          "articles",
          "docs",
          "results",
          "items",
          "item",
          "hits",
          "stories",
          "news",
          "documents",
          "entries",
          "value",
          "posts",
          "records",
          "rows",
          "data");

  /** Objects that hold such a list. */
  private static final Set<String> HOLDERS =
      Set.of("response", "data", "articles", "results", "result", "hits", "feed", "news", "search");

  /** Lists of what belongs to an article, though it looks like one. */
  private static final Set<String> PARTS =
      Set.of(
          "associations",
          "related",
          "relatedarticles",
          "relatedContent",
          "multimedia",
          "media",
          "tags",
          "contents",
          "renditions",
          "images",
          "comments",
          "elements",
          "bodies",
          "headlines",
          "descriptions",
          "links",
          "authors",
          "byline",
          "people",
          "subject",
          "keywords",
          "entities");

  /** Names are not kept in a table: a file in which each article has new ones would fill it. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(128 << 20)
                  .maxNestingDepth(MAX_NESTING)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** A number as it is written. */
  public record Num(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A text that is no JSON, or not one object; it cannot be read on. */
  public static final class BrokenException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BrokenException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** An object that may be an article or hold some, or, without a map, an array of articles. */
  private record Frame(
      String name, @Nullable Map<String, @Nullable Object> map, boolean[] streamed) {
    static Frame object(String name) {
      return new Frame(name, new LinkedHashMap<>(), new boolean[1]);
    }

    static Frame array() {
      return new Frame("", null, new boolean[1]);
    }
  }

  private final JsonParser json;
  private final boolean line;
  private final long length;
  private final Deque<Frame> open = new ArrayDeque<>();
  private int values;

  private JsonDocument(JsonParser json, boolean line, long length) {
    this.json = json;
    this.line = line;
    this.length = length;
  }

  /** The articles of a line, which must be one object and nothing else. */
  public static JsonDocument ofLine(String text) throws IOException {
    if (text.stripLeading().charAt(0) != '{') {
      throw new BrokenException("not a JSON object", null);
    }
    return new JsonDocument(JSON.createParser(text), true, text.length());
  }

  /** The articles of a file. */
  public static JsonDocument of(Reader text) throws IOException {
    return new JsonDocument(JSON.createParser(text), false, Long.MAX_VALUE);
  }

  /** A text of which {@link #value} gives what it holds. */
  public static JsonDocument ofValues(String text) throws IOException {
    JsonDocument document = new JsonDocument(JSON.createParser(text), false, Long.MAX_VALUE);
    document.json.nextToken();
    return document;
  }

  /** The line that is being read, from 1. */
  public long lineNumber() {
    JsonLocation place = json.currentLocation();
    return place == null ? 1 : Math.max(1, place.getLineNr());
  }

  /**
   * The next object that is an article, or ought to be.
   *
   * @return null if there is none left
   * @throws IllegalArgumentException if an object cannot be one; BrokenException ends the text
   */
  public @Nullable Map<String, @Nullable Object> next() throws IOException {
    values = 0;
    try {
      return article();
    } catch (StreamConstraintsException e) {
      throw new BrokenException(
          "nested deeper than " + MAX_NESTING + " levels, or a name or number far too long", e);
    } catch (JsonEOFException e) {
      throw new BrokenException(cut(), e);
    } catch (JacksonException e) {
      throw broken(e);
    }
  }

  private String cut() {
    return line ? "the line ends before the object does" : "the JSON ends before it is complete";
  }

  private BrokenException broken(JacksonException e) {
    JsonLocation place = e.getLocation();
    if (place == null) {
      return new BrokenException("not valid JSON", e);
    }
    if (place.getCharOffset() >= length) {
      return new BrokenException(cut(), e);
    }
    if (line) {
      return new BrokenException("not valid JSON" + at(place), e);
    }
    return new BrokenException(
        "not valid JSON at line " + place.getLineNr() + "; what follows is not read", e);
  }

  private @Nullable Map<String, @Nullable Object> article() throws IOException {
    while (true) {
      Frame frame = open.peek();
      JsonToken token = json.nextToken();
      if (token == null) {
        return null;
      }
      if (frame == null) {
        begin(token);
      } else if (frame.map() == null) {
        if (token == JsonToken.END_ARRAY) {
          open.pop();
        } else if (token == JsonToken.START_OBJECT) {
          values = 0;
          return unwrapped(object());
        } else {
          value();
          throw new IllegalArgumentException("not a JSON object");
        }
      } else {
        Map<String, @Nullable Object> done = field(frame, frame.map(), token);
        if (done != null) {
          return done;
        }
      }
    }
  }

  private void begin(JsonToken token) {
    if (token == JsonToken.START_OBJECT) {
      open.push(Frame.object(""));
    } else if (token == JsonToken.START_ARRAY) {
      open.push(Frame.array());
    } else {
      throw new BrokenException("JSON, but neither an object nor an array", null);
    }
  }

  /** Reads a field of an object that may hold articles; gives the object if it ends as one. */
  private @Nullable Map<String, @Nullable Object> field(
      Frame frame, Map<String, @Nullable Object> map, JsonToken token) throws IOException {
    if (token == JsonToken.END_OBJECT) {
      open.pop();
      if (line && open.isEmpty()) {
        end();
      }
      if (frame.streamed()[0]) {
        return null;
      }
      Frame parent = open.peek();
      if (parent != null && parent.map() != null && !(isArticle(map) && hasText(map))) {
        parent.map().put(frame.name(), map);
        return null;
      }
      if (parent != null) {
        parent.streamed()[0] = true;
      }
      return unwrapped(map);
    }
    String name = json.currentName();
    if (map.containsKey(name)) {
      throw new BrokenException("\"" + name + "\" is given twice" + here(), null);
    }
    JsonToken value = json.nextToken();
    if (value == JsonToken.START_ARRAY && !PARTS.contains(name) && !hasBody(map)) {
      return array(map, name);
    }
    if (value == JsonToken.START_OBJECT
        && HOLDERS.contains(name)
        && open.size() < 3
        && !hasBody(map)) {
      open.push(Frame.object(name));
      return null;
    }
    if (value == JsonToken.START_OBJECT && !line && open.size() == 1 && map.isEmpty()) {
      Map<String, @Nullable Object> inner = object();
      if (isKey(name) && isArticle(inner) && hasText(inner)) {
        // Articles by their ids.
        frame.streamed()[0] = true;
        values = 0;
        inner.putIfAbsent("id", name);
        return inner;
      }
      map.put(name, inner);
      return null;
    }
    map.put(name, value());
    return null;
  }

  /** Whether a name tells an article, and is not that of a part of one: it has a digit or slash. */
  private static boolean isKey(String name) {
    return name.chars().anyMatch(c -> Character.isDigit(c) || c == '/');
  }

  /** An array of articles is read one by one; any other is a value. */
  private @Nullable Map<String, @Nullable Object> array(
      Map<String, @Nullable Object> map, String name) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    if (json.nextToken() == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> first = unwrapped(object());
      if (isArticle(first) && (LISTS.contains(name) || !isArticle(map))) {
        open.forEach(outer -> outer.streamed()[0] = true);
        open.push(Frame.array());
        return first;
      }
      list.add(first);
      json.nextToken();
    }
    while (json.currentToken() != JsonToken.END_ARRAY) {
      list.add(value());
      json.nextToken();
    }
    map.put(name, list);
    return null;
  }

  /** A line holds nothing after its object. */
  private void end() throws IOException {
    JsonToken more;
    try {
      more = json.nextToken();
    } catch (JacksonException e) {
      throw new BrokenException("something follows the object" + here(), e);
    }
    if (more != null) {
      throw new BrokenException("something follows the object" + here(), null);
    }
  }

  private static boolean hasBody(Map<String, @Nullable Object> map) {
    return has(map, ArticleField.BODY);
  }

  private static boolean hasText(Map<String, @Nullable Object> map) {
    return hasBody(map) || has(map, ArticleField.TEASER);
  }

  private static boolean has(Map<String, @Nullable Object> map, ArticleField field) {
    return map.keySet().stream().anyMatch(key -> ArticleField.of(key) == field);
  }

  /** Whether an object has what only articles have: a headline or a text, and not one key alone. */
  static boolean isArticle(Map<String, @Nullable Object> map) {
    int known = 0;
    boolean text = false;
    for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
      ArticleField field = ArticleField.of(entry.getKey());
      known += field != null ? 1 : 0;
      boolean names =
          field == ArticleField.BODY
              || field == ArticleField.HEADLINE
              || field == ArticleField.TEASER;
      text |= names && entry.getValue() != null;
      text |= entry.getKey().equals("headlines") || entry.getKey().equals("bodies");
      text |= entry.getKey().equals("body_text") || entry.getKey().equals("contents");
    }
    return text && (known > 1 || map.size() <= 2);
  }

  /** Elasticsearch's hits, and others, put the article into an object of their own. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> unwrapped(Map<String, @Nullable Object> map) {
    for (String name : List.of("_source", "item", "article", "data", "document")) {
      Object inner = map.get(name);
      if (inner instanceof Map && !isArticle(map)) {
        Map<String, @Nullable Object> article = unwrapped((Map<String, @Nullable Object>) inner);
        if (isArticle(article)) {
          map.forEach((key, value) -> {
            if ((key.equals("_id") || key.equals("id")) && !has(article, ArticleField.ID)) {
              article.put(key, value);
            }
          });
          return article;
        }
      }
    }
    return map;
  }

  private Map<String, @Nullable Object> object() throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      map.put(name, value());
    }
    return map;
  }

  /** The value that begins here. */
  @Nullable Object value() throws IOException {
    if (++values > MAX_VALUES) {
      throw new BrokenException("an object of more than 5,000,000 values: not one article", null);
    }
    JsonToken token = json.currentToken();
    if (token == null) {
      throw new BrokenException(cut(), null);
    }
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          list.add(value());
        }
        yield list;
      }
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(json.getText());
      default -> json.getText();
    };
  }

  private String here() {
    return line ? at(json.currentTokenLocation()) : " at line " + lineNumber();
  }

  /** The column by characters: the parser's own begins again after a stray carriage return. */
  private static String at(@Nullable JsonLocation place) {
    return place == null ? "" : " at column " + (place.getCharOffset() + 1);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
