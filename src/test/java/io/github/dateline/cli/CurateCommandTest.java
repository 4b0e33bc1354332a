package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurateCommandTest {
  @TempDir Path temp;

  private Path archive;

  @BeforeEach
  void make() throws IOException {
    archive = CommandLineRun.archive(temp);
  }

  private CommandLineRun curate(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "curate";
    all[1] = archive;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandLineRun.of(all);
  }

  /** What differs from run to run: the folder and the time. */
  private String masked(String text) {
    return text.replace(archive.toString(), "archive")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "2025-07-31T18:40:00Z");
  }

  private String entities() {
    return CommandLineRun.of("entities", archive, "--format", "csv").succeeds().out();
  }

  private String search(String query) {
    return CommandLineRun.of("search", archive, query).succeeds().out();
  }

  @Test
  void aDecisionIsFollowedByEveryAnswerAndUndone() throws IOException {
    String before = entities();
    CommandLineRun merged =
        curate("merge", "Roscosmos", "nasa", "--by", "Anna \"A\" Müller").succeeds();
    assertThat(masked(merged.out()))
        .isEqualTo(
            """
            5  merge "ORGANIZATION/Roscosmos" into "ORGANIZATION/Nasa"
            ORGANIZATION/Nasa is in 6 articles now; 'dateline curate archive undo 5' undoes it
            """);
    assertThat(entities())
        .contains("ORGANIZATION,Nasa,Nasa,,6,")
        .doesNotContain("ORGANIZATION,Roscosmos");
    assertThat(search("org:roscosmos")).contains("6 of 6 articles", "**Nasa**", "**Roscosmos**");
    curate("hide", "Houston", "--by", "ben").succeeds();
    curate("rename", "Dmitry Bakanov", "D. V. Bakanov", "--by", "ben").succeeds();
    curate("type", "=SUM Corp", "misc", "--by", "ben").succeeds();
    curate("apart", "Sean Duffy", "Dmitry Bakanov", "--by", "ben").succeeds();
    assertThat(entities()).doesNotContain("Houston").contains("PERSON,D. V. Bakanov,", "MISC,");
    curate("undo", 6, "--by", "ben").succeeds();
    Golden.check("curate-list.txt", masked(curate("list").succeeds().out()));
    Golden.check("curate-list.json", masked(curate("list", "--format", "json").succeeds().out()));
    for (int i = 0; i < 4; i++) {
      curate("undo").succeeds();
    }
    curate("undo").failsWith("there is no decision to undo");
    assertThat(entities()).isEqualTo(before);
  }

  @Test
  void whatIsPassedOverIsSaidWithEveryAnswerWhichIsGivenAllTheSame() throws IOException {
    Files.writeString(
        archive.resolve("curation.txt"), "hide PERSON/Nobody\nhide Houston\nmrge A into B\n");
    CommandLineRun run = CommandLineRun.of("entities", archive, "--format", "csv");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("Nasa").doesNotContain("Houston");
    assertThat(masked(run.err()))
        .isEqualTo(
            """
            dateline: archive/curation.txt:1: no article names "PERSON/Nobody"
            dateline: archive/curation.txt:3: "mrge" is no action; a line begins with merge,\
             rename, type, hide, apart or undo
            """);
    CommandLineRun list = curate("list");
    assertThat(list.status()).isEqualTo(1);
    assertThat(list.out()).contains("passed over", "curation.txt:1:", "curation.txt:3:");
    assertThat(list.err()).isEmpty();
    Files.writeString(archive.resolve("curation.txt"), "nonsense\n".repeat(100));
    assertThat(CommandLineRun.of("search", archive, "moon").err())
        .contains("curation.txt:5: ", "and 95 more such lines")
        .doesNotContain("curation.txt:6: ");
  }

  @Test
  void whatCannotBeIsRefusedInOneLineAndNothingIsWritten() {
    curate("merge", "Nasa", "Sean Duffy")
        .failsWith(
            "are of different types; if they are one, say which with \"as PERSON\" in the line, or with --type PERSON on");
    curate("hide", "Nasa", "Nobody Here").complainsOf("no entity is called \"Nobody Here\"");
    curate("rename", "Nasa", "").failsWith("name must not be blank");
    curate("type", "Nasa", "places").failsWith("'places' stands for several types");
    curate("type", "Nasa", "PERSN").failsWith("has the type \"PERSN\", did you mean PERSON?");
    curate("merge", "Sean Duffy", "Nasa", "--type=foo")
        .failsWith("nothing in the archive has the type \"foo\"; types are people, ");
    curate("undo", 3).failsWith("there is no decision in line 3");
    curate("merge", "Nasa").failsWith("at least 2 values");
    curate().failsWith("missing an action");
    curate("mrge", "a", "b").failsWith("'mrge'");
    CommandLineRun.of("curate", temp.resolve("nowhere"), "list").failsWith("no such archive");
    assertThat(archive.resolve("curation.txt")).doesNotExist();
    curate("list").succeeds();
  }

  @Test
  void whatIsHiddenIsSaidToBe() {
    curate("hide", "Houston", "Nasa").succeeds();
    for (String name : List.of("Nasa", "ORGANIZATION/Nasa", "nasa")) {
      curate("merge", "Roscosmos", name)
          .failsWith("\"" + name + "\" is hidden by line 6; undo that line first");
      curate("hide", name).failsWith("\"" + name + "\" is hidden by line 6");
    }
    curate("undo", 6).succeeds();
    curate("merge", "Roscosmos", "Nasa").succeeds();
  }

  /** Decisions made for another archive: each was looked for among all names. */
  @Test
  @Timeout(60)
  void decisionsAboutNamesThatNoArticleHasCostLittle() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      lines
          .append("hide \"PERSON/Foo ")
          .append(i)
          .append("\"\nhide \"Bar ")
          .append(i)
          .append("\"\n");
    }
    Files.writeString(archive.resolve("curation.txt"), lines);
    CommandLineRun entities = CommandLineRun.of("entities", archive);
    assertThat(entities.status()).isEqualTo(Dateline.DONE);
    assertThat(entities.err()).contains("and 99995 more such lines");
  }

  @Test
  void namesThatMayBeOneAreSuggestedWithTheirSentences() throws IOException {
    Path more =
        CommandLineRun.write(
            temp.resolve("more.jsonl"),
            """
            {"id": "x", "published": "2025-08-09", "body": "Dmitri Bakanov met Sean Duffy in Houston."}
            {"id": "y", "published": "2025-08-10", "body": "Dmitri Bakanov wrote to Sean Duffy."}
            """);
    CommandLineRun.of("index", archive, more).succeeds();
    Golden.check("curate-suggest.txt", curate("suggest").succeeds().out());
    Golden.check("curate-suggest.json", curate("suggest", "--format", "json").succeeds().out());
    assertThat(curate("suggest", "Houston").succeeds().out())
        .isEqualTo("no names that may be one\n");
    curate("merge", "Dmitri Bakanov", "Dmitry Bakanov").succeeds();
    assertThat(curate("suggest").succeeds().out()).isEqualTo("no names that may be one\n");
    curate("undo").succeeds();
    curate("apart", "Dmitri Bakanov", "Dmitry Bakanov").succeeds();
    assertThat(curate("suggest").succeeds().out()).isEqualTo("no names that may be one\n");
    curate("suggest", "--limit", 0).failsWith("--limit must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"merge", "rename", "type", "hide", "apart", "undo", "list", "suggest"})
  void helpOfEachActionIsAsApproved(String action) throws IOException {
    CommandLineRun help = curate(action, "--help").succeeds();
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    Golden.check("help/curate-" + action + ".txt", help.out());
  }

  @Test
  void jsonNamesWhatWasDecided() throws IOException {
    curate("merge", "Roscosmos", "Nasa", "--type", "org").succeeds();
    Map<String, Object> json = curate("list", "--format", "json").json();
    assertThat(json.get("problems")).isEqualTo(List.of());
    assertThat(json.get("decisions").toString())
        .contains("action=merge", "names=[ORGANIZATION/Roscosmos]", "to=ORGANIZATION/Nasa")
        .contains("type=ORGANIZATION", "stands=true", "undoneBy=null", "problem=null");
  }
}
