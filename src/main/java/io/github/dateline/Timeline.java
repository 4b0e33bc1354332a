package io.github.dateline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A timeline: the number of matching articles by day, week, month, quarter or year, with bursts.
 *
 * <p>An article belongs to the day of its stamp as given, wherever that was; one without a date
 * belongs to no bin and is counted apart. Bins without an article are there too, from the first bin
 * to the last that has an article in scope. All counts are exact; every article counts, copies of
 * one text too, because that is how present it was.
 *
 * <p>Bursts are bins in a row in which the share of articles is so much higher than on the whole
 * that two states, the usual share and {@value #BURST_RATIO} times as much, explain the series
 * better than one: the automaton of Kleinberg 2003, Bursty and hierarchical structure in streams,
 * doi:10.1023/A:1024940629314, in its form for batches (section 4), with s = {@value #BURST_RATIO},
 * γ = {@value #BURST_COST} and two states. A burst's weight is by how much it explains them better,
 * in natural logarithms, the cost of entering it not taken off. What is in half of all dated
 * articles or more cannot be in twice that share: it has no bursts. Nor has a timeline of one bin
 * any.
 *
 * <p>Immutable and thread-safe. Archives count timelines; others need not implement this.
 */
public interface Timeline extends Iterable<Timeline.Bin> {

  /** How many times the usual share a burst has: Kleinberg's s. */
  int BURST_RATIO = 2;

  /** What it costs to enter a burst, times the logarithm of the number of bins: Kleinberg's γ. */
  int BURST_COST = 1;

  /**
   * The articles asked about.
   *
   * @return the query that matches them
   */
  Query scope();

  /**
   * Who is asked about.
   *
   * @return the entities, unmodifiable; empty if the articles in scope themselves are
   */
  List<Entity> entities();

  /**
   * How long a bin is.
   *
   * @return the width of all bins
   */
  BinWidth by();

  /**
   * How many articles are in scope, dated or not.
   *
   * @return the number, exact
   */
  long inScope();

  /**
   * How many articles have what was asked, dated or not: name all the entities, or, where none was
   * given, are in scope.
   *
   * @return the number, exact
   */
  long articles();

  /**
   * How many of these have no date, and are in no bin.
   *
   * @return the number, exact
   */
  long undated();

  /**
   * The bins.
   *
   * @return the bins by time, unmodifiable; empty if no article in scope has a date
   */
  List<Bin> bins();

  /**
   * The bursts.
   *
   * @return the bursts by time, unmodifiable
   */
  List<Burst> bursts();

  /**
   * Says how the table was made, so that it can be made again: Dateline's version, the archive's
   * articles and annotator, the days of those asked, the question, the rule for copies, and what
   * chance means. No time of a clock is in it.
   *
   * @return two lines, the same in every locale
   */
  List<String> made();

  /**
   * Writes the rows as CSV, as {@code dateline timeline --format csv} prints them.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeCsv(Path file) throws IOException;

  /**
   * Writes the timeline as JSON, as {@code dateline timeline --format json} prints it.
   *
   * @param file the file, which is replaced if it is there
   * @throws IOException if it cannot be written
   */
  void writeJson(Path file) throws IOException;

  /**
   * The timeline as the command line prints it, without colours.
   *
   * @return lines, each with its end
   */
  @Override
  String toString();

  @Override
  default Iterator<Bin> iterator() {
    return bins().iterator();
  }

  /** How long a bin is. */
  enum BinWidth {
    /** A day. */
    DAY,
    /** A week, from Monday on (ISO 8601). */
    WEEK,
    /** A month of the calendar. */
    MONTH,
    /** A quarter of the calendar, beginning with January, April, July or October. */
    QUARTER,
    /** A year of the calendar. */
    YEAR;

    /**
     * The first day of the bin that a day is in.
     *
     * @param day the day
     * @return the first day
     */
    public LocalDate start(LocalDate day) {
      return switch (this) {
        case DAY -> day;
        case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTH -> day.withDayOfMonth(1);
        case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
        case YEAR -> day.withDayOfYear(1);
      };
    }

    /**
     * The first day of the bin that follows.
     *
     * @param start the first day of a bin
     * @return the first day of the next
     */
    public LocalDate next(LocalDate start) {
      return switch (this) {
        case DAY -> start.plusDays(1);
        case WEEK -> start.plusWeeks(1);
        case MONTH -> start.plusMonths(1);
        case QUARTER -> start.plusMonths(3);
        case YEAR -> start.plusYears(1);
      };
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The articles of a stretch of days.
   *
   * @param start its first day
   * @param articles how many articles have what was asked: name all the entities, or, where none
   *     was given, are in scope
   * @param total of how many: those in scope, or, where no entity was given, all in the archive
   * @param burst whether the bin is part of a burst
   */
  record Bin(LocalDate start, long articles, long total, boolean burst) {}

  /**
   * A run of bins with far more than usual.
   *
   * @param start the first day of its first bin
   * @param end the last day of its last bin
   * @param weight how much better a burst explains these bins, in natural logarithms, above 0
   */
  record Burst(LocalDate start, LocalDate end, double weight) {}

  /**
   * A timeline before it is counted: of all articles, by month, unless it is told otherwise. Not
   * thread-safe.
   */
  final class Request {
    private final List<Entity> entities;
    private final Counter archive;
    private Query scope = Query.all();
    private BinWidth by = BinWidth.MONTH;

    Request(List<Entity> entities, Counter archive) {
      this.entities = List.copyOf(entities);
      this.archive = archive;
    }

    /** Counts timelines of the same articles in the same bins. */
    interface Counter {
      List<Timeline> count(Query scope, List<List<Entity>> named, BinWidth by) throws IOException;
    }

    /**
     * Sets which articles are in scope.
     *
     * @param query the query that matches them
     * @return this request
     */
    public Request scope(Query query) {
      scope = Objects.requireNonNull(query, "query must not be null");
      return this;
    }

    /**
     * Sets how long a bin is.
     *
     * @param bin the bin
     * @return this request
     */
    public Request by(BinWidth bin) {
      by = Objects.requireNonNull(bin, "bin must not be null");
      return this;
    }

    /**
     * Counts.
     *
     * @return the timeline, from the first bin with an article in scope to the last
     * @throws DatelineException if two of the entities are one, if the scope asks for days that
     *     texts speak of, and none are known, or if the days are so far apart that there were more
     *     than 200,000 bins
     * @throws IOException if the disk fails
     */
    public Timeline timeline() throws IOException {
      return archive.count(scope, List.of(entities), by).get(0);
    }

    /**
     * Counts many timelines at once, which takes less than to ask for each.
     *
     * @param named for each timeline the entities that must be named, instead of those of this
     *     request
     * @return the timelines in that order
     * @throws DatelineException as {@link #timeline} does
     * @throws IOException if the disk fails
     */
    public List<Timeline> each(List<List<Entity>> named) throws IOException {
      return archive.count(scope, named, by);
    }
  }
}
