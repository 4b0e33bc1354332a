package io.github.dateline.cli;

import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import picocli.CommandLine.Option;

/** The options of the commands that annotate: profile, engine, links and dates. */
final class AnnotatorOptions {
  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "compiled",
      description =
          "compiled or stanford (default: ${DEFAULT-VALUE}). What reads CoreNLP's models: what is"
              + " found is the same; stanford, CoreNLP's own classes, takes many times longer.")
  private Engine engine;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "news",
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
  enum Links {
    ON,
    OFF
  }
}
