package io.github.dateline.internal.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.dateline.Article;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** The stored form of an article: what was given, as JSON in UTF-8, keys in a fixed order. */
public final class ArticleJson {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();

  private ArticleJson() {}

  public static byte[] write(Article article) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(article.body().length() + 512);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("id", article.id());
      if (!article.headline().isEmpty()) {
        out.writeStringField("headline", article.headline());
      }
      out.writeStringField("body", article.body());
      writeIf(out, "published", article.published().orElse(""));
      writeIf(out, "source", article.source().orElse(""));
      writeIf(out, "section", article.section().orElse(""));
      writeIf(out, "url", article.url().orElse(""));
      if (!article.authors().isEmpty()) {
        out.writeArrayFieldStart("authors");
        for (String author : article.authors()) {
          out.writeString(author);
        }
        out.writeEndArray();
      }
      if (!article.metadata().isEmpty()) {
        out.writeObjectFieldStart("fields");
        for (Map.Entry<String, String> field : article.metadata().entrySet()) {
          out.writeStringField(field.getKey(), field.getValue());
        }
        out.writeEndObject();
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void writeIf(JsonGenerator out, String key, String value) throws IOException {
    if (!value.isEmpty()) {
      out.writeStringField(key, value);
    }
  }

  static Article read(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser in = JSON.createParser(bytes, offset, length)) {
      in.nextToken();
      in.nextToken();
      in.nextToken();
      Article.Builder article = Article.builder(in.getText());
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        in.nextToken();
        switch (key) {
          case "headline" -> article.headline(in.getText());
          case "body" -> article.body(in.getText());
          case "published" -> article.published(in.getText());
          case "source" -> article.source(in.getText());
          case "section" -> article.section(in.getText());
          case "url" -> article.url(in.getText());
          case "authors" -> {
            while (in.nextToken() != JsonToken.END_ARRAY) {
              article.author(in.getText());
            }
          }
          case "fields" -> {
            while (in.nextToken() != JsonToken.END_OBJECT) {
              article.metadata(in.currentName(), in.nextTextValue());
            }
          }
          default -> throw new IOException("unknown key " + key + " in a stored article");
        }
      }
      return article.build();
    }
  }
}
