package io.github.dateline.cli;

import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The options of the commands that annotate: profile, engine, links and dates. */
final class AnnotatorOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "compiled",
      description =
          "Which engine reads CoreNLP's models: compiled or stanford (default:"
              + " ${DEFAULT-VALUE}). Both find the same; stanford, CoreNLP's own classes, takes"
              + " many times longer.")
  private Engine engine;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description =
          "news or full (default: news, or what the archive has). What is found: the people,"
              + " organisations, places and peoples that search and co-occurrence need; or"
              + " CoreNLP's default labels to the letter, with titles, numbers, money and dates.")
  private @Nullable Profile profile;

  @Option(
      names = "--dates",
      description =
          "Find dates with the profile news too, resolved against the day of publication, for"
              + " 'about:' in queries. Takes several times longer.")
  private @Nullable Boolean dates;

  @Option(
      names = "--links",
      paramLabel = "on|off",
      description =
          "on or off (default: on, or what the archive has). Whether names are linked to Wikipedia,"
              + " which makes one entity of Nasa and NASA, US and United States in all articles. An"
              + " archive is one or the other.")
  private @Nullable Links links;

  @Option(
      names = "--min-link",
      paramLabel = "P",
      description =
          "How sure a link to Wikipedia must be, from 0 to 1 (default: 0, or what the archive has)."
              + " A page is guessed from a name; 0.95 leaves out what is less than 95 %% sure.")
  private @Nullable Double minimumLink;

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description =
          "english or any (default: english, or what the archive has). An article that is not"
              + " English is searched and shown, but no names are looked for in it, unless any is"
              + " given.")
  private @Nullable Language language;

  @Option(
      names = "--names",
      paramLabel = "FILE",
      description =
          "Your own list of names, found to the letter ahead of all else: JSON lines or a table"
              + " with name, type and perhaps forms (with semicolons between). An archive keeps its"
              + " list; to give it another"
              + " takes --reannotate.")
  private @Nullable Path names;

  @Option(
      names = ModelFiles.OPTION,
      paramLabel = "FILE",
      description =
          "The jar of CoreNLP's English models, or a folder with it and the dictionary of names"
              + " (default: $DATELINE_MODELS, or the local Maven repository). Needed only where"
              + " Dateline comes without them.")
  private @Nullable Path models;

  private String like = "";

  /** Takes what is not chosen from the annotator of an archive. */
  void like(String identity) {
    like = identity;
  }

  /** Takes a list of names that an archive has, unless one is given. */
  void keptNames(Path file) {
    if (names == null && Files.exists(file)) {
      names = file;
    }
  }

  /** The models; null unless they were named. */
  @Nullable Path models() {
    return models;
  }

  /** The list of names; null for none. */
  @Nullable Path names() {
    return names;
  }

  /** Refuses what no annotator takes. */
  void check() {
    if (minimumLink != null) {
      Checks.that(
          minimumLink >= 0 && minimumLink <= 1,
          "--min-link must be from 0 to 1, got " + minimumLink);
      Checks.that(links != Links.OFF, "--min-link does not go with --links off");
    }
  }

  /** Refuses what would have no effect where the names come from a file. */
  void refuse() {
    ParseResult typed = spec.commandLine().getParseResult();
    for (CommandSpec mixin : spec.mixins().values()) {
      for (OptionSpec option :
          mixin.userObject() == this ? mixin.options() : List.<OptionSpec>of()) {
        String name = option.longestName();
        Checks.that(!typed.hasMatchedOption(name), name + " does not go with --annotations");
      }
    }
  }

  /** The annotator that was chosen. */
  CoreNlpAnnotator.Builder annotator() throws IOException {
    CoreNlpAnnotator.Builder builder = CoreNlpAnnotator.builder().engine(engine).like(like);
    if (profile != null) {
      builder.profile(profile);
    }
    if (dates != null) {
      builder.dates(dates);
    }
    if (links != null) {
      builder.links(links == Links.ON);
    }
    if (minimumLink != null) {
      builder.minimumLink(minimumLink);
    }
    if (names != null) {
      builder.names(names);
    }
    if (language != null) {
      builder.anyLanguage(language == Language.ANY);
    }
    return builder;
  }

  /** What is read as English. */
  enum Language {
    ENGLISH,
    ANY
  }

  /** Whether names are linked. */
  enum Links {
    ON,
    OFF
  }
}
