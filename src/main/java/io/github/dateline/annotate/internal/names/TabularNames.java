package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.text.CommaRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes the names in lines of results and in rows of tables, where no sentence tells what they are:
 * "Chelsea 2-1 Watford" names two clubs, and a column of constituencies none that is a person.
 */
public final class TabularNames {
  /** A name in a line of results or in a cell has at most this many words. */
  private static final int MAX_WORDS = 5;

  /** One line alone may be a chapter of a report, or anything. */
  private static final int MIN_LINES = 2;

  /** Share of clubs in a column that has the names of towns too, from which all are clubs. */
  private static final double MIN_CLUBS_SHARE = 0.25;

  private static final Pattern SCORE = Pattern.compile("\\d{1,3}[-\u2010-\u2013:]\\d{1,3}");

  private static final Pattern POINTS = Pattern.compile("\\d{1,3}");

  private static final Set<EntityType> GROUPS = EntityType.parse("groups");

  /** A row of a table: where its cells begin and end. */
  private record Row(SentenceDraft sentence, List<NameSpan> cells) {}

  /** A line of results: the two sides. */
  private record Result(SentenceDraft sentence, NameSpan one, NameSpan other, boolean score) {}

  private final Gazetteer gazetteer;
  private final KnownNames known;

  private TabularNames(Gazetteer gazetteer, KnownNames known) {
    this.gazetteer = gazetteer;
    this.known = known;
  }

  /** Takes and drops them. */
  public static void take(Draft draft, Gazetteer gazetteer, KnownNames known) {
    TabularNames names = new TabularNames(gazetteer, known);
    List<Result> results = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (SentenceDraft sentence : draft.lines()) {
      if (isShort(sentence)) {
        result(sentence).ifPresent(results::add);
        Row row = row(sentence);
        if (!rows.isEmpty() && !areOfOneTable(rows.getLast(), row)) {
          names.takeTable(rows);
          rows.clear();
        }
        if (row.cells().size() > 1) {
          rows.add(row);
        }
      }
    }
    names.takeTable(rows);
    names.takeResults(results);
  }

  private static boolean isShort(SentenceDraft sentence) {
    return sentence.size() > 1 && !sentence.form(sentence.size() - 1).equals(".");
  }

  /** Results that have a score, and of those that have points the ones of organisations. */
  private void takeResults(List<Result> results) {
    boolean scores = results.stream().anyMatch(Result::score);
    if (results.size() < MIN_LINES) {
      return;
    }
    for (Result result : results) {
      boolean known =
          result.score()
              || scores
              || isTaken(result.sentence(), result.one(), EntityType.ORGANIZATION)
              || isTaken(result.sentence(), result.other(), EntityType.ORGANIZATION);
      if (known
          && isSide(result.sentence(), result.one())
          && isSide(result.sentence(), result.other())) {
        result.sentence().accept(result.one());
        result.sentence().accept(result.other());
      }
    }
  }

