package io.github.dateline.cli;

import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --engine}, of the commands that annotate. */
final class EngineOption {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "compiled",
      converter = Converter.class,
      description =
          "compiled or stanford (default: ${DEFAULT-VALUE}). What reads CoreNLP's model: the names"
              + " found are the same; stanford, CoreNLP's own classes, takes many times longer.")
  private Engine engine;

  Engine engine() {
    return engine;
  }

  /** Reads the option. */
  static final class Converter implements ITypeConverter<Engine> {
    @Override
    public Engine convert(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "compiled" -> Engine.COMPILED;
        case "stanford" -> Engine.STANFORD;
        default ->
            throw new TypeConversionException("must be compiled or stanford, got '" + word + "'");
      };
    }
  }
}
