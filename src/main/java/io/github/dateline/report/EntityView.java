package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.Timeline;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the page tells of each entity. */
final class EntityView {
  private static final int MOST_SENTENCES = 6;
  private static final int MOST_NEIGHBOURS = 12;
  private static final int MOST_FORMS = 8;

  private final Report report;
  private final List<CooccurrenceTable.Row> rows;

  EntityView(Report report) {
    this.report = report;
    this.rows = report.table().rows();
  }

  List<Map<String, Object>> all() {
    List<Map<String, Object>> entities = new ArrayList<>();
    List<Timeline> timelines = report.over().entities();
    for (Node node : report.nodes()) {
      Map<String, Object> entity = new LinkedHashMap<>(NameView.of(node.entity()));
      entity.put("number", entities.size());
      entity.put("articles", Shown.count(node.articles(), "article", "articles"));
      entity.put("sentences", Shown.count(node.sentences(), "sentence", "sentences"));
      entity.put("name", Shown.line(node.entity().name()));
      entity.put("wikipedia", node.entity().wikipedia().map(EntityView::wikipedia).orElse(""));
      entity.put("page", node.entity().wikipedia().map(EntityView::page).orElse(""));
      entity.put("forms", forms(node));
      entity.put(
          "time", timelines.isEmpty() ? false : TimelineView.paths(timelines.get(entities.size())));
      entity.put("neighbours", neighbours(node));
      int more = node.pairs().size() - MOST_NEIGHBOURS;
      entity.put("moreNeighbours", more > 0 ? Shown.count(more) : "");
      Collection<Map<String, Object>> sentences = sentences(node);
      entity.put("anyQuoted", !sentences.isEmpty());
      entity.put("sentencesQuoted", sentences);
      entities.add(entity);
    }
    return entities;
  }

  private static String page(String title) {
    return Shown.line(title.replace('_', ' '));
  }

  private static String wikipedia(String title) {
    return "https://en.wikipedia.org/wiki/"
        + URLEncoder.encode(title.replace(' ', '_'), StandardCharsets.UTF_8);
  }

  private static List<String> forms(Node node) {
    Set<String> forms = new LinkedHashSet<>(node.forms());
    forms.add(Shown.line(node.entity().label()));
    return forms.stream().limit(MOST_FORMS).toList();
  }

  private List<Map<String, Object>> neighbours(Node node) {
    List<Map<String, Object>> neighbours = new ArrayList<>();
    for (int pair : node.pairs().subList(0, Math.min(MOST_NEIGHBOURS, node.pairs().size()))) {
      CooccurrenceTable.Row row = rows.get(pair);
      Entity other = row.first().equals(node.entity()) ? row.second() : row.first();
      Map<String, Object> view = new LinkedHashMap<>(NameView.of(other));
      view.put("number", report.number(other));
      view.put("rank", pair + 1);
      view.put("both", Shown.count(row.counts().both()));
      view.put("score", Shown.number(row.score(), 2));
      neighbours.add(view);
    }
    return neighbours;
  }

  private Collection<Map<String, Object>> sentences(Node node) {
    Map<String, Map<String, Object>> quotes = new LinkedHashMap<>();
    for (int pair : node.pairs()) {
      CooccurrenceTable.Row row = rows.get(pair);
      Passage.Kind kind =
          row.first().equals(node.entity()) ? Passage.Kind.FIRST : Passage.Kind.SECOND;
      for (Passage passage : row.evidence()) {
        if (quotes.size() < MOST_SENTENCES
            && passage.highlights().stream().anyMatch(highlight -> highlight.kind() == kind)) {
          String place = passage.field() + " " + passage.start() + " " + passage.article();
          quotes.computeIfAbsent(place, any -> QuoteView.ofOne(report, passage, kind));
        }
      }
    }
    return quotes.values();
  }
}
