package io.github.dateline.spark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a task, also kept as a small file: once that file exists, the task is done and is
 * not run again.
 *
 * @param folder where the result is
 * @param articles how many articles are in it
 * @param tokens how many tokens were read for it
 * @param nanos how long that took one core, in nanoseconds
 * @param setAside where and why for each article that was set aside
 */
record TaskResult(String folder, long articles, long tokens, long nanos, List<Fault> setAside)
    implements Serializable {
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * An article that was set aside.
   *
   * @param where where it stands
   * @param why what is wrong with it
   */
  record Fault(String where, String why) implements Serializable {}

  TaskResult {
    setAside = List.copyOf(setAside);
  }

  byte[] toJson() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("folder", folder);
      out.writeNumberField("articles", articles);
      out.writeNumberField("tokens", tokens);
      out.writeNumberField("nanos", nanos);
      out.writeArrayFieldStart("setAside");
      for (Fault fault : setAside) {
        out.writeString(fault.where());
        out.writeString(fault.why());
      }
      out.writeEndArray();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  static TaskResult fromJson(String json) throws IOException {
    String folder = "";
    long articles = 0;
    long tokens = 0;
    long nanos = 0;
    List<Fault> setAside = new ArrayList<>();
    try (JsonParser in = JSON.createParser(json)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        in.nextToken();
        switch (key) {
          case "folder" -> folder = in.getText();
          case "articles" -> articles = in.getLongValue();
          case "tokens" -> tokens = in.getLongValue();
          case "nanos" -> nanos = in.getLongValue();
          default -> {
            while (in.nextToken() == JsonToken.VALUE_STRING) {
              setAside.add(new Fault(in.getText(), in.nextTextValue()));
            }
          }
        }
      }
    }
    return new TaskResult(folder, articles, tokens, nanos, setAside);
  }
}
