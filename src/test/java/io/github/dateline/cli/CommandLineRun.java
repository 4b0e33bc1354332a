package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command did.
 *
 * @param status its exit status
 * @param out what it printed
 * @param err what it complained of
 * @param loaded whether it loaded the annotator's models
 */
record CommandLineRun(int status, String out, String err, boolean loaded) {
  /** Runs a command with the annotator of {@link ListedNames}. */
  static CommandLineRun of(Object... args) {
    return of(
        new AnnotatorOnDemand(ListedNames.IDENTITY, () -> new ListedNames(ListedNames.IDENTITY)),
        args);
  }

  static CommandLineRun of(AnnotatorOnDemand annotator, Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int status = Dateline.run(Terminal.none(out, err), options -> annotator, words);
    return new CommandLineRun(
        status,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        annotator.isLoaded());
  }

  /** Checks that it failed with one line and nothing else. */
  void failsWith(String... parts) {
    assertThat(status).as(err).isEqualTo(Dateline.FAILED);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("dateline: ").endsWith("\n").doesNotContain("\tat ");
    assertThat(err.lines()).hasSize(1);
    assertThat(err).contains(parts);
  }

  /** Checks that it failed and said so, perhaps with the query below. */
  void complainsOf(String... parts) {
    assertThat(status).as(err).isEqualTo(Dateline.FAILED);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("dateline: ").doesNotContain("\tat ").contains(parts);
  }

  CommandLineRun succeeds() {
    assertThat(err).isEmpty();
    assertThat(status).isEqualTo(Dateline.DONE);
    return this;
  }

  Map<String, Object> json() throws IOException {
    return JsonText.object(out);
  }

  /** Writes articles about space flight: six, of which two have no headline. */
  static Path articles(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("wire"));
    write(
        folder.resolve("wire/talks.txt"),
        """
        Headline: Sean Duffy meets Dmitry Bakanov
        Published: 2025-07-31T18:40:00-04:00
        Source: Meridian Wire
        Id: talks

        FLORIDA (Meridian) — Sean Duffy of Nasa met Dmitry Bakanov of Roscosmos on July 31.\
         They spoke of the moon.

        Roscosmos and Nasa did not say more.
        """);
    write(
        folder.resolve("wire/crew.txt"),
        """
        Headline: A crew for the station
        Published: 2025-08-02
        Source: Harbour Post

        Nasa sent a crew up. Sean Duffy watched it with Dmitry Bakanov.

        Houston said that all was well. Roscosmos agreed with Nasa.
        """);
    write(folder.resolve("wire/plain.txt"), "Nasa has a plan for the moon. Houston waits.\n");
    write(
        folder.resolve("more.jsonl"),
        """
        {"id": "corp", "headline": "=1+1 is a headline", "published": "2025-09-01", \
        "source": "@desk", "body": "The =SUM Corp paid Nasa. Müller, \\"Max\\" of İstanbul did not."}
        {"id": "budget", "headline": "Nasa asks for more", "published": "2024-03-05", \
        "source": "Harbour Post", "body": "Sean Duffy spoke in Houston. Nasa and =SUM Corp agreed."}
        {"id": "rocket", "body": "Roscosmos launched a rocket. Dmitry Bakanov was pleased."}
        """);
    write(folder.resolve("README.md"), "not an article");
    return folder;
  }

  /** Makes an archive of these articles. */
  static Path archive(Path folder) throws IOException {
    Path archive = folder.resolve("archive");
    of("index", archive, articles(folder.resolve("articles"))).succeeds();
    return archive;
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
