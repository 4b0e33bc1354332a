package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Timeline;
import io.github.dateline.Unit;
import io.github.dateline.internal.table.CooccurrenceColumns;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.OutputType;
import io.github.dateline.internal.table.Value;
import io.github.dateline.report.internal.Page;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page's table of pairs, each with its evidence. */
final class PairsSection {
  /** How many rows the table has when the page opens; more would make it slow to open. */
  private static final int PAIRS_AT_ONCE = 200;

  /** The measures that the notes of a pair give. */
  private static final List<Measure> MEASURES =
      List.of(
          Measure.CONSERVATIVE_LOG_RATIO,
          Measure.LOG_RATIO,
          Measure.LOG_LIKELIHOOD,
          Measure.NPMI,
          Measure.LOG_DICE,
          Measure.JACCARD);

  /** The log ratios that an interval is drawn from and to; what lies beyond ends at the border. */
  private static final double MAX_LOG_RATIO_DRAWN = 12;

  /** Columns that stand out, that only wide pages have, or in which something is drawn. */
  private static final Map<String, String> LOOKS =
      Map.of(
          "both", "number strong",
          "first", "number wide",
          "second", "number wide",
          "sources", "number wide",
          "logRatio", "wide drawn ratio",
          "excessLog2", "wide drawn ratio");

  private static final Page.Head OVER_TIME = new Page.Head(null, "Over time", "wide drawn");

  private final Report report;
  private final CooccurrenceTable table;
  private final List<PageColumn> columns;
  private final List<Timeline> timelines;

  private PairsSection(Report report) {
    this.report = report;
    this.table = report.table();
    this.timelines = report.trends().pairs();
    this.columns = columns();
  }

  static Page.Pairs of(Report report) {
    return new PairsSection(report).section();
  }

  private Page.Pairs section() {
    List<Page.Pair> pairs = new ArrayList<>();
    for (CooccurrenceColumns.Pair pair : CooccurrenceColumns.leadingFirst(table)) {
      pairs.add(pair(pair));
    }
    int sure = (int) table.rows().stream().filter(row -> !mayBeChance(row)).count();
    int atOnce = Math.min(PAIRS_AT_ONCE, sure == 0 ? pairs.size() : sure);
    return new Page.Pairs(
        ReportText.words(table.rankedBy()),
        report.replacedMeasure().map(ReportText::words).orElse(""),
        Formats.count(table.tests()),
        EdgeWeights.areAllEqual(table),
        table.query().unit().equals(Unit.ARTICLE),
        columns.stream().map(PageColumn::head).toList(),
        Formats.count(pairs.size(), "pair", "pairs"),
        atOnce == sure && sure < pairs.size() ? "may be chance" : "",
        pairs.subList(0, atOnce),
        pairs.subList(atOnce, pairs.size()));
  }

  private boolean mayBeChance(CooccurrenceTable.Row row) {
    return CooccurrenceColumns.mayBeChance(table, row);
  }

  /**
   * A column of the page.
   *
   * @param head what stands above it
   * @param cell makes the cell of a pair
   */
  private record PageColumn(Page.Head head, Function<CooccurrenceColumns.Pair, Page.Cell> cell) {}

  /** The columns of a pair, and after the first of them the timelines. */
  private List<PageColumn> columns() {
    List<PageColumn> all = new ArrayList<>();
    for (Value<CooccurrenceColumns.Pair> column :
        CooccurrenceColumns.of(table).values(OutputType.PAGE)) {
      all.add(column(column));
      if (all.size() == 1 && !timelines.isEmpty()) {
        all.add(new PageColumn(OVER_TIME, this::overTime));
      }
    }
    return all;
  }

  private Page.Cell overTime(CooccurrenceColumns.Pair pair) {
    Timeline timeline = timelines.get((int) pair.rank() - 1);
    return new Page.Cell(OVER_TIME, null, "", TimelineBars.sparkline(timeline), null);
  }

  private static PageColumn column(Value<CooccurrenceColumns.Pair> column) {
    Page.Head head =
        new Page.Head(
            column.key(),
            column.head(OutputType.PAGE),
            LOOKS.getOrDefault(column.key(), "number medium"));
    boolean isDrawn = CooccurrenceColumns.isEffect(column);
    return new PageColumn(
        head,
        pair ->
            new Page.Cell(
                head,
                Objects.toString(column.value(pair), ""),
                column.shown(OutputType.PAGE, pair),
                null,
                isDrawn ? plot(pair.row()) : null));
  }

