package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.internal.count.BurstDetector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
  @TempDir Path temp;

  @Test
  void binsEqualARecountOfTheArticles() {
    Seeds.times(
        60,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Collection<AnnotatedArticle> articles =
              CooccurrenceTest.randomArchive(folder, random).values();
          List<Entity> named =
              new ArrayList<>(
                  new TreeSet<>(articles.stream().flatMap(a -> a.entities().stream()).toList()));
          List<Entity> asked = new ArrayList<>();
          for (int i = random.nextInt(3); i > 0 && !named.isEmpty(); i--) {
            asked.add(named.remove(random.nextInt(named.size())));
          }
          LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(60));
          LocalDate to = from.plusDays(random.nextInt(90));
          boolean everything = random.nextBoolean();
          Predicate<AnnotatedArticle> scope =
              a ->
                  everything || day(a).filter(d -> !d.isBefore(from) && !d.isAfter(to)).isPresent();
          Timeline.BinWidth by =
              Timeline.BinWidth.values()[random.nextInt(Timeline.BinWidth.values().length)];
          try (Archive archive = Archive.open(folder)) {
            Timeline timeline =
                archive
                    .timeline(asked)
                    .scope(everything ? Query.all() : Query.published(from, to))
                    .by(by)
                    .timeline();
            List<AnnotatedArticle> inScope = articles.stream().filter(scope).toList();
            List<AnnotatedArticle> having =
                inScope.stream().filter(a -> a.entities().containsAll(asked)).toList();
            assertThat(timeline.articles()).isEqualTo(having.size());
            assertThat(timeline.undated())
                .isEqualTo(having.stream().filter(a -> day(a).isEmpty()).count());
            Collection<AnnotatedArticle> all = asked.isEmpty() ? articles : inScope;
            for (Timeline.Bin bin : timeline) {
              assertThat(bin.articles()).isEqualTo(in(having, bin.start(), by));
              assertThat(bin.total()).isEqualTo(in(all, bin.start(), by));
            }
            List<LocalDate> days = inScope.stream().flatMap(a -> day(a).stream()).sorted().toList();
            assertThat(starts(timeline)).isEqualTo(everyBin(days, by));
            checkBursts(timeline);
          }
        });
  }

  private static Optional<LocalDate> day(AnnotatedArticle article) {
    return article.article().day();
  }

  private static List<LocalDate> starts(Timeline timeline) {
    return timeline.bins().stream().map(Timeline.Bin::start).toList();
  }

  /** The first days of all bins from the first to the last, found by walking the calendar. */
  private static List<LocalDate> everyBin(List<LocalDate> days, Timeline.BinWidth by) {
    List<LocalDate> starts = new ArrayList<>();
    if (!days.isEmpty()) {
      LocalDate day = days.getFirst();
      while (!same(day, day, by) || same(day.minusDays(1), day, by)) {
        day = day.minusDays(1);
      }
      for (; !day.isAfter(days.getLast()); day = day.plusDays(1)) {
        if (starts.isEmpty() || !same(starts.getLast(), day, by)) {
          starts.add(day);
        }
      }
    }
    return starts;
  }

  private static long in(
      Collection<AnnotatedArticle> articles, LocalDate start, Timeline.BinWidth by) {
    return articles.stream()
        .filter(a -> day(a).filter(d -> same(start, d, by)).isPresent())
        .count();
  }

  /** Whether two days are in one bin, by what the calendar calls it. */
  private static boolean same(LocalDate a, LocalDate b, Timeline.BinWidth by) {
    return name(a, by).equals(name(b, by));
  }

  private static String name(LocalDate day, Timeline.BinWidth by) {
    return switch (by) {
      case DAY -> day.toString();
      case WEEK ->
          day.get(WeekFields.ISO.weekBasedYear())
              + " "
              + day.get(WeekFields.ISO.weekOfWeekBasedYear());
      case MONTH -> day.getYear() + " " + day.getMonth();
      case QUARTER -> day.getYear() + " " + day.get(IsoFields.QUARTER_OF_YEAR);
      case YEAR -> "" + day.getYear();
    };
  }

  private static void checkBursts(Timeline timeline) {
    long marked = timeline.bins().stream().filter(Timeline.Bin::burst).count();
    long covered = 0;
    for (Timeline.Burst burst : timeline.bursts()) {
      assertThat(burst.weight()).isPositive();
      covered +=
          timeline.bins().stream()
              .filter(bin -> !bin.start().isBefore(burst.start()))
              .filter(bin -> bin.start().isBefore(burst.end()) || bin.start().equals(burst.end()))
              .peek(bin -> assertThat(bin.burst()).isTrue())
              .count();
    }
    assertThat(covered).isEqualTo(marked);
  }

  @Test
  void weeksBeginOnMondayAndQuartersWithTheirFirstMonth() {
    assertThat(Timeline.BinWidth.WEEK.start(LocalDate.of(2025, 1, 1))).isEqualTo("2024-12-30");
    assertThat(Timeline.BinWidth.WEEK.start(LocalDate.of(2024, 12, 30))).isEqualTo("2024-12-30");
    assertThat(Timeline.BinWidth.WEEK.start(LocalDate.of(2024, 12, 29))).isEqualTo("2024-12-23");
    assertThat(Timeline.BinWidth.QUARTER.start(LocalDate.of(2024, 2, 29))).isEqualTo("2024-01-01");
    assertThat(Timeline.BinWidth.QUARTER.start(LocalDate.of(2024, 12, 31))).isEqualTo("2024-10-01");
    assertThat(Timeline.BinWidth.QUARTER.next(LocalDate.of(2024, 10, 1))).isEqualTo("2025-01-01");
    assertThat(Timeline.BinWidth.YEAR.next(LocalDate.of(2024, 1, 1))).isEqualTo("2025-01-01");
  }

  @Test
  void theDayIsTheLocalDayOfTheStamp() throws Exception {
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("a", "2025-07-31T23:30:00-10:00"));
      writer.add(article("b", "2025-07-31T00:30:00+14:00"));
      writer.add(article("c", "2025-08-02"));
      writer.add(article("d", "1969-12-31T23:59:59Z"));
      writer.add(article("e", ""));
    }
    try (Archive archive = Archive.open(folder)) {
      Timeline timeline =
          archive
              .timeline(List.of())
              .scope(Query.parse("published:2025"))
              .by(Timeline.BinWidth.DAY)
              .timeline();
      assertThat(timeline.bins())
          .containsExactly(
              new Timeline.Bin(LocalDate.of(2025, 7, 31), 2, 2, false),
              new Timeline.Bin(LocalDate.of(2025, 8, 1), 0, 0, false),
              new Timeline.Bin(LocalDate.of(2025, 8, 2), 1, 1, false));
      Timeline all =
          archive.timeline(List.of()).scope(Query.all()).by(Timeline.BinWidth.YEAR).timeline();
      assertThat(all.undated()).isEqualTo(1);
      assertThat(all.articles()).isEqualTo(5);
      assertThat(all.bins().getFirst().start()).isEqualTo("1969-01-01");
      assertThat(all.bins()).hasSize(2025 - 1969 + 1);
    }
  }

  @Test
  void aWrongDateDoesNotFillTheMemory() throws Exception {
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("a", "0001-01-01"));
      writer.add(article("b", "2025-08-02"));
    }
    try (Archive archive = Archive.open(folder)) {
      assertThatExceptionOfType(DatelineException.class)
          .isThrownBy(() ->
              archive.timeline(List.of()).scope(Query.all()).by(Timeline.BinWidth.DAY).timeline())
          .withMessageContaining("by day from 0001-01-01 to 2025-08-02");
      assertThat(
              archive.timeline(List.of()).scope(Query.all()).by(Timeline.BinWidth.YEAR).timeline())
          .hasSize(2025);
    }
  }

  private static AnnotatedArticle article(String id, String published) {
    Article.Builder article = Article.builder(id).body("Moon.");
    if (!published.isEmpty()) {
      article.published(published);
    }
    return new AnnotatedArticle(
        article.build(),
        RandomArticles.ANNOTATOR,
        1,
        List.of(new Sentence(Article.Field.BODY, 0, 5, 0, List.of())));
  }

  @Test
  void burstsAreThoseOfAnExhaustiveSearch() {
    Seeds.times(
        400,
        random -> {
          int n = 1 + random.nextInt(12);
          long[] totals = new long[n];
          long[] hits = new long[n];
          int high = random.nextInt(n);
          for (int t = 0; t < n; t++) {
            totals[t] = random.nextInt(4) == 0 ? 0 : random.nextInt(60);
            boolean burst = t >= high && t < high + 3;
            for (long i = totals[t]; i > 0; i--) {
              hits[t] += random.nextDouble() < (burst ? 0.4 : 0.06) ? 1 : 0;
            }
          }
          BurstDetector automaton = new BurstDetector(hits, totals);
          boolean[] states = automaton.states();
          double all = java.util.Arrays.stream(totals).sum();
          double usual = all == 0 ? 0 : java.util.Arrays.stream(hits).sum() / all;
          if (usual == 0 || usual >= 0.5) {
            assertThat(states).containsOnly(false);
            return;
          }
          double least = Double.POSITIVE_INFINITY;
          for (int sequence = 0; sequence < 1 << n; sequence++) {
            int of = sequence;
            least = Math.min(least, cost(hits, totals, usual, t -> (of >> t & 1) == 1));
          }
          assertThat(cost(hits, totals, usual, t -> states[t])).isEqualTo(least, within(1e-9));
        });
  }

  /** Kleinberg's cost of a sequence of states, as written, the binomial coefficient left out. */
  private static double cost(
      long[] hits, long[] totals, double usual, java.util.function.IntPredicate burst) {
    double cost = 0;
    boolean before = false;
    for (int t = 0; t < hits.length; t++) {
      boolean now = burst.test(t);
      double p = now ? 2 * usual : usual;
      cost += now && !before ? Math.log(hits.length) : 0;
      cost -= hits[t] * Math.log(p) + (totals[t] - hits[t]) * Math.log(1 - p);
      before = now;
    }
    return cost;
  }

  @Test
  void aBurstIsFound() {
    long[] totals = {100, 100, 100, 100, 100, 100, 100, 100};
    long[] hits = {2, 3, 2, 30, 25, 2, 1, 2};
    assertThat(new BurstDetector(hits, totals).states())
        .containsExactly(false, false, false, true, true, false, false, false);
  }
}
