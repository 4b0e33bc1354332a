package io.github.dateline.internal.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in UTF-8; texts and numbers that do not exist are null. The stream it writes to stays
 * open. Not thread-safe.
 */
public final class Json implements Closeable {
  private static final JsonFactory FACTORY = new JsonFactory();

  static {
    FACTORY.setCharacterEscapes(new SteeringEscapes());
  }

  private final JsonGenerator out;

  /** Escapes what could steer a terminal or turn text around, besides what JSON asks for. */
  private static final class SteeringEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[0x7F] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return (c >= 0x80 && c < 0xA0) || Formats.isDirection(c)
          ? new SerializedString(String.format(Locale.ROOT, "\\u%04X", c))
          : null;
    }
  }

  private Json(OutputStream to, PrettyPrinter printer) throws IOException {
    out = FACTORY.createGenerator(to);
    out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    out.setPrettyPrinter(printer);
  }

  /** For values over many lines. */
  public static Json indented(OutputStream to) throws IOException {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    return new Json(to, printer);
  }

  /** For values of a line each. */
  public static Json lines(OutputStream to) throws IOException {
    return new Json(to, new MinimalPrettyPrinter(""));
  }

  /** Writes a document that is one object. */
  public static <R> void write(OutputStream to, ColumnList<R> columns, R document)
      throws IOException {
    try (Json json = indented(to)) {
      json.object().fields(columns, document).endObject().endLine();
    }
  }

  /** Writes a file that is one object. */
  static <R> void write(Path file, ColumnList<R> columns, R document) throws IOException {
    try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(to, columns, document);
    }
  }

  /** Writes the columns as fields of the object that was begun. */
  public <R> Json fields(ColumnList<R> columns, R row) throws IOException {
    for (Column<R> column : columns) {
      column.write(this, row);
    }
    return this;
  }

  /** Begins an object. */
  public Json object() throws IOException {
    out.writeStartObject();
    return this;
  }

  /** Begins an object that is a field of another. */
  public Json object(String key) throws IOException {
    out.writeObjectFieldStart(key);
    return this;
  }

  /** Ends an object. */
  public Json endObject() throws IOException {
    out.writeEndObject();
    return this;
  }

  /** Begins an array that is a field of an object. */
  public Json array(String key) throws IOException {
    out.writeArrayFieldStart(key);
    return this;
  }

  /** Ends an array. */
  public Json endArray() throws IOException {
    out.writeEndArray();
    return this;
  }

  /** Writes an item of an array: two numbers. */
  public Json pair(int first, int second) throws IOException {
    out.writeStartArray();
    out.writeNumber(first);
    out.writeNumber(second);
    out.writeEndArray();
    return this;
  }

  /** Writes an item of an array. */
  public Json item(String text) throws IOException {
    out.writeString(text);
    return this;
  }

  /** Writes a field. */
  public Json text(String key, String text) throws IOException {
    return value(key, text);
  }

  /** Writes a field, null if it is empty. */
  public Json text(String key, Optional<String> text) throws IOException {
    return value(key, text.orElse(null));
  }

  /** Writes a field. */
  public Json truth(String key, boolean truth) throws IOException {
    return value(key, truth);
  }

  /** Writes a field. */
  public Json number(String key, long number) throws IOException {
    return value(key, number);
  }

  /** Writes a field. */
  public Json number(String key, double number) throws IOException {
    return value(key, number);
  }

  /** Writes a field that has no value. */
  public Json none(String key) throws IOException {
    return value(key, null);
  }

  /** Writes a field as the kind of a {@link Value} says. */
  Json value(String key, @Nullable Object value) throws IOException {
    out.writeFieldName(key);
    switch (value) {
      case null -> out.writeNull();
      case Long count -> out.writeNumber(count);
      case Double number -> out.writeNumber(number);
      case Boolean truth -> out.writeBoolean(truth);
      case Object other -> out.writeString(other.toString());
    }
    return this;
  }

  /** Hands on what was written. */
  public void flush() throws IOException {
    out.flush();
  }

  /** Ends the line after a value and hands on what was written. */
  public void endLine() throws IOException {
    out.writeRaw('\n');
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
