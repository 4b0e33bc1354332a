package io.github.dateline.cli;

import io.github.dateline.Copies;
import io.github.dateline.DatelineException;
import io.github.dateline.Hits;
import io.github.dateline.Timeline;
import io.github.dateline.Unit;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Excess;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words that options take as values. */
final class Converters {
  private Converters() {}

  static void register(CommandLine program) {
    program.registerConverter(Unit.class, parsed(Unit::parse));
    program.registerConverter(AssociationMeasure.class, parsed(Excess::measureNamed));
    registerWords(program, Copies.class);
    registerWords(program, Timeline.BinWidth.class);
    registerWords(program, Hits.Order.class);
    registerWords(program, OutputFormat.class);
    registerWords(program, FormatOption.Columns.class);
    registerWords(program, TextOrJsonOption.Format.class);
    registerWords(program, CoreNlpAnnotator.Engine.class);
    registerWords(program, CoreNlpAnnotator.Profile.class);
    registerWords(program, AnnotatorOptions.Links.class);
    registerWords(program, AnnotatorOptions.Language.class);
    registerWords(program, CompletionCommand.Shell.class);
    registerWords(program, ExportCommand.Receiver.class);
    registerWords(program, AnnotateCommand.Format.class);
  }

  private static <T> ITypeConverter<T> parsed(Function<String, T> parse) {
    return word -> {
      try {
        return parse.apply(word);
      } catch (DatelineException | IllegalArgumentException e) {
        // The statistics, which know nothing else of Dateline, have no exception of their own.
        throw new TypeConversionException(e.getMessage());
      }
    };
  }

  /** The constants of an enum, in any case. */
  private static <E extends Enum<E>> void registerWords(CommandLine program, Class<E> type) {
    program.registerConverter(
        type,
        word -> {
          try {
            return word(type, word);
          } catch (DatelineException e) {
            throw new TypeConversionException(e.problem());
          }
        });
  }

  /** The constant of a word in any case. */
  static <E extends Enum<E>> E word(Class<E> type, String word) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return constants.stream()
        .filter(constant -> constant.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new DatelineException("must be " + enumeration(constants) + ", got '" + word + "'"));
  }

  /** As in "text, json or csv". */
  private static String enumeration(List<? extends Enum<?>> constants) {
    List<String> words =
        constants.stream().map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
