package io.github.dateline.report;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.object;
import static io.github.dateline.internal.table.Column.text;
import static io.github.dateline.internal.table.Column.texts;
import static io.github.dateline.internal.table.OutputType.GEPHI;
import static io.github.dateline.internal.table.OutputType.GRAPH;
import static io.github.dateline.internal.table.OutputType.JSON;

import io.github.dateline.Entity;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.EntityColumns;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of the entities of a report, a row for each node of its network. */
final class NodeColumns {
  /** The columns. */
  static final ColumnList<Grouped> TABLE =
      ColumnList.of(
          text("Id", (Grouped row) -> row.entity().toString()).in(GEPHI),
          text("Label", (Grouped row) -> row.entity().label()).in(GEPHI),
          text("label", (Grouped row) -> row.entity().label()).in(GRAPH),
          text("type", (Grouped row) -> row.entity().type().tag()).in(GEPHI, GRAPH),
          text("name", (Grouped row) -> row.entity().name()).in(GEPHI, GRAPH),
          text("wikipedia", (Grouped row) -> row.entity().wikipedia().orElse(null))
              .in(GEPHI, GRAPH),
          object("entity", Grouped::entity, EntityColumns.ENTITY).in(JSON),
          count("articles", (Grouped row) -> row.node().articles()).in(GEPHI, GRAPH, JSON),
          count("sentences", (Grouped row) -> row.node().sentences()).in(GEPHI, GRAPH, JSON),
          count("group", Grouped::group).in(GEPHI, GRAPH, JSON),
          texts("forms", (Grouped row) -> row.node().forms()).in(JSON),
          text("forms", (Grouped row) -> String.join("; ", row.node().forms())).in(GEPHI));

  private NodeColumns() {}

  /**
   * A node and its group.
   *
   * @param node the node
   * @param group the number of its group, from 1
   */
  record Grouped(NetworkNode node, long group) {
    Entity entity() {
      return node.entity();
    }
  }

  /** The nodes of a report. */
  static List<Grouped> rows(Report report) {
    int[] groups = report.communities().ofNodes();
    return IntStream.range(0, groups.length)
        .mapToObj(number -> new Grouped(report.nodes().get(number), groups[number] + 1L))
        .toList();
  }
}
