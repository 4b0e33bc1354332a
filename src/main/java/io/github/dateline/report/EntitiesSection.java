package io.github.dateline.report;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.internal.table.Descriptions;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page's section on each entity: names, neighbours and sentences. */
final class EntitiesSection {
  private static final int MAX_SENTENCES = 6;
  private static final int MAX_NEIGHBOURS = 12;
  private static final int MAX_FORMS = 8;

  private final Report report;
  private final List<CooccurrenceTable.Row> rows;

  private EntitiesSection(Report report) {
    this.report = report;
    this.rows = report.table().rows();
  }

  static List<Page.Entity> of(Report report) {
    EntitiesSection section = new EntitiesSection(report);
    return report.nodes().stream().map(section::entity).toList();
  }

  private Page.Entity entity(NetworkNode node) {
    Entity entity = node.entity();
    int number = report.number(entity);
    List<Timeline> timelines = report.trends().entities();
    return new Page.Entity(
        number,
        EntityNames.of(entity),
        Formats.count(node.articles(), "article", "articles"),
        Formats.count(node.sentences(), "sentence", "sentences"),
        forms(node),
        EntityNames.id(entity),
        wikipedia(entity),
        timelines.isEmpty() ? null : TimelineBars.trend(timelines.get(number)),
        node.pairs().stream().limit(MAX_NEIGHBOURS).map(pair -> neighbour(entity, pair)).toList(),
        leftOut(node),
        quotes(node));
  }

  private static Page.@Nullable Wikipedia wikipedia(Entity entity) {
    return entity
        .wikipedia()
        .map(title ->
            new Page.Wikipedia(
                Formats.documentLine(title.replace('_', ' ')),
                "https://en.wikipedia.org/wiki/"
                    + URLEncoder.encode(title.replace(' ', '_'), StandardCharsets.UTF_8)))
        .orElse(null);
  }

  private static List<String> forms(NetworkNode node) {
    Set<String> forms = new LinkedHashSet<>(node.forms());
    forms.add(Formats.documentLine(node.entity().label()));
    return forms.stream().limit(MAX_FORMS).toList();
  }

  private Page.Neighbour neighbour(Entity entity, int pair) {
    CooccurrenceTable.Row row = rows.get(pair);
    Entity other = row.first().equals(entity) ? row.second() : row.first();
    return new Page.Neighbour(
        EntityNames.link(report, other),
        pair + 1,
        Formats.count(row.counts().both()),
        Formats.PRINTED.number(row.score(), 2));
  }

  /** An editor must not take the list for complete. */
  private String leftOut(NetworkNode node) {
    int more = node.pairs().size() - MAX_NEIGHBOURS;
    return (more > 0 ? Formats.count(more) + " more in the table of pairs. " : "")
        + "This report has "
        + (rows.size() == report.table().pairs()
            ? "all " + Formats.count(rows.size(), "pair", "pairs")
            : "the first "
                + Formats.count(rows.size())
                + " of "
                + Formats.count(report.table().pairs(), "pair", "pairs"))
        + " found; all names with which "
        + Formats.documentLine(node.entity().label())
        + " is together: dateline cooccur ARCHIVE "
        + Formats.documentLine(asking(node.entity()));
  }

  private String asking(Entity entity) {
    CooccurrenceQuery asked = report.table().query();
    boolean all = asked.scope().equals(Query.all());
    return (all ? "" : Descriptions.quoted(asked.scope()) + " ")
        + Descriptions.counting(asked.toBuilder().anchor(entity).build())
        + " --min-count 1 --min-both 1 --limit 10000";
  }

  /** Each sentence once, though it may be evidence of several pairs. */
  private List<Page.Quote> quotes(NetworkNode node) {
    Map<String, Page.Quote> quotes = new LinkedHashMap<>();
    for (int pair : node.pairs()) {
      CooccurrenceTable.Row row = rows.get(pair);
      Passage.Kind kind =
          row.first().equals(node.entity()) ? Passage.Kind.FIRST : Passage.Kind.SECOND;
      for (Passage passage : row.evidence()) {
        if (quotes.size() < MAX_SENTENCES
            && passage.highlights().stream().anyMatch(highlight -> highlight.kind() == kind)) {
          String place = passage.field() + " " + passage.start() + " " + passage.article();
          quotes.computeIfAbsent(place, any -> Quotes.ofOne(report, passage, kind));
        }
      }
    }
    return List.copyOf(quotes.values());
  }
}
