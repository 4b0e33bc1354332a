package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.Column.texts;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.GEPHI;
import static io.github.dateline.internal.table.OutputType.GRAPH;
import static io.github.dateline.internal.table.OutputType.JSON;
import static io.github.dateline.internal.table.OutputType.MARKDOWN;
import static io.github.dateline.internal.table.OutputType.PAGE;
import static io.github.dateline.internal.table.OutputType.TEXT;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.CooccurrenceTable.Within;
import io.github.dateline.CooccurrenceTable.Word;
import io.github.dateline.Entity;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of the pairs of a co-occurrence table. */
public final class CooccurrenceColumns {
  private static final Nested<Pair> INDEPENDENT =
      StatisticsColumns.counts("independent", pair -> pair.row().independent());
  private static final Nested<Pair> PUBLISHED =
      StatisticsColumns.counts("published", pair -> pair.row().published());
  private static final Nested<Pair> MEASURES =
      StatisticsColumns.measures((measure, pair) -> pair.table().score(measure, pair.row()));
  private static final Value<Pair> SOURCES = count("sources", pair -> pair.row().sources());
  private static final Value<Pair> DAYS = count("days", pair -> pair.row().days());
  private static final Value<Pair> LONG_ARTICLES =
      count("longArticles", pair -> pair.row().longArticles().both());
  private static final Value<Pair> STRENGTH =
      text("strength", pair -> pair.table().strength(pair.row()));
  private static final Value<Pair> FOLDED_UNDER =
      count(
          "foldedUnder",
          pair ->
              pair.row().foldedUnder().isPresent()
                  ? Long.valueOf(pair.row().foldedUnder().getAsInt())
                  : null);
  private static final Value<Pair> SCORE = number("score", pair -> pair.row().score());

  private static final Value<Pair> LOG_RATIO = number("logRatio", CooccurrenceColumns::logRatio);
  private static final Value<Pair> EXCESS = number("excessLog2", CooccurrenceColumns::log2);

  private static final ColumnList<Within> WITHIN =
      ColumnList.of(
          count("articles", Within::articles),
          count("sentences", Within::sentences)
              .text("sentences")
              .markdown("sentences shared")
              .page("Sentences", 0),
          number("expected", Within::expected),
          number("ratio", Within::ratio)
              .text("within", 1)
              .markdown("within, times")
              .page("Within", 1));

  private static final ColumnList<Pair> WITHIN_COLUMNS =
      ColumnList.of(
          object("within", (Pair pair) -> pair.row().within().orElse(null), WITHIN)
              .in(TEXT, MARKDOWN, PAGE, CSV, JSON, GRAPH));

  private static final Column<Pair> EXPLANATION =
      texts("explanation", pair -> pair.table().explain(pair.row()));

  /** What was asked. */
  public static final ColumnList<CooccurrenceTable> QUESTION =
      ColumnList.of(
          text("query", table -> table.query().scope().toString()),
          text("unit", table -> table.query().unit().toString()),
          text("copies", table -> Formats.constant(table.query().copies())));

  /** Of how many articles. */
  public static final ColumnList<CooccurrenceTable> ARTICLES =
      ColumnList.of(
          count("articles", CooccurrenceTable::articles), count("texts", CooccurrenceTable::texts));

  /** Of how many units, and how many pairs were tested: null where no significance is claimed. */
  public static final ColumnList<CooccurrenceTable> UNITS =
      ColumnList.of(
          count("units", CooccurrenceTable::units),
          count(
              "tests",
              table -> StatisticsColumns.isClaimed(table.query().unit()) ? table.tests() : null));

  private static final ColumnList<CooccurrenceTable.LeftOut> PAIRS_LEFT_OUT =
      ColumnList.of(
          count("rare", CooccurrenceTable.LeftOut::rare),
          count("oneDay", CooccurrenceTable.LeftOut::oneDay),
          count("lists", CooccurrenceTable.LeftOut::lists),
          count("demonyms", CooccurrenceTable.LeftOut::demonyms),
          count("places", CooccurrenceTable.LeftOut::places));

