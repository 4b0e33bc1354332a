package io.github.dateline.read.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates in the ways in which exports write them. A date that may be one of two, such as
 * {@code 5/6/2015}, is read where the other dates of its table show the order, and a month alone is
 * not; with full stops, as in {@code 5.6.2015}, the day comes first.
 */
public final class LooseDates {
  /**
   * What a value says.
   *
   * @param iso an ISO date or date-time, empty if no day is known
   * @param doubtful whether the value says something that could not be read, or not all of it
   */
  public record Stamp(String iso, boolean doubtful) {}

  /** Which number of {@code 5/6/2015} is the day. */
  public enum Order {
    /** It is not known. */
    UNKNOWN,
    /** The first. */
    DAY_FIRST,
    /** The second. */
    MONTH_FIRST
  }

  private static final Stamp UNREADABLE = new Stamp("", true);
  private static final Stamp NOTHING = new Stamp("", false);

  private static final Set<String> NO_DATE =
      Set.of("", "none", "nat", "nan", "null", "n/a", "na", "-", "undated", "unknown", "0");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Languages whose months are known, besides English. */
  private static final List<String> LANGUAGES =
      List.of(
          "de", "fr", "es", "nl", "it", "pt", "pl", "ru", "uk", "cs", "hu", "fi", "sv", "da", "nb",
          "tr", "ro", "el", "id");

  private static final List<TextStyle> MONTH_STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

  private static final Map<String, Integer> FOREIGN_MONTHS = new HashMap<>();

  static {
    for (String language : LANGUAGES) {
      for (Month month : Month.values()) {
        for (TextStyle style : MONTH_STYLES) {
          String name = month.getDisplayName(style, Locale.of(language));
          FOREIGN_MONTHS.putIfAbsent(
              name.toLowerCase(Locale.ROOT).replace(".", ""), month.getValue());
        }
      }
    }
  }

