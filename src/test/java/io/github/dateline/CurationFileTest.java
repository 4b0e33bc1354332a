package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of decisions: what it says, what is wrong with it, and who else writes it. */
class CurationFileTest {
  @TempDir Path temp;

  private Path folder;

  @BeforeEach
  void make() throws IOException {
    folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(
          article(
              "one",
              Entity.of(EntityType.PERSON, "Mikhail Gorbachev"),
              Entity.of(EntityType.PERSON, "M. Gorbachev"),
              Entity.of(EntityType.PERSON, "Roscosmos"),
              Entity.of(EntityType.CITY, "A \"quoted\" \\ name")));
      writer.add(
          article(
              "two",
              Entity.of(EntityType.PERSON, "Mikhail S. Gorbachev"),
              Entity.of(EntityType.PERSON, "Madam"),
              Entity.of(EntityType.ORGANIZATION, "AC/DC"),
              Entity.linked(EntityType.ORGANIZATION, "Russian_Federal_Space_Agency", "Roscosmos")));
      for (int i = 0; i < 24; i++) {
        writer.add(article("n" + i, Entity.of(EntityType.MISC, "Number " + i)));
      }
    }
  }

  private static AnnotatedArticle article(String id, Entity... entities) {
    StringBuilder body = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    for (Entity entity : entities) {
      body.append(body.isEmpty() ? "" : " ");
      mentions.add(Mention.of(body.length(), body.length() + entity.label().length(), entity));
      body.append(entity.label());
    }
    Article article = Article.builder(id).body(body.toString()).build();
    return new AnnotatedArticle(
        article,
        "test 1",
        1,
        List.of(new Sentence(Article.Field.BODY, 0, body.length(), 0, mentions)));
  }

  private void write(String... lines) throws IOException {
    Files.writeString(folder.resolve("curation.txt"), String.join("\n", lines));
  }

  private List<String> problems() throws IOException {
    try (Archive archive = Archive.open(folder)) {
      return archive.curationProblems().stream()
          .map(line -> {
            assertThat(line).startsWith(folder.resolve("curation.txt") + ":").doesNotContain("\n");
            return line.substring((folder.resolve("curation.txt") + ":").length());
          })
          .toList();
    }
  }

  private String entity(String name) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      return archive.entity(name).toString();
    }
  }

  private long articles(String query) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      return archive.count(Query.parse(query));
    }
  }

  @Test
  void aFileByHandIsUnderstood() throws IOException {
    write(
        "# who is who",
        "",
        "  merge \"M. Gorbachev\", \"PERSON/Mikhail S. Gorbachev\" into \"Mikhail Gorbachev\"  # him",
        "MERGE PERSON/Roscosmos INTO “ORGANIZATION/Russian Federal Space Agency” AS org",
        "hide Madam by anna",
        "rename \"ORGANIZATION/AC/DC\" to ACDC by \"Ben \\\"B\\\"\" at 2025-07-31");
    assertThat(problems()).isEmpty();
    assertThat(articles("person:\"mikhail gorbachev\"")).isEqualTo(2);
    assertThat(entity("PERSON/M. Gorbachev")).isEqualTo("PERSON/Mikhail Gorbachev");
    assertThat(entity("m. gorbachev")).isEqualTo("PERSON/Mikhail Gorbachev");
    assertThat(entity("PERSON/Roscosmos")).isEqualTo("ORGANIZATION/Russian Federal Space Agency");
    assertThat(articles("org:roscosmos")).isEqualTo(2);
    assertThat(entity("ACDC")).isEqualTo("ORGANIZATION/ACDC");
    assertThat(entity("AC/DC")).isEqualTo("ORGANIZATION/ACDC");
    assertThatExceptionOfType(DatelineException.class).isThrownBy(() -> entity("Madam"));
    try (Curation curation = Curation.open(folder, "")) {
      assertThat(curation.decisions())
          .extracting(decision -> decision.line() + " " + decision.by().orElse("-"))
          .containsExactly("3 -", "4 -", "5 anna", "6 Ben \"B\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lineEndsOfAnySystemAreReadAndKept(String end) throws IOException {
    String text = "\uFEFF# mine" + end + "hide \"PERSON/Madam\"" + end + "hide PERSON/Roscosmos";
    Files.writeString(folder.resolve("curation.txt"), text);
    assertThat(problems()).isEmpty();
    try (Curation curation =
        Curation.open(folder, "é", () -> Instant.parse("2025-07-31T18:40:00.5Z"))) {
      assertThat(curation.decisions()).extracting(Decision::line).containsExactly(2, 3);
      Decision renamed =
          curation.rename(curation.entity("A \"quoted\" \\ name"), "Back\\slash \"q\"");
      assertThat(renamed.line()).isEqualTo(4);
      assertThat(renamed.text())
          .isEqualTo("rename \"CITY/A \\\"quoted\\\" \\\\ name\" to \"Back\\\\slash \\\"q\\\"\"");
    }
    assertThat(Files.readString(folder.resolve("curation.txt")))
        .isEqualTo(
            text
                + end
                + "rename \"CITY/A \\\"quoted\\\" \\\\ name\" to \"Back\\\\slash \\\"q\\\"\""
                + " by \"é\" at 2025-07-31T18:40:00Z"
                + end);
    assertThat(entity("a \"quoted\" \\ name")).isEqualTo("CITY/Back\\slash \"q\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mrge A into B | \"mrge\" is no action; a line begins with merge, rename, type, hide, apart or undo",
        "hide | hide takes at least one name, got 0",
        "apart Madam | apart takes at least two names, got 1",
        "rename A B to C | rename takes one name, got 2; a name of several words stands in quotation marks",
        "merge Madam | merge needs \"into\" and what follows it",
        "merge Madam into | the line ends where there should be something after \"into\"",
        "hide \"Madam | a quotation mark is not closed",
        "hide \"\" | a name is empty",
        "type Madam to places | \"places\" stands for several types; name one of CITY, COUNTRY, LOCATION, STATE_OR_PROVINCE",
        "type Madam to 7 | \"7\" is no type",
        "hide Madam by anna at noon now | \"now\" does not fit here",
        "hide PERSON/Nobody | no article names \"PERSON/Nobody\"",
        "hide Madame | no entity is called \"Madame\"; the nearest: PERSON/Madam (1 article)",
        "hide Roscosmos | \"Roscosmos\" fits several entities: ORGANIZATION/Russian Federal Space Agency (1 article), PERSON/Roscosmos (1 article); name one as TYPE/Name",
        "merge PERSON/Madam into PERSON/Madam | \"PERSON/Madam\" cannot be merged into itself",
        "merge PERSON/Roscosmos into ORGANIZATION/AC/DC | \"PERSON/Roscosmos\" and \"ORGANIZATION/AC/DC\" are of different types; if they are one, say which with \"as ORGANIZATION\" in the line, or with --type ORGANIZATION on the command line",
        "rename PERSON/Madam to Madam | \"PERSON/Madam\" is that already",
        "rename PERSON/Madam to MISC/Madam | rename leaves the type as it is; \"type\" changes it",
        "type PERSON/Madam to PERSON | \"PERSON/Madam\" is that already",
        "undo hide PERSON/Madam | no line before it says \"hide \"PERSON/Madam\"\"",
        "undo undo hide Madam | \"undo\" is no action; a line begins with merge, rename, type, hide, apart or undo",
      })
  void aLineThatMakesNoSenseGetsASentenceAndTheOthersHold(String line, String sentence)
      throws IOException {
    write("hide \"MISC/Number 1\"", line, "hide \"MISC/Number 2\"");
    assertThat(problems()).containsExactly("2: " + sentence);
    assertThat(articles("misc:Number*")).isEqualTo(22);
  }

  @Test
  void aNameThatNoEntityCanHaveSpoilsItsLineAlone() throws IOException {
    String tooLong = "PERSON/" + "x".repeat(1001);
    write("hide \"MISC/Number 1\"", "hide " + tooLong, "hide \"MISC/Number 2\"");
    assertThat(problems()).containsExactly("2: name must be at most 1000 characters, got 1001");
    assertThat(articles("misc:Number*")).isEqualTo(22);
    assertThatExceptionOfType(DatelineException.class)
        .isThrownBy(() -> entity(tooLong))
        .withMessageStartingWith("no entity is called ");
  }

  @Test
  void linesThatContradictEachOtherGetASentence() throws IOException {
    write(
        "merge \"PERSON/M. Gorbachev\" into \"PERSON/Mikhail Gorbachev\"",
        "merge \"PERSON/Mikhail Gorbachev\" into \"PERSON/M. Gorbachev\"",
        "apart PERSON/Madam PERSON/Roscosmos \"PERSON/Mikhail S. Gorbachev\"",
        "merge \"PERSON/Mikhail S. Gorbachev\" PERSON/Nobody into \"PERSON/M. Gorbachev\"",
        "merge PERSON/Madam into \"PERSON/Mikhail Gorbachev\"",
        "apart \"PERSON/M. Gorbachev\" \"PERSON/Mikhail Gorbachev\"",
        "rename PERSON/Roscosmos to \"M. Gorbachev\"",
        "rename PERSON/Roscosmos to \"Mikhail Gorbachev\"",
        "hide \"MISC/Number 1\"",
        "hide \"MISC/Number 1\"");
    assertThat(problems())
        .containsExactly(
            "2: \"PERSON/Mikhail Gorbachev\" cannot be merged into itself; line 1 made them one",
            "4: no article names \"PERSON/Nobody\"",
            "5: line 3 keeps \"PERSON/Madam\" and \"PERSON/Mikhail Gorbachev\" apart",
            "6: \"PERSON/M. Gorbachev\" and \"PERSON/Mikhail Gorbachev\" are one since line 4",
            "8: line 3 keeps \"PERSON/M. Gorbachev\" and \"PERSON/Mikhail Gorbachev\" apart",
            "10: \"MISC/Number 1\" is hidden by line 9");
  }

  @Test
  void bytesThatAreNoTextArePassedOver() throws IOException {
    Files.write(
        folder.resolve("curation.txt"),
        "hide \"MISC/Number 1\"\nhide \"M\u00FCller\"\nhide \"MISC/Number 2\"\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems()).containsExactly("2: the line is not UTF-8");
    Files.write(
        folder.resolve("curation.txt"), "\uFEFFhide Madam".getBytes(StandardCharsets.UTF_16LE));
    assertThat(problems()).containsExactly("1: the file is UTF-16; save it as UTF-8");
    assertThat(entity("Madam")).isEqualTo("PERSON/Madam");
  }

  @Test
  void aDecisionThatCannotBeIsNotWritten() throws IOException {
    try (Curation curation = Curation.open(folder, "")) {
      Entity madam = curation.entity("Madam");
      Entity band = curation.entity("AC/DC");
      assertThatExceptionOfType(DatelineException.class)
          .isThrownBy(() -> curation.merge(List.of(madam), band))
          .withMessageContaining("different types");
      assertThatExceptionOfType(DatelineException.class)
          .isThrownBy(() -> curation.hide(Entity.of(EntityType.PERSON, "Nobody")))
          .withMessage("no article names \"PERSON/Nobody\"");
      assertThatExceptionOfType(DatelineException.class)
          .isThrownBy(() -> curation.rename(madam, " "))
          .withMessage("name must not be blank");
      assertThatIllegalArgumentException().isThrownBy(() -> curation.merge(List.of(), band));
      assertThatIllegalArgumentException().isThrownBy(() -> curation.apart(List.of(band)));
      assertThat(folder.resolve("curation.txt")).doesNotExist();
      Decision hidden = curation.hide(madam);
      Decision undone = curation.undo(hidden);
      assertThatExceptionOfType(DatelineException.class).isThrownBy(() -> curation.undo(hidden));
      assertThatExceptionOfType(DatelineException.class).isThrownBy(() -> curation.undo(undone));
      assertThat(curation.decisions().get(0).undoneBy()).hasValue(undone.line());
    }
  }

  @Test
  void anOpenArchiveKeepsWhatItWasOpenedWith() throws IOException {
    try (Archive before = Archive.open(folder);
        Curation curation = Curation.open(folder, "")) {
      curation.hide(curation.entity("Madam"));
      assertThat(before.entity("Madam").name()).isEqualTo("Madam");
      assertThatExceptionOfType(DatelineException.class).isThrownBy(() -> curation.entity("Madam"));
    }
  }

  @Test
  void manyMayDecideAtOnceAndNothingIsLost() throws Exception {
    int writers = 6;
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
      for (int w = 0; w < writers; w++) {
        int first = w * 4;
        all.add(
            pool.submit(() -> {
              try (Curation curation = Curation.open(folder, "writer " + first)) {
                for (int i = first; i < first + 4; i++) {
                  curation.hide(curation.entity("Number " + i));
                }
              }
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(problems()).isEmpty();
    assertThat(articles("misc:*")).isZero();
    try (Curation curation = Curation.open(folder, "")) {
      assertThat(curation.decisions()).hasSize(24);
    }
  }

  @Test
  void processesWaitForEachOther() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      processes.add(
          new Jvm()
              .start(
                  temp.resolve("process" + p),
                  CurationFileTest.class,
                  folder.toString(),
                  Integer.toString(12 * p)));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    try (Curation curation = Curation.open(folder, "")) {
      assertThat(curation.decisions()).hasSize(24);
      assertThat(curation.problems()).isEmpty();
    }
  }

  /** Hides a dozen. */
  public static void main(String[] arguments) throws IOException {
    int first = Integer.parseInt(arguments[1]);
    try (Curation curation = Curation.open(Path.of(arguments[0]), "process " + first)) {
      for (int i = first; i < first + 12; i++) {
        curation.hide(curation.entity("Number " + i));
      }
    }
  }
}
