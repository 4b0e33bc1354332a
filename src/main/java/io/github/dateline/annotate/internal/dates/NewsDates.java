package io.github.dateline.annotate.internal.dates;

import io.github.dateline.Article;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.tagger.Tagger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Corrects for news what CoreNLP's rules take for dates: numbers that count or label something
 * ("Room 1999", "$2010", "2,024 of 2025"), days that name what happened on them in one year ("the
 * September 11 attacks"), days that are written before their month ("31/08/2025"), and weekdays on
 * the wrong side of the day of publication ("the court sits on Monday").
 */
final class NewsDates {
  private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  private static final Pattern NUMERIC =
      Pattern.compile("([0-3]?[0-9])/([0-3]?[0-9])/([12][0-9]{3})");

  /** What has a number for a name. */
  private static final Set<String> LABELLED =
      words(
          "apartment apt asteroid bed box building bus channel chapter extension flat flight form gate highway"
              + " interstate line locker lot number no nos page paragraph platform ps psalm"
              + " resolution road room route rule seat section suite train tram unit ward #");

  private static final Set<String> MONEY =
      words("$ \u00a3 \u20ac \u00a5 \u20b9 us$ hk$ a$ c$ nz$ s$ rs rs. usd eur gbp jpy \u20a6");

  /** Before "of" and how many they are. */
  private static final Set<String> COUNTED =
      words("capacity crowd attendance maximum population record score toll total");

  /** How far before "out of" the other number may stand, in words. */
  private static final int WORDS_OUT_OF = 4;

  /** What the events of the days below were, and who and what is called after them. */
  private static final Set<String> EVENTS =
      words(
          "assault atrocities attack attacks bombing bombings commission committee crackdown"
              + " defendants disaster earthquake hijackers hijackings insurrection invasion massacre"
              + " memorial murders museum prosecutions quake riot rioters riots siege terror"
              + " terrorist tsunami victims");

  /** Days that name an event, and its year. */
  private static final Map<String, Integer> NAMED_DAYS =
      Map.of(
          "09-11", 2001, "07-07", 2005, "01-06", 2021, "10-07", 2023, "03-11", 2011, "02-24", 2022,
          "06-04", 1989, "11-13", 2015);

  private static final Set<String> WEEKDAYS =
      words("monday tuesday wednesday thursday friday saturday sunday");

  /** Of what is to come, though in the past: "it was due on Friday". */
  private static final Set<String> EXPECTED = words("due expected planned scheduled set slated");

  /** In the present of what has been said. */
  private static final Set<String> SAYING = words("say says");

  private final Tagger tagger;
  private final @Nullable LocalDate day;

  /** Whether the article writes the day before the month. */
  private final boolean dayFirst;

  /** What corrects the dates of an article. */
  NewsDates(Draft draft, Tagger tagger) {
    this.tagger = tagger;
    day = draft.article().day().orElse(null);
    boolean first = false;
    boolean second = false;
    for (SentenceDraft sentence : draft.lines()) {
      for (int i = 0; i < sentence.size(); i++) {
        Matcher numbers = numbers(sentence, i);
        if (numbers != null) {
          first |= Integer.parseInt(numbers.group(1)) > 12;
          second |= Integer.parseInt(numbers.group(2)) > 12;
        }
      }
    }
    dayFirst = first && !second;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  private static @Nullable Matcher numbers(SentenceDraft sentence, int i) {
    String form = sentence.form(i);
    if (form.isEmpty() || !Character.isDigit(form.charAt(0)) || form.indexOf('/') < 0) {
      return null;
    }
    Matcher numbers = NUMERIC.matcher(form);
    return numbers.matches() ? numbers : null;
  }

  /** The times of a sentence, corrected. */
  List<TimeSpan> correct(SentenceDraft sentence, List<TimeSpan> times) {
    List<TimeSpan> all = new ArrayList<>();
    for (TimeSpan time : times) {
      boolean one = time.to() == time.from() + 1;
      if (one && numbers(sentence, time.from()) != null || one && isNoYear(sentence, time.from())) {
        continue;
      }
      all.add(named(sentence, time).orElseGet(() -> ahead(sentence, time)));
    }
    for (int i = 0; i < sentence.size(); i++) {
      Matcher numbers = numbers(sentence, i);
      if (numbers != null) {
        String value = value(numbers);
        if (value != null) {
          all.add(new TimeSpan(i, i + 1, "DATE", value));
        }
      }
    }
    return all;
  }

  /** A date whose order only the article tells, or the number of its day. */
  private @Nullable String value(Matcher numbers) {
    int one = Integer.parseInt(numbers.group(1));
    int other = Integer.parseInt(numbers.group(2));
    boolean swapped = dayFirst || one > 12;
    try {
      return LocalDate.of(
              Integer.parseInt(numbers.group(3)), swapped ? other : one, swapped ? one : other)
          .toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** "Room 1999", "$2010", "a population of 2015", "ten out of 2025". */
  private static boolean isNoYear(SentenceDraft sentence, int i) {
    if (!YEAR.matcher(sentence.form(i)).matches()) {
      return false;
    }
    String before = sentence.lower(i - 1);
    String further = sentence.lower(i - 2);
    return LABELLED.contains(before)
        || before.equals(".") && LABELLED.contains(further)
        || MONEY.contains(before)
        || before.equals("of")
            && (COUNTED.contains(further) || further.equals("out") && isCount(sentence, i - 3));
  }

  private static boolean isCount(SentenceDraft sentence, int last) {
    for (int i = last; i > last - WORDS_OUT_OF && i >= 0; i--) {
      if (!sentence.form(i).isEmpty() && Character.isDigit(sentence.form(i).charAt(0))) {
        return true;
      }
    }
    return false;
  }

  /** "The September 11 attacks" are of one year, whenever they are spoken of. */
  private Optional<TimeSpan> named(SentenceDraft sentence, TimeSpan time) {
    String value = time.value();
    if (value == null
        || !time.type().equals("DATE")
        || value.length() != 10
        || YEAR.matcher(sentence.form(time.to() - 1)).matches()
        || !EVENTS.contains(sentence.lower(time.to()))) {
      return Optional.empty();
    }
    String monthAndDay = value.substring(5);
    Integer year = NAMED_DAYS.get(monthAndDay);
    String whole = year + "-" + monthAndDay;
    return year == null || day != null && day.isBefore(LocalDate.parse(whole))
        ? Optional.empty()
        : Optional.of(new TimeSpan(time.from(), time.to(), time.type(), whole));
  }

  /**
   * "The court sits on Monday" is the Monday to come, and "he was shot on Friday" the Friday
   * before: the verb says which.
   */
  private TimeSpan ahead(SentenceDraft sentence, TimeSpan time) {
    if (day == null
        || time.value() == null
        || !DAY.matcher(time.value()).matches()
        || sentence.field != Article.Field.BODY
        || time.to() != time.from() + 1
        || !WEEKDAYS.contains(sentence.lower(time.from()))) {
      return time;
    }
    LocalDate date = LocalDate.parse(time.value());
    if (date.equals(day)) {
      return time;
    }
    List<String> tags = tagger.tags(sentence.tokens);
    int verb = time.from() - 1;
    while (verb >= 0
        && !tags.get(verb).startsWith("VB")
        && !EXPECTED.contains(sentence.lower(verb))) {
      verb--;
    }
    if (verb < 0
        || EXPECTED.contains(sentence.lower(verb))
        || !sentence.lower(time.from() - 1).equals("on")) {
      return time;
    }
    String tag = tags.get(verb);
    boolean present =
        (tag.equals("VBZ") || tag.equals("VBP")) && !SAYING.contains(sentence.lower(verb));
    boolean past =
        tag.equals("VBD") || tag.equals("VBN") && verb > 0 && tags.get(verb - 1).equals("VBD");
    LocalDate meant =
        present && date.isBefore(day)
            ? date.plusWeeks(1)
            : past && date.isAfter(day) ? date.minusWeeks(1) : date;
    return new TimeSpan(time.from(), time.to(), time.type(), meant.toString());
  }
}
