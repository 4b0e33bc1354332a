package io.github.dateline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, strings, numbers, booleans and null. */
final class JsonText {
  private JsonText() {}

  /** Reads an object. */
  static Map<String, Object> object(String text) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    ((Map<?, ?>) parse(text)).forEach((name, value) -> object.put((String) name, value));
    return object;
  }

  private static Object parse(String text) throws IOException {
    try (JsonParser in = new JsonFactory().createParser(text)) {
      in.nextToken();
      Object value = value(in);
      if (in.nextToken() != null) {
        throw new IOException("more than one value");
      }
      return value;
    }
  }

  private static Object value(JsonParser in) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT:
        Map<String, Object> object = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          String name = in.currentName();
          in.nextToken();
          if (object.containsKey(name)) {
            throw new IOException(name + " twice");
          }
          object.put(name, value(in));
        }
        return object;
      case START_ARRAY:
        List<Object> array = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(in));
        }
        return array;
      case VALUE_STRING:
        return in.getText();
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
        return false;
      case VALUE_NULL:
        return null;
      case VALUE_NUMBER_INT:
        return in.getLongValue();
      case VALUE_NUMBER_FLOAT:
        return in.getDoubleValue();
      default:
        throw new IOException("unexpected " + in.currentToken());
    }
  }
}
