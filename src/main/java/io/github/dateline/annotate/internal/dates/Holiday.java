package io.github.dateline.annotate.internal.dates;

import edu.stanford.nlp.ling.tokensregex.Env;
import edu.stanford.nlp.time.SUTime;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.function.IntFunction;
import org.joda.time.DateTimeFieldType;
import org.joda.time.Partial;
import org.jspecify.annotations.Nullable;

/**
 * A holiday whose date depends on the year, for CoreNLP's rules, which name them {@code
 * JH_THANKSGIVING} and so on and otherwise need a library for it that no present Java runs without
 * help. The dates are those of that library's file, {@code Holidays_sutime.xml}: federal holidays
 * of the United States, and the Western churches' Easter.
 */
final class Holiday extends SUTime.Time {
  private static final long serialVersionUID = 1;

  /** Easter's moon: the Gregorian computus of Meeus, Jones and Butcher. */
  private static LocalDate easter(int year) {
    int golden = year % 19;
    int century = year / 100;
    int ofCentury = year % 100;
    int corrected = (century + 8) / 25;
    int moon = (19 * golden + century - century / 4 - (century - corrected + 1) / 3 + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
    int late = (golden + 11 * moon + 22 * weekday) / 451;
    int days = moon + weekday - 7 * late + 114;
    return LocalDate.of(year, days / 31, days % 31 + 1);
  }

  private final String label;
  private final transient IntFunction<LocalDate> dates;
  private final int since;

  private Holiday(String label, int since, IntFunction<LocalDate> dates) {
    this.label = label;
    this.since = since;
    this.dates = dates;
  }

  /** Gives the rules the holidays that they name. */
  static void bind(Env env) {
    bind(env, "MARTIN_LUTHER_KING", 1986, nth(3, DayOfWeek.MONDAY, Month.JANUARY));
    bind(env, "MEMORIAL", 1869, Holiday::memorial);
    bind(env, "MOTHERS_DAY", 1, nth(2, DayOfWeek.SUNDAY, Month.MAY));
    bind(env, "FATHERS_DAY", 1, nth(3, DayOfWeek.SUNDAY, Month.JUNE));
    bind(env, "LABOUR_DAY", 1895, nth(1, DayOfWeek.MONDAY, Month.SEPTEMBER));
    bind(env, "COLUMBUS_DAY", 1934, nth(2, DayOfWeek.MONDAY, Month.OCTOBER));
    bind(env, "THANKSGIVING", 1863, nth(4, DayOfWeek.THURSDAY, Month.NOVEMBER));
    bind(env, "EASTER", 1583, Holiday::easter);
    bind(env, "CLEAN_MONDAY", 1583, year -> easter(year).minusDays(48));
    bind(env, "ASH_WEDNESDAY", 1583, year -> easter(year).minusDays(46));
    bind(env, "GOOD_FRIDAY", 1583, year -> easter(year).minusDays(2));
  }

  private static void bind(Env env, String label, int since, IntFunction<LocalDate> dates) {
    env.bind("JH_" + label, new Holiday(label, since, dates));
  }

  private static IntFunction<LocalDate> nth(int ordinal, DayOfWeek weekday, Month month) {
    return year ->
        LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
  }

  /** Moved from a fixed day to a Monday in 1968. */
  private static LocalDate memorial(int year) {
    return year < 1968
        ? LocalDate.of(year, Month.MAY, 30)
        : LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
  }

  @Override
  public @Nullable String toFormattedString(int flags) {
    if (getTimeLabel() != null) {
      return getTimeLabel();
    }
    return (flags & SUTime.FORMAT_ISO) != 0 ? null : label;
  }

  @Override
  public boolean isGrounded() {
    return false;
  }

  @Override
  public SUTime.Time getTime() {
    return this;
  }

  @Override
  public SUTime.Duration getDuration() {
    return SUTime.DURATION_NONE;
  }

  @Override
  public SUTime.Range getRange(int flags, SUTime.Duration granularity) {
    return new SUTime.Range(this, this);
  }

  @Override
  public SUTime.Time intersect(SUTime.Time other) {
    SUTime.Time resolved = resolve(other, 0);
    if (resolved != this
        && SUTime.TemporalOp.INTERSECT.apply(resolved, other) instanceof SUTime.Time both) {
      return both;
    }
    return super.intersect(other);
  }

  @Override
  public SUTime.Time resolve(SUTime.@Nullable Time reference, int flags) {
    Partial partial = reference == null ? null : reference.getJodaTimePartial();
    if (partial == null || !partial.isSupported(DateTimeFieldType.year())) {
      return this;
    }
    int year = partial.get(DateTimeFieldType.year());
    if (year < since) {
      return this;
    }
    LocalDate day = dates.apply(year);
    return new SUTime.PartialTime(
        this,
        new Partial(new org.joda.time.LocalDate(year, day.getMonthValue(), day.getDayOfMonth())));
  }

  @Override
  public SUTime.Temporal next() {
    return new SUTime.RelativeTime(
        new SUTime.RelativeTime(SUTime.TemporalOp.NEXT, SUTime.YEAR, SUTime.RESOLVE_TO_FUTURE),
        SUTime.TemporalOp.INTERSECT,
        this);
  }

  @Override
  public SUTime.Temporal prev() {
    return new SUTime.RelativeTime(
        new SUTime.RelativeTime(SUTime.TemporalOp.PREV, SUTime.YEAR, SUTime.RESOLVE_TO_PAST),
        SUTime.TemporalOp.INTERSECT,
        this);
  }

  @Override
  public SUTime.Time add(SUTime.Duration offset) {
    return new SUTime.RelativeTime(this, SUTime.TemporalOp.OFFSET_EXACT, offset);
  }
}
