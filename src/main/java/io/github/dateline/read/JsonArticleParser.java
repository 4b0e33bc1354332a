package io.github.dateline.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.dateline.Article;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An article written as a JSON object. Every fault is an IllegalArgumentException on one line. */
final class JsonArticleParser {
  private static final int MAX_NESTING = 200;

  /**
   * Strings may be as long as a line. Names are not kept in a table from one line to the next: a
   * file whose every line has new ones would fill it.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNestingDepth(MAX_NESTING)
                  .build())
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser json;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> authors = new ArrayList<>();
  private final Map<String, String> others = new LinkedHashMap<>();

  /** A line that is no JSON object, or not one alone. */
  static final class NotAnObjectException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NotAnObjectException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  private JsonArticleParser(JsonParser json) {
    this.json = json;
  }

  /** The article of a text that holds one object and nothing else. */
  static Article parse(String text) {
    if (text.stripLeading().charAt(0) != '{') {
      throw new NotAnObjectException("not a JSON object", null);
    }
    try (JsonParser json = JSON.createParser(text)) {
      JsonArticleParser article = new JsonArticleParser(json);
      article.readObject();
      article.readEnd();
      return article.build();
    } catch (StreamConstraintsException e) {
      throw new IllegalArgumentException(
          "nested deeper than " + MAX_NESTING + " levels, or a name or number far too long", e);
    } catch (JacksonException e) {
      if (e instanceof JsonEOFException || e.getLocation().getCharOffset() >= text.length()) {
        throw new NotAnObjectException("the line ends before the object does", e);
      }
      throw new NotAnObjectException("not valid JSON" + at(e.getLocation()), e);
    } catch (IOException e) {
      throw new NotAnObjectException("not valid JSON", e);
    }
  }

  private void readObject() throws IOException {
    json.nextToken();
    Set<String> names = new HashSet<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (!names.add(name)) {
        throw new IllegalArgumentException("\"" + name + "\" is given twice" + here());
      }
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        readValue(name);
      }
    }
  }

  private void readEnd() {
    try {
      if (json.nextToken() == null) {
        return;
      }
    } catch (IOException e) {
      // Whatever it is, it is no white space.
    }
    throw new IllegalArgumentException("something follows the object" + here());
  }

  private void readValue(String name) throws IOException {
    switch (name) {
      case "id" -> {
        boolean number = json.currentToken().isNumeric();
        texts.put(name, number ? json.getText() : string(name, "a string or a number"));
      }
      case "headline", "body", "published", "source", "section", "url" ->
          texts.put(name, string(name, "a string"));
      case "authors" -> readAuthors();
      default -> others.put(name, any());
    }
  }

  private void readAuthors() throws IOException {
    String expected = "an array of strings or a string";
    if (json.currentToken() != JsonToken.START_ARRAY) {
      authors.addAll(TextHeader.authors(string("authors", expected)));
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_NULL) {
        authors.add(string("authors", expected));
      }
    }
  }

  private String string(String name, String expected) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException(
          "\"" + name + "\" must be " + expected + ", got " + kind() + here());
    }
    return json.getText();
  }

  private String kind() {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }

  /** A scalar's text, as written for numbers; an object or array as compact JSON. */
  private String any() throws IOException {
    if (json.currentToken().isScalarValue()) {
      return json.getText();
    }
    StringWriter compact = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(compact)) {
      int depth = 0;
      do {
        JsonToken token = json.currentToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token.isNumeric()) {
          out.writeNumber(json.getText());
        } else {
          out.copyCurrentEvent(json);
        }
      } while (depth > 0 && json.nextToken() != null);
    }
    return compact.toString();
  }

  private Article build() {
    Article.Builder builder = Article.builder(required("id")).body(required("body"));
    builder.headline(texts.getOrDefault("headline", ""));
    String published = texts.getOrDefault("published", "");
    if (!published.isBlank()) {
      builder.published(published);
    }
    builder.source(texts.getOrDefault("source", ""));
    builder.section(texts.getOrDefault("section", ""));
    builder.url(texts.getOrDefault("url", ""));
    authors.forEach(builder::author);
    others.forEach(builder::metadata);
    Article article = builder.build();
    if (!article.hasText()) {
      throw new IllegalArgumentException(ArticleFormat.nothingToRead(article));
    }
    return article;
  }

  private String required(String name) {
    @Nullable String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("no \"" + name + "\"");
    }
    return text;
  }

  private String here() {
    return at(json.currentTokenLocation());
  }

  /** The column by characters: the parser's own begins anew after a stray carriage return. */
  private static String at(@Nullable JsonLocation place) {
    return place == null ? "" : " at column " + (place.getCharOffset() + 1);
  }
}