  /** Hours ahead of UTC. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2));

  private static final String TIME =
      "(?<hour>\\d{1,2})[:.h](?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?"
          + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?";

  private static final String ZONE =
      " ?(?<zone>[Zz]|UTC|GMT|UT|[ECMP][SD]T|BST|CET|CEST|[+-]\\d{2}(?::?\\d{2})?)?(?: [ECMP]T\\b)?";

  private static final String MONTH = "(?<name>\\p{L}{3,13})\\.?";

  private static final String WEEKDAY = "(?:[\\p{L}-]{1,14}\\.?,? )?(?:den )?";

  /** What may follow a day: nothing, a time, or anything at all, which makes it doubtful. */
  private static final String REST =
      "(?:(?:,? (?:(?:at|à|um|kl\\.?|om|alle|às|a las) )?|T)" + TIME + ZONE + ")?(?<rest>.*)";

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("(?<year>\\d{4})[-/.:](?<month>\\d{1,2})[-/.:](?<day>\\d{1,2})" + REST),
          Pattern.compile(
              WEEKDAY
                  + "(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|er)?[ -](?:de |of )?"
                  + MONTH
                  + "(?: de)?,?[ -](?<year>\\d{4}|\\d{2}(?![\\d:.]))"
                  + REST),
          Pattern.compile(
              WEEKDAY + MONTH + " (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})" + REST),
          Pattern.compile("(?<year>\\d{4})\\.? " + MONTH + " (?<day>\\d{1,2})\\.?" + REST),
          Pattern.compile(
              WEEKDAY
                  + MONTH
                  + " (?<day>\\d{1,2}) (?:(?:"
                  + TIME
                  + ZONE
                  + ") )(?<year>\\d{4})(?<rest>)"));

  private static final Pattern COMPACT =
      Pattern.compile(
          "(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:T?(?<hour>\\d{2})(?<minute>\\d{2})"
              + "(?<second>\\d{2})?(?:\\.\\d{1,9})?(?<half>)"
              + ZONE
              + ")?(?<rest>)");

  private static final Pattern SLASHED =
      Pattern.compile(
          "(?<a>\\d{1,2})[/.-](?<b>\\d{1,2})[/.-](?<year>\\d{4}|\\d{2}(?![\\d:.]))" + REST);

  private static final Pattern EPOCH =
      Pattern.compile("(?:/Date\\()?(\\d{10}|\\d{13})(?:\\.\\d{1,9}|[+-]\\d{4}\\)/|\\)/)?");

  private static final Pattern EAST_ASIAN =
      Pattern.compile("^(\\d{4}) ?[年년] ?(\\d{1,2}) ?[月월] ?(\\d{1,2}) ?[日일]");

  private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d{2}-\\d");

  private static final Pattern DAY_OF_YEAR = Pattern.compile("\\d{4}-\\d{3}");

  /** A number of days that a spreadsheet counts from the end of 1899, from 1954 to 2064. */
  private static final Pattern DAYS = Pattern.compile("([2-5]\\d{4})(?:\\.(\\d{1,12}))?");

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final int SECONDS_A_DAY = 86_400;

  /** "10:32 a.m. ET, July 3, 2020", a time that stands first. */
  private static final Pattern TIME_FIRST =
      Pattern.compile("(" + TIME + ZONE + "),? (?:on )?(?<date>\\p{L}.*|\\d{1,2}[ -].*)");

  private static final Pattern PUBLISHED_ON =
      Pattern.compile(
          "(?iu)^(?:first |originally |last )?(?:published|posted|updated|modified|created|date|dated|publié|paru|mis à jour|veröffentlicht|erschienen|publicado|actualizado|pubblicato|gepubliceerd|opublikowano)(?: on| at| le| am| el| il| op|:)*:? ");

  private LooseDates() {}

  /** The order that the dates of a table have, if one of them shows it and none another. */
  public static Order order(Collection<String> values) {
    boolean dayFirst = false;
    boolean monthFirst = false;
    for (String value : values) {
      Matcher found = SLASHED.matcher(value.strip());
      if (found.matches()) {
        dayFirst |= number(found, "a") > 12;
        monthFirst |= number(found, "b") > 12;
      }
    }
    return dayFirst == monthFirst ? Order.UNKNOWN : dayFirst ? Order.DAY_FIRST : Order.MONTH_FIRST;
  }

  /** Reads a value. */
  public static Stamp read(String value) {
    return read(value, Order.UNKNOWN);
  }

  /**
   * Reads a value of a table.
   *
   * @param order which number is the day, where only the other dates of the table tell it
   */
  public static Stamp read(String value, Order order) {
    String text = PUBLISHED_ON.matcher(value.strip().replaceAll("\\s+", " ")).replaceFirst("");
    text = EAST_ASIAN.matcher(text).replaceFirst("$1-$2-$3");
    if (text.length() > 100) {
      return UNREADABLE;
    }
    if (NO_DATE.contains(text.toLowerCase(Locale.ROOT)) || text.startsWith("0000-00-00")) {
      return NOTHING;
    }
    if (isIso(text)) {
      return new Stamp(text, false);
    }
    if (WEEK.matcher(text).matches() || DAY_OF_YEAR.matcher(text).matches()) {
      return ofYear(text);
    }
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      long number = Long.parseLong(epoch.group(1));
      return new Stamp(
          Instant.ofEpochMilli(epoch.group(1).length() == 10 ? number * 1000 : number).toString(),
          false);
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches()) {
      return stamp(compact, number(compact, "month"), number(compact, "day"));
    }
    for (Pattern form : FORMS) {
      Matcher found = form.matcher(text);
      if (found.matches()) {
        int month = form == FORMS.getFirst() ? number(found, "month") : month(found.group("name"));
        return month == 0 ? UNREADABLE : stamp(found, month, number(found, "day"));
      }
    }
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      return new Stamp(ofSpreadsheet(days), false);
    }
    Matcher timed = TIME_FIRST.matcher(text);
    return timed.matches() && !timed.group("date").contains(":")
        ? read(timed.group("date") + ", " + timed.group(1), order)
        : slashed(SLASHED.matcher(text), order);
  }

  /** "2019-W27-3" and "2019-184". */
  private static Stamp ofYear(String text) {
    try {
      DateTimeFormatter form =
          text.contains("W") ? DateTimeFormatter.ISO_WEEK_DATE : DateTimeFormatter.ISO_ORDINAL_DATE;
      return new Stamp(LocalDate.parse(text, form).toString(), false);
    } catch (DateTimeException e) {
      return UNREADABLE;
    }
  }

  private static String ofSpreadsheet(Matcher days) {
    LocalDate day = DAY_ZERO.plusDays(Integer.parseInt(days.group(1)));
    if (days.group(2) == null) {
      return day.toString();
    }
    long second = Math.round(Double.parseDouble("0." + days.group(2)) * SECONDS_A_DAY);
    return seconds(day.atStartOfDay().plusSeconds(second));
  }

  /** Day and month are told apart by full stops, or where one can be no month, or both are one. */
  private static Stamp slashed(Matcher found, Order order) {
    if (!found.matches()) {
      return UNREADABLE;
    }
    int a = number(found, "a");
    int b = number(found, "b");
    if (b > 12) {
      return stamp(found, a, b);
    }
    String text = found.group();
    boolean stops = text.charAt(found.end("a")) == '.' && text.charAt(found.end("b")) == '.';
    if (a > 12 || a == b || stops || order == Order.DAY_FIRST) {
      return stamp(found, b, a);
    }
    return order == Order.MONTH_FIRST ? stamp(found, a, b) : UNREADABLE;
  }

  private static Stamp stamp(Matcher found, int month, int day) {
    LocalDate date;
    try {
      date = LocalDate.of(year(found.group("year")), month, day);
    } catch (DateTimeException e) {
      return UNREADABLE;
    }
    String rest = found.group("rest");
    boolean doubtful = !rest.isBlank() && !isNoMore(rest);
    if (found.group("hour") == null) {
      return new Stamp(date.toString(), doubtful);
    }
    try {
      LocalDateTime time = date.atTime(time(found));
      String zone = found.group("zone");
      return new Stamp(
          zone == null
              ? seconds(time)
              : seconds(time) + (offset(zone).equals(ZoneOffset.UTC) ? "Z" : offset(zone)),
          doubtful);
    } catch (DateTimeException e) {
      return new Stamp(date.toString(), true);
    }
  }

  /** Of two digits the year that is not far ahead. */
  private static int year(String digits) {
    int year = Integer.parseInt(digits);
    if (digits.length() > 2) {
      return year;
    }
    int now = LocalDate.now(ZoneOffset.UTC).getYear();
    int near = now - now % 100 + year;
    return near > now + 1 ? near - 100 : near;
  }

  private static String seconds(LocalDateTime time) {
    return time.getSecond() == 0 && time.getNano() == 0 ? time + ":00" : time.toString();
  }

  private static LocalTime time(Matcher found) {
    int hour = number(found, "hour");
    String half = found.group("half");
    if (half != null && !half.isEmpty()) {
      boolean afternoon = half.equalsIgnoreCase("p");
      hour = hour == 12 ? (afternoon ? 12 : 0) : afternoon ? hour + 12 : hour;
    }
    String second = found.group("second");
    return LocalTime.of(
        hour, number(found, "minute"), second == null ? 0 : Integer.parseInt(second));
  }

  private static ZoneOffset offset(String zone) {
    if (Character.isLetter(zone.charAt(0))) {
      return ZoneOffset.ofHours(ZONES.getOrDefault(zone, 0));
    }
    String digits = zone.substring(1).replace(":", "");
    int hours = Integer.parseInt(digits.substring(0, 2));
    int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
    int sign = zone.charAt(0) == '-' ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  /** A weekday, or the word "year" of some languages. */
  private static boolean isNoMore(String rest) {
    return rest.strip()
        .matches("(?i)\\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\\)?|[rг]\\.|\\.");
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }

  /** 1 to 12, 0 if the word is no month. */
  private static int month(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String full = "january february march april may june july august september october november";
    for (String month : (full + " december sept").split(" ")) {
      if (month.equals(lower) || month.substring(0, 3).equals(lower)) {
        return MONTHS.indexOf(month.substring(0, 3)) + 1;
      }
    }
    return FOREIGN_MONTHS.getOrDefault(lower, 0);
  }

  private static boolean isIso(String text) {
    if (text.length() < 10 || text.charAt(4) != '-') {
      return false;
    }
    try {
      int time = text.indexOf('T');
      if (time < 0) {
        LocalDate.parse(text);
      } else if (text.endsWith("Z")
          || text.endsWith("z")
          || text.indexOf('+', time) >= 0
          || text.indexOf('-', time) >= 0) {
        OffsetDateTime.parse(text);
      } else {
        LocalDateTime.parse(text);
      }
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