  /** What was left out, and how many pairs look like one name twice. */
  public static final ColumnList<CooccurrenceTable> LEFT_OUT =
      ColumnList.of(
          count("minimumBoth", CooccurrenceTable::minimumBoth),
          object("leftOut", CooccurrenceTable::leftOut, PAIRS_LEFT_OUT),
          count("doubles", CooccurrenceTable::doubles));

  private CooccurrenceColumns() {}

  /** Whether a column is the effect, by which a page draws the interval too. */
  public static boolean isEffect(Value<Pair> column) {
    return column.key().equals(LOG_RATIO.key()) || column.key().equals(EXCESS.key());
  }

  private static double log2(Pair pair) {
    return pair.excess().map(Excess::log2).orElse(Double.NaN);
  }

  private static double logRatio(Pair pair) {
    return Measure.LOG_RATIO.score(pair.counts());
  }

  /**
   * A pair of a table.
   *
   * @param table the table
   * @param row its row for the pair
   * @param rank the place of the row, from 1
   */
  public record Pair(CooccurrenceTable table, CooccurrenceTable.Row row, long rank) {
    Entity first() {
      return row.first();
    }

    Entity second() {
      return row.second();
    }

    Contingency counts() {
      return row.counts();
    }

    double expected() {
      return row.expected();
    }

    String strength() {
      return table.strength(row);
    }

    Optional<Significance> significance() {
      return row.significance();
    }

    Optional<Excess> excess() {
      return row.excess();
    }
  }

  /** The pairs of a table. */
  public static List<Pair> rows(CooccurrenceTable table) {
    List<Pair> pairs = new ArrayList<>();
    for (CooccurrenceTable.Row row : table) {
      pairs.add(new Pair(table, row, pairs.size() + 1L));
    }
    return pairs;
  }

  /** The pairs of a table that lead, without those after them that may be chance. */
  public static List<Pair> leading(CooccurrenceTable table) {
    return rows(table).stream()
        .filter(pair -> pair.row().foldedUnder().isEmpty() && !mayBeChance(table, pair.row()))
        .toList();
  }

  /**
   * The pairs of a table: those that lead, those folded under them, those that may be chance in
   * their order.
   */
  public static List<Pair> leadingFirst(CooccurrenceTable table) {
    return rows(table).stream()
        .sorted(
            Comparator.comparingInt((Pair pair) ->
                mayBeChance(table, pair.row()) ? 2 : pair.row().foldedUnder().isPresent() ? 1 : 0))
        .toList();
  }

  /** Whether a row stands after those by which rows are ranked, which are surely above chance. */
  public static boolean mayBeChance(CooccurrenceTable table, CooccurrenceTable.Row row) {
    return table.rankedBy().equals(Excess.BOUND) && row.score() <= 0;
  }

  /** How many of the pairs that are folded under one are named below it. */
  private static final int FOLDED_NAMED = 5;

  /** By the number of a pair: the pairs folded under it, those left out that may be chance. */
  public static Map<Integer, List<CooccurrenceTable.Row>> folded(CooccurrenceTable table) {
    return table.rows().stream()
        .filter(row -> row.foldedUnder().isPresent() && !mayBeChance(table, row))
        .collect(Collectors.groupingBy(row -> row.foldedUnder().getAsInt()));
  }

