package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.Column.texts;
import static io.github.dateline.internal.table.OutputType.BRIEF;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.JSON;
import static io.github.dateline.internal.table.OutputType.TEXT;

import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a comparison of two sets of articles. */
public final class ComparisonColumns {
  private static final Value<Compared> LOG_RATIO =
      number("logRatio", compared -> Measure.LOG_RATIO.score(compared.counts()));
  private static final Value<Compared> EXCESS =
      number("excessLog2", compared -> compared.excess().map(Excess::log2).orElse(Double.NaN));
  private static final Value<Compared> SCORE = number("score", compared -> compared.row().score());

  /** A row in the JSON of a report. */
  public static final ColumnList<Compared> SHORT = of(false, true).in(BRIEF);

  private ComparisonColumns() {}

  /**
   * A pair or an entity that was compared.
   *
   * @param table the table
   * @param row its row
   * @param rank the place of the row, from 1
   */
  public record Compared(ComparisonTable table, ComparisonTable.Row row, long rank) {
    Entity first() {
      return row.entities().get(0);
    }

    Entity second() {
      return row.entities().get(1);
    }

    Contingency counts() {
      return row.counts();
    }

    Optional<Significance> significance() {
      return row.significance();
    }

    Optional<Excess> excess() {
      return row.excess();
    }

    double expected() {
      return excess().map(Excess::expected).orElseGet(() -> counts().expected());
    }

    long count() {
      return row.count();
    }

    long againstCount() {
      return row.againstCount();
    }

    List<String> explanation() {
      return table.explain(row);
    }
  }

  /** The rows of a table. */
  public static List<Compared> rows(ComparisonTable table) {
    List<Compared> rows = new ArrayList<>();
    for (ComparisonTable.Row row : table) {
      rows.add(new Compared(table, row, rows.size() + 1L));
    }
    return rows;
  }

  /**
   * The columns of a comparison.
   *
   * @param pairs whether pairs are compared, or single entities
   */
  public static ColumnList<Compared> of(CooccurrenceQuery query, boolean pairs) {
    return of(StatisticsColumns.isClaimed(query.unit()), pairs);
  }

  private static ColumnList<Compared> of(boolean isClaimed, boolean pairs) {
    return ColumnList.<Compared>of(
            count("rank", Compared::rank).text("").in(CSV),
            texts(
                    "entities",
                    (Compared compared) ->
                        compared.row().entities().stream().map(Entity::toString).toList())
                .in(BRIEF))
        .and(pairs ? pair() : entity())
        .and(
            text("change", (Compared compared) -> Formats.constant(compared.row().change()))
                .text("change", compared -> compared.table().changeInWords(compared.row()))
                .in(CSV, JSON, BRIEF),
            count("count", Compared::count).text("these").in(CSV),
            count("units", (Compared compared) -> compared.table().units()).text("of").in(CSV),
            count("againstCount", Compared::againstCount).text("those").in(CSV),
            count("againstUnits", (Compared compared) -> compared.table().againstUnits())
                .text("of")
                .in(CSV),
            StatisticsColumns.counts("counts", Compared::counts).in(JSON, BRIEF),
            number("expected", Compared::expected).in(JSON),
            number("byChance", (Compared compared) -> compared.row().byChance()).in(CSV, JSON),
            number("againstByChance", (Compared compared) -> compared.row().againstByChance())
                .in(CSV, JSON),
            StatisticsColumns.<Compared>measures((measure, compared) ->
                    measure.score(compared.counts(), Math.max(1, compared.table().tests())))
                .in(JSON),
            isClaimed ? EXCESS.text("excess", 2) : LOG_RATIO.text("log ratio", 2),
            SCORE.text("score").in(CSV, BRIEF),
            LOG_RATIO.in(CSV))
        .and(
            StatisticsColumns.excess(
                Compared::excess, Compared::significance, Compared::counts, isClaimed))
        .and(SCORE.in(JSON));
  }

  private static ColumnList<Compared> pair() {
    return EntityColumns.shown("first", Compared::first, TEXT)
        .and(EntityColumns.shown("second", Compared::second, TEXT))
        .and(
            object("first", Compared::first, EntityColumns.ENTITY).in(CSV, JSON),
            object("second", Compared::second, EntityColumns.ENTITY).in(CSV, JSON),
            count("count", Compared::count).in(JSON),
            count("againstCount", Compared::againstCount).in(JSON));
  }

  private static ColumnList<Compared> entity() {
    return EntityColumns.shown("name", Compared::first, TEXT)
        .and(
            object("entity", Compared::first, EntityColumns.ENTITY).withoutPrefix().in(CSV, JSON),
            count("articles", Compared::count).in(JSON),
            count("againstArticles", Compared::againstCount).in(JSON));
  }

  /** The JSON document of a comparison. */
  public static ColumnList<ComparisonTable> document(
      CooccurrenceQuery query, boolean pairs, boolean explained) {
    ColumnList<Compared> rows = of(query, pairs).in(JSON);
    return ColumnList.of(
        text("query", (ComparisonTable table) -> table.query().scope().toString()),
        text("against", (ComparisonTable table) -> table.against().toString()),
        text("unit", (ComparisonTable table) -> table.query().unit().toString()),
        text("copies", (ComparisonTable table) -> Formats.constant(table.query().copies())),
        count("articles", ComparisonTable::articles),
        count("againstArticles", ComparisonTable::againstArticles),
        count("units", ComparisonTable::units),
        count("againstUnits", ComparisonTable::againstUnits),
        count(
            "tests",
            (ComparisonTable table) ->
                StatisticsColumns.isClaimed(table.query().unit()) ? table.tests() : null),
        object(
            "made",
            (ComparisonTable table) ->
                table instanceof CountedComparison counted ? counted.how() : null,
            Made.COLUMNS),
        list(
            "rows",
            ComparisonColumns::rows,
            explained ? rows.and(texts("explanation", Compared::explanation)) : rows));
  }
}
