package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.probability;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.Column.texts;
import static io.github.dateline.internal.table.Column.truth;
import static io.github.dateline.internal.table.OutputType.CSV;
import static io.github.dateline.internal.table.OutputType.GRAPH;
import static io.github.dateline.internal.table.OutputType.JSON;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows with a column of every kind. */
record Sample(String name, long size, double weight, @Nullable Part part, List<Part> parts) {
  /** A part of a row. */
  record Part(double low, @Nullable String note) {}

  static final ColumnList<Part> PART =
      ColumnList.of(number("low", Part::low).text("at least", 1), text("note", Part::note));

  static final ColumnList<Sample> COLUMNS =
      ColumnList.of(
          text("name", Sample::name).text("name").markdown("name").in(CSV, JSON, GRAPH),
          count("size", Sample::size).text("size").markdown("size").in(CSV, JSON, GRAPH),
          number("weight", Sample::weight)
              .text("w", "weight in kg", sample -> Formats.PLAIN.number(sample.weight(), 2))
              .markdown("weight", 1)
              .in(CSV, JSON, GRAPH),
          probability("p", (Sample sample) -> sample.weight() / 100).text("p"),
          truth("heavy", (Sample sample) -> sample.weight() > 10).in(CSV, JSON, GRAPH),
          object("part", Sample::part, PART).in(OutputType.TEXT, CSV, JSON, GRAPH),
          list("parts", Sample::parts, PART).in(JSON),
          texts("notes", (Sample sample) -> sample.parts().stream().map(Part::note).toList())
              .in(JSON));

  static Sample of(String name, long size, double weight) {
    return new Sample(name, size, weight, null, List.of());
  }

  static Sample of(String name, long size, double weight, Part part) {
    return new Sample(name, size, weight, part, List.of(part, new Part(Double.NaN, "none")));
  }
}
