package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.DatelineException;
import io.github.dateline.Query;
import io.github.dateline.Unit;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir static Path folder;

  static Path archive;

  @BeforeAll
  static void index() throws IOException {
    archive = SampleArchive.usual(folder.resolve("archive"));
  }

  private static String page(Report report) throws IOException {
    return new HtmlPage(report).text("/* style */", "/* script */");
  }

  @Test
  void thePageIsAsApproved() throws IOException {
    ReportGolden.check("report.html", page(SampleArchive.report(archive, null)));
  }

  @Test
  void theExportsAreAsApproved() throws IOException {
    Report report = SampleArchive.report(archive, null);
    Path out = Files.createDirectories(folder.resolve("exports"));
    for (String ending : List.of("graphml", "gexf", "json", "md", "csv")) {
      for (Path file : report.write(out.resolve("report." + ending))) {
        ReportGolden.check(file.getFileName().toString(), Files.readString(file));
      }
    }
    assertThat(out.toFile().list()).hasSize(7).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void theCommandToMakeItAgainHasWhatWasGiven() throws IOException {
    Path plain = folder.resolve("plain.md");
    Path titled = folder.resolve("titled.md");
    try (Archive open = Archive.open(archive)) {
      Report.builder(open).build().write(plain);
      Report.builder(open).title("Crews at sea").texts(false).build().write(titled);
    }

    assertThat(plain)
        .content()
        .contains("dateline report ")
        .doesNotContain("--title", "--no-texts");
    assertThat(titled).content().contains(" --title 'Crews at sea' --no-texts -o report.html");
  }

  @Test
  void theSameAgainGivesTheSameBytesInAnyLocale() throws IOException {
    Path out = Files.createDirectories(folder.resolve("twice"));
    Locale before = Locale.getDefault();
    for (String ending : List.of("html", "graphml", "gexf", "svg", "json", "md", "csv")) {
      List<Path> once = SampleArchive.report(archive, null).write(out.resolve("a." + ending));
      try {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        List<Path> again = SampleArchive.report(archive, null).write(out.resolve("b." + ending));
        for (int i = 0; i < once.size(); i++) {
          assertThat(once.get(i)).hasSameBinaryContentAs(again.get(i));
        }
      } finally {
        Locale.setDefault(before);
      }
    }
  }

  @Test
  void theEntitiesAreThoseOfThePairs() throws IOException {
    Report report = SampleArchive.report(archive, null);
    assertThat(report.title()).isEqualTo("Who is named with whom");
    assertThat(report.entities().rows().get(0).entity()).hasToString("ORGANIZATION/Nasa");
    assertThat(report.entities().rows().get(0).articles()).isEqualTo(9);
    assertThat(report.nodes()).hasSize(7);
    assertThat(report.nodes()).allMatch(node -> !node.pairs().isEmpty());
    assertThat(report.firstDay()).hasToString("Optional[2025-07-30]");
    assertThat(report.lastDay()).hasToString("Optional[2025-08-03]");
  }

  @Test
  void anAnchorGivesItsTitle() throws IOException {
    try (Archive open = Archive.open(archive)) {
      Report report =
          Report.builder(open)
              .question(
                  CooccurrenceQuery.builder()
                      .anchor(open.entity("Sean Duffy"))
                      .unit(Unit.SENTENCE)
                      .build())
              .build();
      assertThat(report.title()).isEqualTo("Who is named with Sean Duffy");
      assertThat(page(report)).contains("in the same sentence", "No sentences were asked for");
    }
  }

  @Test
  void aPageWithoutPairsSaysWhatWasAskedOfThem() throws IOException {
    try (Archive open = Archive.open(archive)) {
      CooccurrenceQuery question = CooccurrenceQuery.builder().minimumCount(100).build();
      assertThat(page(Report.builder(open).question(question).build()))
          .contains("each of the two must be in at least 100 articles");
    }
  }

  /** In nine articles no pair is surely together more often than by chance. */
  @Test
  void whereTheBoundTellsNothingSurpriseRanks() throws IOException {
    Report report = SampleArchive.report(archive, null);
    assertThat(report.table().rankedBy()).isEqualTo(Excess.SURPRISE);
    assertThat(report.table().rows())
        .isSortedAccordingTo(
            Comparator.comparingDouble(row -> row.excess().orElseThrow().pValue()));
    assertThat(page(report))
        .contains("So they stand by surprise", "since not one pair stands out for sure by excess")
        .contains("--rank excess");
    try (Archive open = Archive.open(archive)) {
      CooccurrenceQuery byCount =
          CooccurrenceQuery.builder().rankBy(Measure.COUNT).copies(Copies.PUBLISHED).build();
      Report asked = Report.builder(open).question(byCount).build();
      assertThat(asked.table().query()).isEqualTo(byCount);
      assertThat(page(asked)).doesNotContain("So they stand by");
    }
  }

  @Test
  void howSureIsToldOfWholeArticlesOnly() throws IOException {
    try (Archive open = Archive.open(archive)) {
      for (Unit unit : List.of(Unit.ARTICLE, Unit.SENTENCE)) {
        CooccurrenceQuery question =
            CooccurrenceQuery.builder().unit(unit).copies(Copies.PUBLISHED).build();
        String page = page(Report.builder(open).question(question).build());
        assertThat(page.contains("data-sort=\"qValue\"")).isEqualTo(unit.equals(Unit.ARTICLE));
      }
    }
  }

  @Test
  void aScopeHasWhatIsCharacteristicOfItAndWhatChanges() throws IOException {
    try (Archive open = Archive.open(archive)) {
      Report report =
          Report.builder(open)
              .question(
                  CooccurrenceQuery.builder()
                      .scope(Query.parse("person:\"Sean Duffy\" OR crew"))
                      .copies(Copies.PUBLISHED)
                      .minimumCount(1)
                      .build())
              .build();
      assertThat(page(report))
          .contains("Characteristic names", "Emerging and fading", "from 1 Aug 2025 on")
          .contains("&#39;person:&quot;Sean Duffy&quot; OR crew&#39; --unit article");
      assertThat(report.trends().articles().orElseThrow().articles()).isEqualTo(6);
      assertThat(report.trends().pairs()).hasSameSizeAs(report.table().rows());
      assertThat(report.trends().entities()).hasSameSizeAs(report.nodes());
      assertThat(report.trends().keyEntities().orElseThrow().rows()).isNotEmpty();
    }
  }

  @Test
  void nothingFoundIsAReportThatSaysSo() throws IOException {
    Path empty = folder.resolve("empty");
    ArchiveWriter.open(empty).close();
    Path out = Files.createDirectories(folder.resolve("nothing"));
    for (Path from : List.of(archive, empty)) {
      try (Archive open = Archive.open(from)) {
        Report report =
            Report.builder(open)
                .question(CooccurrenceQuery.builder().scope(Query.parse("submarine")).build())
                .build();
        assertThat(page(report)).contains("No article matches", "submarine");
        for (String ending : List.of("html", "graphml", "gexf", "svg", "json", "md", "csv")) {
          assertThat(report.write(out.resolve("x." + ending))).allMatch(Files::exists);
        }
      }
    }
  }

  @Test
  void filesAreWholeOrNotThere() throws IOException {
    Report report = SampleArchive.report(archive, null);
    Path out = Files.createDirectories(folder.resolve("failing"));
    Files.createDirectories(out.resolve("x-nodes.csv"));
    assertThatIOException()
        .isThrownBy(() -> report.write(out.resolve("x.csv")))
        .withMessageContaining("is a folder");
    assertThat(out.toFile().list()).containsExactly("x-nodes.csv");
    assertThatIOException()
        .isThrownBy(() -> report.write(out.resolve("none/x.html")))
        .withMessageContaining("there is no folder");
  }

  @Test
  void otherEndingsAreRefused() throws IOException {
    Report report = SampleArchive.report(archive, null);
    for (String name : List.of("x.pdf", "x", "html", "x.html.gz")) {
      assertThatExceptionOfType(DatelineException.class)
          .isThrownBy(() -> report.write(Path.of(name)))
          .withMessageContaining(name);
    }
    assertThat(Report.Format.of(Path.of("a.b.HTM"))).isEqualTo(Report.Format.HTML);
    assertThatExceptionOfType(DatelineException.class)
        .isThrownBy(() -> SampleArchive.report(archive, " \n"))
        .withMessageContaining("title");
  }
}