  private Page.Pair pair(CooccurrenceColumns.Pair pair) {
    CooccurrenceTable.Row row = pair.row();
    return new Page.Pair(
        (int) pair.rank(),
        EntityNames.link(report, row.first()),
        EntityNames.link(report, row.second()),
        columns.stream().map(column -> column.cell().apply(pair)).toList(),
        counts(row),
        CooccurrenceColumns.inWords(row),
        strength(pair),
        chance(row)
            + published(row)
            + row.excess().map(PairsSection::sureness).orElse("")
            + measures(row),
        row.evidence().stream().map(passage -> Quotes.of(report, passage)).toList());
  }

  /** The strength in words, and under which pair a table on a screen has this one. */
  private String strength(CooccurrenceColumns.Pair pair) {
    String words = table.strength(pair.row());
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1)
        + "."
        + (pair.row().foldedUnder().isPresent()
            ? " A stronger pair of the same name is number "
                + pair.row().foldedUnder().getAsInt()
                + "."
            : "");
  }

  private static Page.Counts counts(CooccurrenceTable.Row row) {
    Contingency counts = row.counts();
    return new Page.Counts(
        Formats.count(counts.both()),
        Formats.count(counts.onlyFirst()),
        Formats.count(counts.onlySecond()),
        Formats.count(counts.neither()));
  }

  private static Page.RatioPlot plot(CooccurrenceTable.Row row) {
    return row.excess()
        .map(PairsSection::plot)
        .orElseGet(
            () -> new Page.RatioPlot(place(Measure.LOG_RATIO.score(row.counts())), false, 0, 0));
  }

  private static Page.RatioPlot plot(Excess excess) {
    double low = place(excess.lower());
    return new Page.RatioPlot(place(excess.log2()), true, low, place(excess.upper()) - low);
  }

  /** Where on a line of 96 a log ratio stands, 0 at 32: most that is shown is above it. */
  private static double place(double ratio) {
    double within =
        Math.max(
            -MAX_LOG_RATIO_DRAWN / 2,
            Math.min(MAX_LOG_RATIO_DRAWN, Double.isNaN(ratio) ? 0 : ratio));
    return Math.round((32 + within * 64 / MAX_LOG_RATIO_DRAWN) * 10) / 10.0;
  }

  /** What chance alone would bring, and how the pair is spread. */
  private static String chance(CooccurrenceTable.Row row) {
    CooccurrenceTable.LongArticles inLong = row.longArticles();
    String both = Formats.count(row.counts().both());
    String spread =
        "They meet on "
            + (row.days() == 0 ? "no day that is known" : Formats.count(row.days(), "day", "days"))
            + ", in "
            + (row.sources() == 0
                ? "no source that is known"
                : Formats.count(row.sources(), "source", "sources"))
            + "; "
            + (inLong.both() == 0 ? "none" : Formats.count(inLong.both()))
            + " of the "
            + both
            + (inLong.both() <= 1 ? " is" : " are")
            + " in long articles, of more than "
            + CooccurrenceTable.LongArticles.MORE_THAN
            + " names. ";
    if (row.excess().isEmpty()) {
      return spread;
    }
    return "In articles as long as these, chance alone would bring "
        + Formats.PRINTED.expected(row.expected())
        + (inLong.bringMost(row.expected())
            ? " ("
                + Formats.count(inLong.inScope(), "long article brings ", "long articles bring ")
                + Formats.PRINTED.expected(inLong.expected())
                + " of them)"
            : "")
        + "; "
        + both
        + (row.counts().both() == 1 ? " has both. " : " have both. ")
        + spread;
  }

  private static String sureness(Excess sure) {
    return "p "
        + Formats.shortProbability(sure.pValue())
        + ", q "
        + Formats.shortProbability(sure.qValue())
        + " among "
        + Formats.count(sure.tests())
        + " pairs looked at; excess between "
        + Formats.PRINTED.rounded(sure.lower(), 2)
        + " and "
        + Formats.PRINTED.rounded(sure.upper(), 2)
        + " bits at 95 %, all pairs together. ";
  }

  /** What copies make of the count, where they make something of it. */
  private static String published(CooccurrenceTable.Row row) {
    return row.published().both() == row.independent().both()
        ? ""
        : "With copies "
            + Formats.count(row.published().both())
            + " have both, without "
            + Formats.count(row.independent().both())
            + ". ";
  }

  /** In one text: elements for each would be most of a large page. */
  private String measures(CooccurrenceTable.Row row) {
    return MEASURES.stream()
        .map(measure ->
            ReportText.words(measure)
                + "\u00A0"
                + Formats.PRINTED.rounded(table.score(measure, row), 3))
        .collect(Collectors.joining(", "));
  }
}
