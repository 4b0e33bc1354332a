package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles found by the days that their text speaks of. */
class AboutQueryTest {
  @TempDir Path temp;

  private static final EntityType DATE = new EntityType("DATE");

  /** A date as annotated, and, day by day, what it speaks of. */
  private record Dated(String value, Set<LocalDate> days) {}

  private static Dated random(Random random) {
    LocalDate day = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(900));
    String year = day.toString().substring(0, 4);
    return switch (random.nextInt(10)) {
      case 0, 1 -> new Dated(day.toString(), Set.of(day));
      case 2 -> new Dated(day + "T14:30", Set.of(day));
      case 3 -> new Dated(year, days(day, other -> other.getYear() == day.getYear()));
      case 4 ->
          new Dated(
              day.toString().substring(0, 7),
              days(
                  day,
                  other -> other.getYear() == day.getYear() && other.getMonth() == day.getMonth()));
      case 5 ->
          new Dated(
              String.format(
                  Locale.ROOT,
                  "%d-W%02d",
                  day.get(IsoFields.WEEK_BASED_YEAR),
                  day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
              days(day, other -> week(other).equals(week(day))));
      case 6 ->
          new Dated(
              String.format(
                  Locale.ROOT,
                  "%d-W%02d-WE",
                  day.get(IsoFields.WEEK_BASED_YEAR),
                  day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
              days(
                  day,
                  other ->
                      week(other).equals(week(day))
                          && other.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0));
      case 7 ->
          new Dated(
              year + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR),
              days(
                  day,
                  other ->
                      other.getYear() == day.getYear()
                          && other.get(IsoFields.QUARTER_OF_YEAR)
                              == day.get(IsoFields.QUARTER_OF_YEAR)));
      case 8 ->
          new Dated(
              year + "-SU",
              days(
                  day,
                  other ->
                      other.getYear() == day.getYear()
                          && other.getMonthValue() >= 6
                          && other.getMonthValue() <= 8));
      default ->
          new Dated(
              List.of("XXXX-07-31", "202X", "20XX", "P3D", "PAST_REF", "2024-13-40", "2025-W60")
                  .get(random.nextInt(7)),
              Set.of());
    };
  }

  private static String week(LocalDate day) {
    return day.with(DayOfWeek.MONDAY).toString();
  }

  private static Set<LocalDate> days(
      LocalDate around, java.util.function.Predicate<LocalDate> belongs) {
    return LongStream.rangeClosed(-400, 400)
        .mapToObj(around::plusDays)
        .filter(belongs)
        .collect(Collectors.toSet());
  }

  private static AnnotatedArticle article(String id, List<String> values) {
    StringBuilder body = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int start = body.length();
      body.append("It was then ").append(i).append(". ");
      int end = body.length() - 1;
      sentences.add(
          new Sentence(
              Article.Field.BODY,
              start,
              end,
              0,
              List.of(Mention.of(start + 7, end - 1, DATE, values.get(i)))));
    }
    return new AnnotatedArticle(
        Article.builder(id).body(body + "x").published("2025-07-31").build(), "test", 1, sentences);
  }

  @Test
  void aQuestionFindsWhatSpeaksOfAnyOfItsDays() {
    Seeds.times(
        4,
        random -> {
          Path folder = temp.resolve("archive" + random.nextInt(Integer.MAX_VALUE));
          Map<String, Set<LocalDate>> days = new HashMap<>();
          try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
            for (int i = 0; i < 60; i++) {
              List<String> values = new ArrayList<>();
              Set<LocalDate> all = new TreeSet<>();
              for (int rest = random.nextInt(4); rest > 0; rest--) {
                Dated dated = random(random);
                values.add(dated.value());
                all.addAll(dated.days());
              }
              writer.add(article("a" + i, values));
              days.put("a" + i, all);
            }
          }
          try (Archive archive = Archive.open(folder)) {
            for (int i = 0; i < 60; i++) {
              LocalDate from = LocalDate.of(2023, 10, 1).plusDays(random.nextInt(1000));
              LocalDate to = from.plusDays(random.nextInt(3) * random.nextInt(60));
              Set<String> expected = new TreeSet<>();
              days.forEach((id, all) -> {
                if (all.stream().anyMatch(day -> !day.isBefore(from) && !day.isAfter(to))) {
                  expected.add(id);
                }
              });
              String text = "about:[" + from + " TO " + to + "]";
              assertThat(ids(archive, Query.parse(text))).as(text).isEqualTo(expected);
              assertThat(ids(archive, Query.about(from, to))).as(text).isEqualTo(expected);
              assertThat(archive.count(Query.parse("NOT " + text))).isEqualTo(60 - expected.size());
            }
          }
        });
  }

  private static Set<String> ids(Archive archive, Query query) throws IOException {
    Set<String> ids = new TreeSet<>();
    archive.search(query).limit(1000).hits().top().forEach(hit -> ids.add(hit.article().id()));
    return ids;
  }

  @ParameterizedTest
  @CsvSource({
    "about:2025-07-31, 1",
    "about:2025-07, 1",
    "about:2025, 1",
    "about:2025-08, 0",
    "about:[2025-07-31 TO 2025-08-02], 1",
    "about:{2025-07-31 TO 2025-08-02], 0",
    "about:[2025-07-31 TO *], 1",
    "about:[* TO 2025-07-30], 0",
    "published:2025 AND about:2025-07-31, 1",
    "about:2024, 0"
  })
  void daysMonthsYearsAndRangesAreAsked(String query, long articles) throws IOException {
    write(List.of("2025-07-31"));
    try (Archive archive = Archive.open(temp)) {
      assertThat(archive.count(Query.parse(query))).isEqualTo(articles);
    }
  }

  @Test
  void theSentenceWithTheDateIsShown() throws IOException {
    write(List.of("2025-06", "2025-07-31", "2025-08"));
    try (Archive archive = Archive.open(temp)) {
      Passage snippet =
          archive
              .search(Query.parse("about:2025-07-31"))
              .limit(1)
              .hits()
              .top()
              .getFirst()
              .snippet();
      assertThat(snippet.marked("<", ">")).isEqualTo("It was <then 1>.");
      assertThat(archive.article("a").orElseThrow().sentences().get(1).mentions().getFirst())
          .isEqualTo(Mention.of(22, 28, DATE, "2025-07-31"));
    }
  }

  private void write(List<String> values) throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(temp)) {
      writer.add(article("a", values));
    }
  }

  @Test
  void anArchiveWithoutDatesSaysHowToGetThem() throws IOException {
    write(List.of());
    String how =
        "no dates in the text are known here; annotate again with"
            + " CoreNlpAnnotator.builder().dates(true)";
    try (Archive archive = Archive.open(temp)) {
      assertThatThrownBy(() -> archive.count(Query.parse("moon AND about:2025")))
          .isInstanceOf(DatelineException.class)
          .hasMessageContaining(how);
      LocalDate day = LocalDate.of(2025, 7, 31);
      assertThatThrownBy(() -> archive.count(Query.about(day, day)))
          .isInstanceOf(DatelineException.class)
          .hasMessageContaining(how);
    }
    assertThatThrownBy(() -> Query.parse("about:soon"))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("\"soon\" is no day (2025-07-31), month (2025-07) or year (2025)");
    LocalDate day = LocalDate.EPOCH;
    assertThatThrownBy(() -> Query.about(day, day.minus(1, ChronoUnit.DAYS)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Query.about(day, day)).hasToString("about:[1970-01-01 TO 1970-01-01]");
  }
}
