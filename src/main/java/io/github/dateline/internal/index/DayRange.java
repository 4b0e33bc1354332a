package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle.Mention;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.Query;

/**
 * A range of days that a text refers to: a day, weekend, week, month, season of three months,
 * quarter, half-year or year, read from a TIMEX3 value.
 *
 * <p>Dates coarser than a year ("the 1990s"), dates of no known year, durations, what recurs, and
 * "now" or "the past" are none: they would make every question find everything.
 *
 * @param first the first day, in days from 1970-01-01
 * @param last the last day
 */
public record DayRange(long first, long last) {
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<year>\\d{4})(?:-(?<month>\\d\\d)(?:-(?<day>\\d\\d))?|-W(?<week>\\d\\d)"
              + "(?:-(?:(?<weekend>WE)|(?<weekday>[1-7])))?|-Q(?<quarter>[1-4])|-H(?<half>[12])"
              + "|-(?<season>SP|SU|FA|WI))?(?:T.*)?");

  /** By the meteorologists' use in the northern half: spring is March to May. */
  private static final List<String> SEASONS = List.of("SP", "SU", "FA", "WI");

  private static final int MONTHS_OF_QUARTER = 3;
  private static final int MONTHS_OF_HALF = 6;

  /** The days that a mention speaks of, if it is a date or a time of known days. */
  public static Optional<DayRange> of(Mention mention) {
    String type = mention.type().tag();
    return type.equals("DATE") || type.equals("TIME")
        ? mention.value().flatMap(DayRange::of)
        : Optional.empty();
  }

  /** The days of a value such as {@code 2025-07-31}, {@code 2025-07} or {@code 2025-W31}. */
  static Optional<DayRange> of(String value) {
    Matcher parts = VALUE.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(parts));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DayRange of(Matcher parts) {
    int year = Integer.parseInt(parts.group("year"));
    if (parts.group("day") != null) {
      LocalDate day = LocalDate.of(year, number(parts, "month"), number(parts, "day"));
      return between(day, day);
    }
    if (parts.group("month") != null) {
      return months(year, number(parts, "month"), 1);
    }
    if (parts.group("week") != null) {
      return week(parts, year);
    }
    if (parts.group("quarter") != null) {
      return months(
          year, (number(parts, "quarter") - 1) * MONTHS_OF_QUARTER + 1, MONTHS_OF_QUARTER);
    }
    if (parts.group("half") != null) {
      return months(year, (number(parts, "half") - 1) * MONTHS_OF_HALF + 1, MONTHS_OF_HALF);
    }
    if (parts.group("season") != null) {
      int season = SEASONS.indexOf(parts.group("season"));
      return months(year, (season + 1) * MONTHS_OF_QUARTER, MONTHS_OF_QUARTER);
    }
    return months(year, 1, 2 * MONTHS_OF_HALF);
  }

  private static int number(Matcher parts, String group) {
    return Integer.parseInt(parts.group(group));
  }

  private static DayRange week(Matcher parts, int year) {
    LocalDate monday =
        LocalDate.of(year, 1, 4)
            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(parts, "week"))
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate sunday = monday.with(DayOfWeek.SUNDAY);
    if (parts.group("weekday") != null) {
      LocalDate day = monday.plusDays(number(parts, "weekday") - 1L);
      return between(day, day);
    }
    return between(parts.group("weekend") == null ? monday : sunday.minusDays(1), sunday);
  }

  private static DayRange months(int year, int first, int count) {
    YearMonth month = YearMonth.of(year, first);
    return between(month.atDay(1), month.plusMonths(count).atDay(1).minusDays(1));
  }

  /** A span of days, both included. */
  public static DayRange between(LocalDate first, LocalDate last) {
    return new DayRange(first.toEpochDay(), last.toEpochDay());
  }

  public boolean overlaps(DayRange other) {
    return first <= other.last && other.first <= last;
  }

  /** What finds an article by these days. */
  Field field() {
    return new LongRange(IndexFields.ABOUT, new long[] {first}, new long[] {last});
  }

  /** The articles that speak of any of these days. */
  public Query query() {
    return LongRange.newIntersectsQuery(IndexFields.ABOUT, new long[] {first}, new long[] {last});
  }

  /** Whether the articles of an index say what days they speak of. */
  public static boolean areIndexed(IndexReader reader) {
    return reader.numDocs() == 0
        || reader.leaves().stream()
            .anyMatch(leaf -> leaf.reader().getFieldInfos().fieldInfo(IndexFields.ABOUT) != null);
  }
}