  /** A line that names the pairs folded under one, the strongest first; empty if there are none. */
  public static Optional<String> also(
      Pair leader, Map<Integer, List<CooccurrenceTable.Row>> folded) {
    List<CooccurrenceTable.Row> under = folded.getOrDefault((int) leader.rank(), List.of());
    if (under.isEmpty()) {
      return Optional.empty();
    }
    String named =
        under.stream()
            .limit(FOLDED_NAMED)
            .map(row ->
                row.first().label()
                    + " – "
                    + row.second().label()
                    + " "
                    + Formats.count(row.counts().both()))
            .collect(Collectors.joining("; "));
    long more = under.size() - FOLDED_NAMED;
    return Optional.of(
        "also " + named + (more > 0 ? "; and " + Formats.count(more) + " more" : ""));
  }

  /** The columns of the answer to a question. A new column is one more entry here. */
  public static ColumnList<Pair> of(CooccurrenceTable table) {
    CooccurrenceQuery query = table.query();
    AssociationMeasure rankBy = table.rankedBy();
    return ColumnList.<Pair>of(
            text("Source", (Pair pair) -> pair.first().toString()).in(GEPHI),
            text("Target", (Pair pair) -> pair.second().toString()).in(GEPHI),
            text("Type", (Pair pair) -> "Undirected").in(GEPHI),
            count("Weight", (Pair pair) -> pair.counts().both()).in(GEPHI),
            object("first", Pair::first, EntityColumns.SHORT).in(GEPHI),
            object("second", Pair::second, EntityColumns.SHORT).in(GEPHI),
            count("rank", Pair::rank).text("").markdown("rank").in(CSV, GRAPH))
        .and(EntityColumns.shown("first", Pair::first, MARKDOWN))
        // An anchor is the same in every row.
        .and(
            query.anchor().isPresent()
                ? ColumnList.of()
                : EntityColumns.shown("first", Pair::first, TEXT))
        .and(EntityColumns.shown("second", Pair::second, TEXT, MARKDOWN))
        .and(
            object("first", Pair::first, EntityColumns.ENTITY).in(CSV, JSON),
            object("second", Pair::second, EntityColumns.ENTITY).in(CSV, JSON),
            StatisticsColumns.counts("counts", Pair::counts, Descriptions.units(query.unit()))
                .withoutPrefix()
                .in(TEXT, MARKDOWN, PAGE, CSV, JSON, GRAPH),
            count("onlyFirst", (Pair pair) -> pair.counts().onlyFirst()).in(GRAPH),
            count("onlySecond", (Pair pair) -> pair.counts().onlySecond()).in(GRAPH),
            count("neither", (Pair pair) -> pair.counts().neither()).in(GRAPH),
            number("expected", Pair::expected)
                .text("by\nchance", pair -> Formats.PLAIN.expected(pair.expected()))
                .dropped(2)
                .markdown("by chance", 2)
                .page("By chance", pair -> Formats.PRINTED.expected(pair.expected()))
                .in(CSV, JSON, GRAPH),
            SOURCES
                .page(
                    "Sources",
                    pair -> pair.row().sources() == 0 ? "–" : Formats.count(pair.row().sources()))
                .markdown("sources")
                .in(GRAPH),
            DAYS.page(
                    "Days", pair -> pair.row().days() == 0 ? "–" : Formats.count(pair.row().days()))
                .markdown("days")
                .in(GRAPH),
            LONG_ARTICLES.page("In long", 0).markdown("in long articles").in(GRAPH),
            StatisticsColumns.isClaimed(query.unit())
                ? EXCESS.page("Excess", pair -> Formats.PRINTED.rounded(log2(pair), 1))
                : LOG_RATIO.page("Log ratio", pair -> Formats.PRINTED.rounded(logRatio(pair), 1)),
            count("independentBoth", (Pair pair) -> pair.row().independent().both()).in(GRAPH),
            count("publishedBoth", (Pair pair) -> pair.row().published().both()).in(GRAPH),
            SCORE
                .text(
                    "score",
                    Descriptions.key(rankBy),
                    pair -> Formats.PLAIN.score(rankBy, pair.row().score(), 3))
                .dropped(3)
                .markdown(Descriptions.words(rankBy))
                .page("Strength", 2)
                .in(CSV, GRAPH),
            MEASURES.in(CSV, JSON),
            INDEPENDENT.in(CSV, JSON),
            PUBLISHED.in(CSV, JSON),
            SOURCES.in(CSV, JSON),
            DAYS.in(CSV, JSON),
            LONG_ARTICLES.in(CSV, JSON),
            number("longExpected", (Pair pair) -> pair.row().longArticles().expected())
                .in(CSV, JSON))
        .and(query.within() ? WITHIN_COLUMNS : ColumnList.of())
        .and(
            StatisticsColumns.excess(
                Pair::excess,
                Pair::significance,
                Pair::counts,
                StatisticsColumns.isClaimed(query.unit())))
        .and(
            MEASURES.in(GRAPH),
            SCORE.in(JSON),
            STRENGTH.text("strength", Pair::strength).dropped(6).markdown("strength").in(CSV, JSON),
            FOLDED_UNDER.in(CSV, JSON),
            list("evidence", (Pair pair) -> pair.row().evidence(), PassageColumns.PASSAGE).in(JSON))
        .and(query.words() > 0 ? WORDS : ColumnList.of());
  }

