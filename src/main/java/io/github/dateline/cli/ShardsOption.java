package io.github.dateline.cli;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --shards}, of the commands that make archives. */
final class ShardsOption {
  private static final int MAX_SHARDS = 1024;

  @Option(
      names = "--shards",
      paramLabel = "K",
      converter = Converter.class,
      description =
          "How many Lucene indexes a new archive consists of, 1 to 1024 (default: 1). Answers do"
              + " not depend on it.")
  private Integer shards;

  /** The number asked for, empty if none was. */
  OptionalInt number() {
    return shards == null ? OptionalInt.empty() : OptionalInt.of(shards);
  }

  /** Reads the option. */
  static final class Converter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String word) {
      if (!word.matches("[0-9]{1,4}")
          || Integer.parseInt(word) < 1
          || Integer.parseInt(word) > MAX_SHARDS) {
        throw new TypeConversionException(
            "must be from 1 to " + MAX_SHARDS + ", got '" + word + "'");
      }
      return Integer.valueOf(word);
    }
  }
}
