package io.github.dateline.export;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.OutputType.CSV;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.TimelineColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** The pairs of an export, and their counts in each period, period by period. */
final class CooccurrencePeriods {
  /** The columns of a pair in a period. */
  static final ColumnList<PairInPeriod> COLUMNS =
      ColumnList.of(
          text("period", PairInPeriod::label).in(CSV),
          text("start", (PairInPeriod pair) -> pair.start().toString()).in(CSV),
          text("first", (PairInPeriod pair) -> pair.row().first().toString()).in(CSV),
          text("second", (PairInPeriod pair) -> pair.row().second().toString()).in(CSV),
          count("both", (PairInPeriod pair) -> pair.row().independent().both()).in(CSV),
          count("firstArticles", (PairInPeriod pair) -> pair.row().independent().first()).in(CSV),
          count("secondArticles", (PairInPeriod pair) -> pair.row().independent().second()).in(CSV),
          count("articles", (PairInPeriod pair) -> pair.row().independent().total()).in(CSV),
          count("publishedBoth", (PairInPeriod pair) -> pair.row().published().both()).in(CSV),
          count("publishedFirst", (PairInPeriod pair) -> pair.row().published().first()).in(CSV),
          count("publishedSecond", (PairInPeriod pair) -> pair.row().published().second()).in(CSV),
          count("publishedArticles", (PairInPeriod pair) -> pair.row().published().total()).in(CSV),
          text("query", (PairInPeriod pair) -> pair.query().toString()).in(CSV));

  private final ArchiveExport export;
  private final CooccurrenceTable pairs;

  /** The pairs by the entity that is asked for, the one of the two that most pairs have. */
  private final Map<Entity, Set<Entity>> wanted = new LinkedHashMap<>();

  CooccurrencePeriods(ArchiveExport export) throws IOException {
    this.export = export;
    pairs = export.pairTable();
    Map<Entity, Integer> pairsOf = new LinkedHashMap<>();
    for (CooccurrenceTable.Row row : pairs) {
      pairsOf.merge(row.first(), 1, Integer::sum);
      pairsOf.merge(row.second(), 1, Integer::sum);
    }
    for (CooccurrenceTable.Row row : pairs) {
      boolean byFirst =
          pairsOf.getOrDefault(row.first(), 0) >= pairsOf.getOrDefault(row.second(), 0);
      wanted
          .computeIfAbsent(byFirst ? row.first() : row.second(), entity -> new LinkedHashSet<>())
          .add(byFirst ? row.second() : row.first());
    }
  }

  CooccurrenceTable pairs() {
    return pairs;
  }

  /**
   * A pair in a period.
   *
   * @param label the period's name
   * @param start its first day
   * @param row the row of the table of the period's articles
   * @param query finds the articles with both
   */
  record PairInPeriod(String label, LocalDate start, CooccurrenceTable.Row row, Query query) {}

  Iterable<PairInPeriod> rows() throws IOException {
    Iterator<Timeline.Bin> bins =
        export
            .archive()
            .timeline(List.of())
            .scope(export.scope())
            .by(export.by())
            .timeline()
            .bins()
            .stream()
            .filter(bin -> bin.articles() > 0)
            .iterator();
    return () ->
        new Iterator<>() {
          private Iterator<PairInPeriod> rows = List.<PairInPeriod>of().iterator();

          @Override
          public boolean hasNext() {
            while (!rows.hasNext() && bins.hasNext()) {
              rows = ofPeriod(bins.next().start()).iterator();
            }
            return rows.hasNext();
          }

          @Override
          public PairInPeriod next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return rows.next();
          }
        };
  }

  private List<PairInPeriod> ofPeriod(LocalDate start) {
    Query published = Query.published(start, export.by().next(start).minusDays(1));
    Query scope = export.scope().equals(Query.all()) ? published : export.scope().and(published);
    String label = TimelineColumns.label(export.by(), start);
    List<PairInPeriod> found = new ArrayList<>();
    try {
      for (Map.Entry<Entity, Set<Entity>> asked : wanted.entrySet()) {
        CooccurrenceTable neighbours =
            export
                .archive()
                .cooccurrences(
                    CooccurrenceQuery.builder()
                        .scope(scope)
                        .types(export.types())
                        .anchor(asked.getKey())
                        .minimumCount(1)
                        .limit(Integer.MAX_VALUE)
                        .build());
        for (CooccurrenceTable.Row row : neighbours) {
          if (asked.getValue().contains(row.second())) {
            Query both = Query.mentions(row.first()).and(Query.mentions(row.second()));
            found.add(new PairInPeriod(label, start, row, scope.and(both)));
          }
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
