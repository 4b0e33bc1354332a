package io.github.dateline.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How a command prints its answer. */
enum Format {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON,
  /** For spreadsheets. */
  CSV;

  /** For commands that print a table. */
  static final class Any implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "text" -> TEXT;
        case "json" -> JSON;
        case "csv" -> CSV;
        default ->
            throw new TypeConversionException("must be text, json or csv, got '" + word + "'");
      };
    }
  }

  /** For commands that print no table. */
  static final class TextOrJson implements ITypeConverter<Format> {
    @Override
    public Format convert(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "text" -> TEXT;
        case "json" -> JSON;
        default -> throw new TypeConversionException("must be text or json, got '" + word + "'");
      };
    }
  }
}
