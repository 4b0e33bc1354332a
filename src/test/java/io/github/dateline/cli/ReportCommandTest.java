package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir static Path folder;

  static Path archive;

  @BeforeAll
  static void index() throws IOException {
    archive = CommandLineRun.archive(folder);
  }

  @Test
  void aReportIsWrittenAndSaidToBe() throws IOException {
    Path file = folder.resolve("report.html");
    CommandLineRun run = CommandLineRun.of("report", archive, "-o", file).succeeds();
    assertThat(run.out()).endsWith("in all 6 articles, written to " + file + "\n");
    assertThat(run.loaded()).isFalse();
    assertThat(file).content().startsWith("<!DOCTYPE html>").contains("Sean Duffy");
  }

  @Test
  void theOptionsAreThoseOfTheQuestion() throws IOException {
    Path file = folder.resolve("report.json");
    CommandLineRun.of(
            "report",
            archive,
            "nasa",
            "--unit=sentence",
            "--min-count=1",
            "--limit=2",
            "--evidence=1",
            "--rank=npmi",
            "--copies=published",
            "--type=people,org",
            "--entity=sean duffy",
            "--title=Mine",
            "-o",
            file)
        .succeeds();
    assertThat(JsonText.object(Files.readString(file)))
        .containsEntry("title", "Mine")
        .containsEntry("query", "nasa")
        .containsEntry("unit", "sentence")
        .containsEntry("copies", "published")
        .containsEntry("rankedBy", "npmi")
        .containsEntry("tests", null);
  }

  @Test
  void csvIsThreeFiles() {
    CommandLineRun.of("report", archive, "-o", folder.resolve("a.csv")).succeeds();
    assertThat(folder.resolve("a.csv")).exists();
    assertThat(folder.resolve("a-nodes.csv")).exists();
    assertThat(folder.resolve("a-evidence.csv")).exists();
  }

  @Test
  void nothingFoundIsDone() {
    CommandLineRun run =
        CommandLineRun.of("report", archive, "submarine", "-o", folder.resolve("none.html"))
            .succeeds();
    assertThat(run.out()).startsWith("0 pairs of 0 names, in the 0 articles that match submarine");
  }

  /** Of an archive, whatever leads there. */
  @Test
  void noAnswerIsWrittenIntoAnArchive() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("to-archive"), archive);
    Path file = Files.createSymbolicLink(folder.resolve("m.json"), archive.resolve("archive.json"));
    Path dangling =
        Files.createSymbolicLink(folder.resolve("new.json"), archive.resolve("new.json"));
    String before = Files.readString(archive.resolve("archive.json"));
    long files = files(archive);
    List<Path> places =
        List.of(
            archive.resolve("archive.json"),
            archive.resolve("x.json"),
            archive.resolve("shard-0/x.json"),
            link.resolve("x.json"),
            link.resolve("shard-0/../x.json"),
            file,
            dangling);
    for (Path place : places) {
      String there = " is in the archive " + archive.toRealPath();
      CommandLineRun.of("report", archive, "-o", place).failsWith(place + there);
      CommandLineRun.of("export", archive, "-o", place).failsWith(place + there);
    }
    for (String as : List.of("tables", "neo4j")) {
      for (Path place : List.of(archive, link, archive.resolve("shard-0"), link.resolve("no/x"))) {
        CommandLineRun.of("export", archive, "--as", as, "-o", place)
            .failsWith(place + " is in the archive ");
      }
    }
    assertThat(archive.resolve("archive.json")).hasContent(before);
    assertThat(files(archive)).isEqualTo(files);
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.count();
    }
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    CommandLineRun.of("report", archive).failsWith("missing required option", "--output");
    CommandLineRun.of("report", archive, "-o", "x.pdf")
        .failsWith("file must end in .html", "x.pdf");
    CommandLineRun.of("report", archive, "-o", folder.resolve("no/x.html"))
        .failsWith("there is no folder");
    CommandLineRun.of("report", folder.resolve("no"), "-o", folder.resolve("x.html"))
        .failsWith("no");
    CommandLineRun.of("report", archive, "-o", folder.resolve("x.html"), "--title", " ")
        .failsWith("title must not be blank");
    assertThat(folder.resolve("x.html")).doesNotExist();
  }
}
