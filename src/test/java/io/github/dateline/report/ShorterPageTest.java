package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.RandomArticles;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that has no room for all pairs is the page of the first of them. */
class ShorterPageTest {
  @TempDir Path temp;

  private Path archive(int names, int articles) throws IOException {
    Path folder = temp.resolve("archive");
    RandomArticles make = new RandomArticles(new Random(7), names);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < articles; i++) {
        writer.add(make.article("a" + i, 12));
      }
    }
    return folder;
  }

  private static Report report(Archive archive, int limit) throws IOException {
    return Report.builder(archive)
        .question(
            CooccurrenceQuery.builder()
                .everyPair()
                .minimumCount(1)
                .rankBy(Measure.COUNT)
                .limit(limit)
                .evidence(12)
                .words(4)
                .build())
        .texts(false)
        .build();
  }

  @Test
  void itsCountsAreThoseOfAReportOfSoManyPairs() throws IOException {
    try (Archive archive = Archive.open(archive(12, 60))) {
      Report all = report(archive, 60);
      for (int pairs : new int[] {1, 7, 30}) {
        JsonNode shorter = data(all.first(pairs));
        JsonNode alone = data(report(archive, pairs));
        for (String part : List.of("nodes", "links", "groups", "time")) {
          assertThat(shorter.get(part)).as(part).isEqualTo(alone.get(part));
        }
        for (String column : List.of("total", "days", "source", "section", "group", "units")) {
          assertThat(shorter.get("articles").get(column))
              .as(column)
              .isEqualTo(alone.get("articles").get(column));
        }
      }
    }
  }

  private static JsonNode data(Report report) throws IOException {
    return new ObjectMapper().readTree(ChartData.json(report));
  }

  @Test
  void itStaysBelowItsSizeAndSaysWhatItLeavesOut() throws IOException {
    Path file = temp.resolve("large.html");
    try (Archive archive = Archive.open(archive(60, 300))) {
      Report report = report(archive, 2000);
      assertThat(new HtmlPage(report).bytes()).hasSizeGreaterThan(HtmlPage.MAX_BYTES);
      report.write(file);
    }
    assertThat(Files.size(file)).isLessThanOrEqualTo(HtmlPage.MAX_BYTES);
    String page = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(page).contains("more were asked for: this page has no room for them");
    assertThat(page.split("<tbody id=\"pair-").length - 1).isGreaterThan(100);
  }
}
