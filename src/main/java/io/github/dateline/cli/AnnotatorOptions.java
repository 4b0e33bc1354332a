package io.github.dateline.cli;

import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the commands that annotate let one choose of {@link CoreNlpAnnotator}. */
final class AnnotatorOptions {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "compiled",
      converter = EngineConverter.class,
      description =
          "compiled or stanford (default: ${DEFAULT-VALUE}). What reads CoreNLP's models: what is"
              + " found is the same; stanford, CoreNLP's own classes, takes many times longer.")
  private Engine engine;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "news",
      converter = ProfileConverter.class,
      description =
          "news or full (default: ${DEFAULT-VALUE}). What is found: the people, organisations,"
              + " places and peoples that search and co-occurrence need; or CoreNLP's default"
              + " labels to the letter, with titles, numbers, money and dates.")
  private Profile profile;

  @Option(
      names = "--dates",
      description =
          "Find dates with the profile news too, resolved against the day of publication, for"
              + " 'about:' in queries. Takes several times longer.")
  private boolean dates;

  @Option(
      names = "--links",
      paramLabel = "on|off",
      defaultValue = "on",
      converter = LinksConverter.class,
      description =
          "on or off (default: ${DEFAULT-VALUE}). Whether names are linked to Wikipedia, which"
              + " makes one entity of Nasa and NASA, US and United States in all articles. An"
              + " archive is one or the other.")
  private Links links;

  /** The annotator that was chosen. */
  CoreNlpAnnotator.Builder annotator() {
    return CoreNlpAnnotator.builder()
        .engine(engine)
        .profile(profile)
        .dates(dates)
        .links(links == Links.ON);
  }

  /** Whether names are linked. */
  private enum Links {
    ON,
    OFF
  }

  /** Reads {@code --links}. */
  static final class LinksConverter implements ITypeConverter<Links> {
    @Override
    public Links convert(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "on" -> Links.ON;
        case "off" -> Links.OFF;
        default -> throw new TypeConversionException("must be on or off, got '" + word + "'");
      };
    }
  }

  /** Reads {@code --engine}. */
  static final class EngineConverter implements ITypeConverter<Engine> {
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

  /** Reads {@code --profile}. */
  static final class ProfileConverter implements ITypeConverter<Profile> {
    @Override
    public Profile convert(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "news" -> Profile.NEWS;
        case "full" -> Profile.FULL;
        default -> throw new TypeConversionException("must be news or full, got '" + word + "'");
      };
    }
  }
}