  private static final ColumnList<Word> WORD =
      ColumnList.of(
          text("word", Word::word),
          count("both", word -> word.counts().both()),
          count("sentencesOfBoth", word -> word.counts().first()),
          count("sentencesWithWord", word -> word.counts().second()),
          count("sentences", word -> word.counts().total()),
          number("logRatio", Word::logRatio),
          number("lower", Word::lower));

  /** What joins the two of a pair. */
  private static final ColumnList<Pair> WORDS =
      ColumnList.of(
          list("words", (Pair pair) -> pair.row().words(), WORD).in(JSON),
          text("words", (Pair pair) -> inWords(pair.row())).in(CSV, GRAPH));

  /** Words in a row. */
  public static String inWords(CooccurrenceTable.Row row) {
    return row.words().stream().map(Word::word).collect(Collectors.joining(", "));
  }

  /** A line of what joins the two; empty if that is not known. */
  public static Optional<String> joining(Pair pair) {
    return pair.row().words().isEmpty()
        ? Optional.empty()
        : Optional.of("words: " + inWords(pair.row()));
  }

  /** How it was made. */
  public static final ColumnList<CooccurrenceTable> MADE =
      ColumnList.of(
          object(
              "made",
              table -> table instanceof CountedCooccurrences counted ? counted.how() : null,
              Made.COLUMNS));

  /** The columns of a spreadsheet that most people need. */
  private static final Set<String> FEW =
      Set.of(
          "rank",
          "firstType",
          "firstLabel",
          "secondType",
          "secondLabel",
          "both",
          "first",
          "second",
          "total",
          "expected",
          "score",
          "sources",
          "days",
          "qValue",
          "excessRatio",
          "strength",
          "foldedUnder",
          "words");

  /**
   * The columns of a file for spreadsheets.
   *
   * @param all whether all of them, or those that most people need
   */
  public static List<Value<Pair>> csv(CooccurrenceTable table, boolean all) {
    return of(table).values(OutputType.CSV).stream()
        .filter(column -> all || FEW.contains(column.key()))
        .toList();
  }

  /** The JSON document of the answer to a question, with or without explanations. */
  public static ColumnList<CooccurrenceTable> document(CooccurrenceTable table, boolean explained) {
    ColumnList<Pair> pairs = of(table).in(JSON);
    return QUESTION
        .and(ARTICLES)
        .and(UNITS)
        .and(LEFT_OUT)
        .and(MADE)
        .and(
            explained
                ? ColumnList.of(
                    text("plan", counted -> Formats.constant(counted.plan())),
                    list("rows", CooccurrenceColumns::rows, pairs.and(EXPLANATION)))
                : ColumnList.of(list("rows", CooccurrenceColumns::rows, pairs)));
  }
}
