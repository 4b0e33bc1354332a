package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dateline changes} says of an archive that is written to three times. */
class ChangesCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static Path archive;
  private static Path questions;

  @BeforeAll
  static void index() throws IOException {
    archive = CommandLineRun.archive(folder);
    // An old date: what counts is when it was indexed.
    Path late =
        CommandLineRun.write(
            folder.resolve("late/late.txt"),
            """
            Headline: Max Müller joins Nasa
            Published: 1999-01-02
            Source: Harbour Post
            Id: late

            Max Müller of İstanbul met Sean Duffy. The moon was full.
            """);
    CommandLineRun.of("index", archive, late).succeeds();
    CommandLineRun.of(
            "index",
            archive,
            CommandLineRun.write(
                folder.resolve("talks.txt"),
                """
                Headline: Sean Duffy meets Dmitry Bakanov
                Published: 2025-07-31T18:40:00-04:00
                Source: Meridian Wire
                Id: talks

                Sean Duffy of Nasa met Dmitry Bakanov of Roscosmos. They spoke of the moon in Houston.
                """))
        .succeeds();
    CommandLineRun.of("remove", archive, "rocket").succeeds();
    questions =
        CommandLineRun.write(
            folder.resolve("questions.txt"),
            "# watched every day\n\nmoon AND person:\"Sean Duffy\"\nsubmarine\n");
  }

  private static CommandLineRun changes(Object... rest) {
    Object[] words = new Object[rest.length + 2];
    words[0] = "changes";
    words[1] = archive;
    System.arraycopy(rest, 0, words, 2, rest.length);
    return CommandLineRun.of(words);
  }

  @Test
  void changesAreAsApproved() throws IOException {
    Golden.check("changes-state.txt", changes().succeeds().out());
    Golden.check("changes.txt", changes("--since", 1, "--questions", questions).succeeds().out());
    Golden.check(
        "changes.json",
        changes("--since", 1, "--questions", questions, "--format", "json").succeeds().out());
    Golden.check(
        "changes-entity.txt",
        changes("--since", 1, "--entity", "Sean Duffy", "--type", "people").succeeds().out());
    Golden.check("changes-all.txt", changes("--since", 0, "--min-both", 3).succeeds().out());
  }

  @Test
  void nothingIsPrintedWhereNothingIsNew() throws IOException {
    assertThat(changes("--since", 4).succeeds().out()).isEmpty();
    CommandLineRun none = changes("--since", 4, "--questions", questions, "--exit-code");
    assertThat(none.status()).isEqualTo(3);
    assertThat(none.out() + none.err()).isEmpty();
    assertThat(changes("--since", 3, "--exit-code").succeeds().out())
        .startsWith("0 articles added, 1 removed since state 3\n")
        .endsWith("state 4; go on with --since 4\n");
    JsonNode json = JSON.readTree(changes("--since", 4, "--format", "json").succeeds().out());
    assertThat(json.get("state").asLong()).isEqualTo(4);
    assertThat(json.get("partners")).isEmpty();
    assertThat(JSON.readTree(changes("--format", "json").succeeds().out()).get("state").asLong())
        .isEqualTo(4);
  }

  @Test
  void mistakesAreTold() throws IOException {
    changes("--since", 9).failsWith("the archive is in state 4, and has not been in state 9");
    changes("--since", -1).failsWith("--since must be at least 0");
    changes("--exit-code").failsWith("need --since STATE");
    changes("--entity", "Nasa").failsWith("need --since STATE");
    changes("--type", "people").failsWith("need --since STATE");
    changes("--min-both", "2").failsWith("need --since STATE");
    changes("--since", 1, "--questions", folder.resolve("none.txt")).failsWith("none.txt");
    Path wrong = CommandLineRun.write(folder.resolve("wrong.txt"), "moon\nmoon AND\n");
    changes("--since", 1, "--questions", wrong).failsWith("wrong.txt, line 2: ", "ends too early");
  }
}