  /** Whether a side can be a club: it is neither a person's full name nor a country's. */
  private boolean isSide(SentenceDraft sentence, NameSpan side) {
    if (gazetteer.isCountryOrState(sentence.form(side.from(), side.to()))) {
      return false;
    }
    for (NameSpan name : sentence.accepted()) {
      if (name.overlaps(side)
          && (GROUPS.contains(name.type())
              || name.type().equals(EntityType.PERSON) && name.length() > 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTaken(SentenceDraft sentence, NameSpan span, EntityType type) {
    for (NameSpan name : sentence.accepted()) {
      if (name.type().equals(type) && name.overlaps(span)) {
        return true;
      }
    }
    return false;
  }

  /** "Arsenal 2-1 Chelsea (aet)", "Boston Red Sox 5, New York Yankees 4". */
  private static Optional<Result> result(SentenceDraft sentence) {
    int one = endOfName(sentence, 0);
    if (one == 0 || one >= sentence.size()) {
      return Optional.empty();
    }
    int points = endOfScore(sentence, one);
    boolean score = points > one;
    if (!score && !POINTS.matcher(sentence.form(one)).matches()) {
      return Optional.empty();
    }
    int from = score ? points : sentence.lower(one + 1).equals(",") ? one + 2 : one + 1;
    int to = endOfName(sentence, from);
    boolean ends =
        score
            ? to == sentence.size() || sentence.lower(to).equals("(")
            : to < sentence.size()
                && POINTS.matcher(sentence.form(to)).matches()
                && (to + 1 == sentence.size() || sentence.lower(to + 1).equals("("));
    return to > from && ends
        ? Optional.of(
            new Result(
                sentence,
                new NameSpan(0, one, EntityType.ORGANIZATION),
                new NameSpan(from, to, EntityType.ORGANIZATION),
                score))
        : Optional.empty();
  }

  /** The end of "2-1", which the tokenizer parts; where it should begin if there is none. */
  static int endOfScore(SentenceDraft sentence, int from) {
    String score = "";
    for (int to = from; to < Math.min(sentence.size(), from + 3); to++) {
      score += sentence.form(to);
      if (SCORE.matcher(score).matches()) {
        return to + 1;
      }
    }
    return from;
  }

  /** The end of the words with capitals that begin somewhere; there, if they are too many. */
  private static int endOfName(SentenceDraft sentence, int from) {
    int to = from;
    while (to < sentence.size()
        && (sentence.isCapitalized(to) || to > from && sentence.form(to).equals("&"))
        && (to == from || sentence.isAdjacentToPrevious(to))) {
      to++;
    }
    return to - from > MAX_WORDS ? from : to;
  }

  private static Row row(SentenceDraft sentence) {
    List<NameSpan> cells = new ArrayList<>();
    boolean commas = isCommaRow(sentence);
    int from = 0;
    for (int i = 1; i <= sentence.size(); i++) {
      String form = i < sentence.size() ? sentence.form(i) : "";
      boolean bar = form.equals("|") || commas && (form.equals(",") || form.equals(";"));
      if (i == sentence.size() || bar || !sentence.isAdjacentToPrevious(i)) {
        if (i > from) {
          cells.add(new NameSpan(from, i, EntityType.MISC));
        }
        from = bar ? i + 1 : i;
      }
    }
    return new Row(sentence, cells);
  }

  private static boolean isCommaRow(SentenceDraft sentence) {
    return CommaRow.cells(
            sentence.text.substring(
                sentence.tokens.getFirst().start(), sentence.tokens.getLast().end()))
        > 0;
  }

  private static boolean areOfOneTable(Row one, Row next) {
    return one.cells().size() == next.cells().size()
        && one.sentence().paragraph == next.sentence().paragraph;
  }

  private void takeTable(List<Row> rows) {
    if (rows.size() < MIN_LINES) {
      return;
    }
    for (int column = 0; column < rows.getFirst().cells().size(); column++) {
      Map<EntityType, Integer> types = new LinkedHashMap<>();
      for (Row row : rows) {
        type(row, row.cells().get(column)).ifPresent(type -> types.merge(type, 1, Integer::sum));
      }
      for (Row row : rows) {
        takeCell(row, row.cells().get(column), types);
      }
    }
  }

  /** What a cell holds, if that is known without its row. */
  private Optional<EntityType> type(Row row, NameSpan cell) {
    SentenceDraft sentence = row.sentence();
    if (endOfName(sentence, cell.from()) != cell.to()) {
      return Optional.empty();
    }
    int at = indexOf(sentence, cell);
    EntityType taken = at < 0 ? null : sentence.accepted().get(at).type();
    return taken != null && (cell.length() > 1 || GROUPS.contains(taken))
        ? Optional.of(taken)
        : known.kindOf(sentence.form(cell.from(), cell.to()));
  }

  private void takeCell(Row row, NameSpan cell, Map<EntityType, Integer> types) {
    SentenceDraft sentence = row.sentence();
    EntityType own = type(row, cell).orElse(null);
    for (EntityType most : types.keySet()) {
      boolean outvoted = own != null && types.getOrDefault(most, 0) > types.getOrDefault(own, 0);
      own = outvoted && cell.length() > 1 && !GROUPS.contains(own) ? most : own;
    }
    boolean groups = types.keySet().stream().anyMatch(GROUPS::contains);
    int clubs = types.getOrDefault(EntityType.ORGANIZATION, 0);
    int towns = types.getOrDefault(EntityType.LOCATION, 0);
    if (EntityType.LOCATION.equals(own)
        && cell.length() == 1
        && MIN_CLUBS_SHARE * (clubs + towns) <= clubs
        && !known.isCountryOrState(sentence.form(cell.from()))) {
      // "Chelsea" in a column with "Leeds United".
      own = EntityType.ORGANIZATION;
    }
    if (own != null && !GROUPS.contains(own)) {
      sentence.accept(new NameSpan(cell.from(), cell.to(), own));
    } else if (own == null && cell.length() == 1) {
      int at = indexOf(sentence, cell);
      int persons = types.getOrDefault(EntityType.PERSON, 0);
      if (at < 0) {
        return;
      }
      if (groups || types.containsKey(EntityType.ORGANIZATION)) {
        sentence.retype(at, EntityType.ORGANIZATION);
      } else if (types.getOrDefault(EntityType.LOCATION, 0) > persons) {
        sentence.retype(at, EntityType.LOCATION);
      } else if (sentence.accepted().get(at).type().equals(EntityType.PERSON) && persons == 0) {
        sentence.drop(name -> name.from() == cell.from());
      }
    }
  }

  private static int indexOf(SentenceDraft sentence, NameSpan cell) {
    for (int i = 0; i < sentence.accepted().size(); i++) {
      NameSpan name = sentence.accepted().get(i);
      if (name.from() == cell.from() && name.to() == cell.to()) {
        return i;
      }
    }
    return -1;
  }
}
