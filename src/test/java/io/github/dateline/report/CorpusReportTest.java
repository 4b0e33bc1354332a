package io.github.dateline.report;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CorpusArchive;
import io.github.dateline.EntityType;
import io.github.dateline.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of the bundled corpus and each of its exports, as approved. */
class CorpusReportTest {
  @TempDir static Path folder;

  @BeforeAll
  static void index() throws IOException {
    CorpusArchive.make(folder.resolve("archive"));
  }

  private static Report report() throws IOException {
    try (Archive archive = Archive.open(folder.resolve("archive"))) {
      return Report.builder(archive)
          .question(
              CooccurrenceQuery.builder()
                  .anchor(archive.entity("Sean Duffy"))
                  .types(EntityType.parse("people"))
                  .unit(Unit.SENTENCE)
                  .limit(6)
                  .evidence(1)
                  .words(3)
                  .build())
          .build();
    }
  }

  @Test
  void theReportAndItsExportsAreAsApproved() throws IOException {
    ReportGolden.check(
        "corpus/report.html", new HtmlPage(report()).text("/* style */", "/* script */"));
    for (String ending : List.of("graphml", "gexf", "svg", "json", "md", "csv")) {
      for (Path file : report().write(folder.resolve("report." + ending))) {
        ReportGolden.check("corpus/" + file.getFileName(), Files.readString(file));
      }
    }
  }
}
