package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CorpusArchive;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of a report that the documentation shows: {@code mvn test
 * -Dtest=ScreenshotsTest -Ddocs.update=true}.
 */
@EnabledIfSystemProperty(named = "docs.update", matches = "true")
class ScreenshotsTest {
  private static final Path DOCS = Path.of("docs/images");
  private static final long MOST_BYTES = 300_000;

  @TempDir Path folder;

  @Test
  void theDocumentationShowsAReportOfTheCorpus() throws IOException {
    Optional<Chromium> started = Chromium.start(folder.resolve("profile"));
    assumeTrue(started.isPresent(), "no chromium and chromedriver on the path");
    Path page = folder.resolve("report.html");
    CorpusArchive.make(folder.resolve("archive"));
    try (Archive archive = Archive.open(folder.resolve("archive"))) {
      Report.builder(archive).question(question()).title("Who is who in space").build().write(page);
    }
    try (Chromium browser = started.get()) {
      browser.show(page);
      browser.resize(1150, 900);
      take(browser, "network", "#network .stage");
      browser.resize(1240, 900);
      browser.theme("dark");
      browser.click(browser.one("#pairs-table button.open"));
      browser.run(
          "[...document.querySelectorAll('#pairs-table tbody')].slice(6)"
              + ".forEach(row => row.remove())");
      take(browser, "pairs", "#pairs-table");
      browser.theme("light");
      take(browser, "matrix", "#matrix .matrix");
      take(browser, "time", "#timelines");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static CooccurrenceQuery question() {
    Set<EntityType> types = new HashSet<>(EntityType.parse("people"));
    types.addAll(EntityType.parse("organisations"));
    return CooccurrenceQuery.builder()
        .scope(Query.all())
        .types(types)
        .unit(Unit.PARAGRAPH)
        .rankBy(Measure.LOG_LIKELIHOOD)
        .limit(110)
        .evidence(2)
        .words(8)
        .build();
  }

  private static void take(Chromium browser, String name, String css) throws IOException {
    Path file = DOCS.resolve(name + ".png");
    browser.screenshot(file, css);
    assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
  }
}
