package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.CopiedArticles;
import io.github.dateline.Copies;
import io.github.dateline.Query;
import io.github.dateline.Seeds;
import io.github.dateline.Unit;
import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the page counts for chosen days, sources and sections must be what the archive counts for
 * the query that the page gives. Skipped where there is no Chromium with its driver.
 */
class PageFiltersTest {
  private static final String COUNTED =
      "(() => { const r = datelineReport, both = []; r.settle();"
          + " r.nodes.forEach((one, i) => r.nodes.forEach((other, j) => {"
          + "   if (j < i) both.push([one.key, other.key, r.counts.both(i, j)]) }));"
          + " return { articles: r.counts.articles, texts: r.counts.texts, query: r.query(),"
          + "  of: r.nodes.map(one => [one.key, r.counts.of(one.id)]), both: both,"
          + "  carried: r.links.map(one => r.nodes[one.from].key + ' ' + r.nodes[one.to].key),"
          + "  rows: [...document.querySelectorAll('#pairs-table tbody')].map(b =>"
          + "   [b.link.id, b.querySelector('[data-of=both]').innerText]) } })()";

  @TempDir static Path folder;

  static Chromium browser;

  @BeforeAll
  static void open() {
    Optional<Chromium> started = Chromium.start(folder.resolve("profile"));
    assumeTrue(
        started.isPresent(),
        "no chromium and chromedriver on the path: the page was not tried in a browser");
    browser = started.get();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path archive(Random random) throws IOException {
    Path at = Files.createTempDirectory(folder, "archive");
    CopiedArticles make = new CopiedArticles(random);
    try (ArchiveWriter writer = ArchiveWriter.open(at)) {
      for (int i = 0; i < 80; i++) {
        writer.add(make.article("a" + i));
      }
      writer.commit();
    }
    return at;
  }

  private static CooccurrenceQuery.Builder all(Unit unit, Copies rule) {
    return CooccurrenceQuery.builder()
        .unit(unit)
        .copies(rule)
        .rankBy(Measure.COUNT)
        .minimumCount(1)
        .doubles(true)
        .limit(10_000);
  }

  @Test
  void fiftyRandomFiltersCountAsTheArchiveDoes() {
    Seeds.times(
        1,
        random -> {
          try (Archive archive = Archive.open(archive(random))) {
            filtersCountAsTheArchiveDoes(archive, random, Unit.ARTICLE, Copies.INDEPENDENT, 50);
          }
        });
  }

  @Test
  void daysBeforeOrAfterAllArticlesLetNothingThrough() {
    Seeds.times(
        1,
        random -> {
          Path page = folder.resolve("page.html");
          try (Archive archive = Archive.open(archive(random))) {
            Report.builder(archive)
                .question(all(Unit.ARTICLE, Copies.INDEPENDENT).build())
                .build()
                .write(page);
            browser.show(page);
            for (Map<String, String> days :
                List.of(Map.of("from", "", "to", day(-9)), Map.of("from", day(900), "to", ""))) {
              browser.driver().executeScript("datelineReport.go(arguments[0])", days);
              Map<?, ?> counted = (Map<?, ?>) browser.run(COUNTED);
              Query query = Query.parse(counted.get("query").toString());
              assertThat(counted.get("articles")).as("%s", query).isEqualTo(0L);
              assertThat(archive.search(query).limit(1).hits().total()).isZero();
            }
          }
        });
  }

  @Test
  void soDoFiltersOfOtherUnitsAndOfAllCopies() {
    Seeds.times(
        1,
        random -> {
          try (Archive archive = Archive.open(archive(random))) {
            filtersCountAsTheArchiveDoes(archive, random, Unit.ARTICLE, Copies.PUBLISHED, 10);
            filtersCountAsTheArchiveDoes(archive, random, Unit.PARAGRAPH, Copies.INDEPENDENT, 10);
            filtersCountAsTheArchiveDoes(archive, random, Unit.SENTENCE, Copies.INDEPENDENT, 10);
            filtersCountAsTheArchiveDoes(
                archive, random, new Unit.Sentences(2), Copies.INDEPENDENT, 10);
          }
        });
  }

  private static void filtersCountAsTheArchiveDoes(
      Archive archive, Random random, Unit unit, Copies rule, int filters) throws IOException {
    Path page = folder.resolve("page.html");
    Query scope = random.nextBoolean() ? Query.all() : Query.parse("NOT id:a3");
    Report.builder(archive)
        .question(all(unit, rule).scope(scope).evidence(1).build())
        .build()
        .write(page);
    browser.show(page);
    int empty = 0;
    for (int i = 0; i < filters; i++) {
      Map<String, Object> filter = filter(random);
      browser.driver().executeScript("datelineReport.go(arguments[0])", filter);
      Map<?, ?> counted = (Map<?, ?>) browser.run(COUNTED);
      String query = counted.get("query").toString();
      CooccurrenceTable table =
          archive.cooccurrences(all(unit, rule).scope(Query.parse(query)).build());
      isTheSame(counted, table, query);
      empty += table.articles() == 0 ? 1 : 0;
    }
    assertThat(empty).as("filters that let nothing through").isLessThan(filters / 2 + 1);
    assertThat(browser.complaints()).isEmpty();
  }

  private static Map<String, Object> filter(Random random) {
    Map<String, Object> filter = new HashMap<>();
    int from = random.nextInt(20) - 1;
    filter.put("from", random.nextInt(3) == 0 ? "" : day(from));
    filter.put("to", random.nextInt(3) == 0 ? "" : day(from + random.nextInt(20)));
    filter.put("source", some(random, "sources"));
    filter.put("section", some(random, "sections"));
    return filter;
  }

  private static String day(int day) {
    return LocalDate.of(2025, 1, 1).plusDays(day).toString();
  }

  /** Some of the page's, or none, which stands for all; the empty text for those without one. */
  private static List<String> some(Random random, String key) {
    List<String> some = new ArrayList<>(random.nextInt(3) == 0 ? List.of("") : List.of());
    for (Object value : (List<?>) browser.run("datelineReport.articles." + key)) {
      if (random.nextInt(3) == 0) {
        some.add(value.toString());
      }
    }
    return random.nextBoolean() ? List.of() : some;
  }

  private static void isTheSame(Map<?, ?> counted, CooccurrenceTable table, String query) {
    assertThat(counted.get("articles")).as(query).isEqualTo(table.articles());
    assertThat(counted.get("texts"))
        .as(query)
        .isEqualTo(table.query().copies() == Copies.PUBLISHED ? table.articles() : table.texts());
    Map<String, Long> both = new HashMap<>();
    Map<String, Long> alone = new HashMap<>();
    for (CooccurrenceTable.Row row : table) {
      both.put(row.first() + " " + row.second(), row.counts().both());
      both.put(row.second() + " " + row.first(), row.counts().both());
      alone.put(row.first().toString(), row.counts().first());
      alone.put(row.second().toString(), row.counts().second());
    }
    for (Object one : (List<?>) counted.get("both")) {
      List<?> cell = (List<?>) one;
      assertThat(cell.get(2))
          .as("%s of %s", cell, query)
          .isEqualTo(both.getOrDefault(cell.get(0) + " " + cell.get(1), 0L));
    }
    for (Object one : (List<?>) counted.get("of")) {
      List<?> name = (List<?>) one;
      if (alone.containsKey(name.get(0))) {
        assertThat(name.get(1)).as("%s of %s", name, query).isEqualTo(alone.get(name.get(0)));
      }
    }
    // Where another copy counts, it may have pairs that the page does not carry.
    long shown =
        ((List<?>) counted.get("carried"))
            .stream().filter(pair -> both.getOrDefault(pair.toString(), 0L) > 0).count();
    assertThat((List<?>) counted.get("rows")).as(query).hasSize((int) Math.min(200, shown));
  }
}
