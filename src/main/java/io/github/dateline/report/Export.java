package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Passage;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the exports have in common: ids, and what is told of a node and of an edge. */
final class Export {
  private Export() {}

  /**
   * An id that is a name token of XML and tells entities apart: type, a dot, and the name with
   * underscores for spaces and {@code -hex.} for whatever is no letter or digit of ASCII.
   */
  static String token(Node node) {
    StringBuilder id = new StringBuilder(node.entity().type().tag()).append('.');
    node.entity()
        .name()
        .codePoints()
        .forEach(c -> {
          if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
            id.append((char) c);
          } else if (c == ' ') {
            id.append('_');
          } else {
            id.append('-').append(Integer.toHexString(c)).append('.');
          }
        });
    return id.toString();
  }

  /** What is told of an entity, by name: texts, and counts as {@link Long}. */
  static Map<String, Object> attributes(Report report, int number) {
    Node node = report.nodes().get(number);
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("label", Shown.line(node.entity().label()));
    attributes.put("type", node.entity().type().tag());
    attributes.put("name", Shown.line(node.entity().name()));
    attributes.put("wikipedia", node.entity().wikipedia().map(Shown::line).orElse(""));
    attributes.put("articles", node.articles());
    attributes.put("sentences", node.sentences());
    attributes.put("group", report.communities().ofNodes()[number] + 1L);
    return attributes;
  }

  /** What is told of a pair, by name: counts as {@link Long}, and numbers as {@link Double}. */
  static Map<String, Object> pairAttributes(Report report, int pair) {
    CooccurrenceTable.Row row = report.table().rows().get(pair);
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("rank", pair + 1L);
    attributes.put("both", row.counts().both());
    attributes.put("first", row.counts().first());
    attributes.put("second", row.counts().second());
    attributes.put("total", row.counts().total());
    attributes.put("onlyFirst", row.counts().onlyFirst());
    attributes.put("onlySecond", row.counts().onlySecond());
    attributes.put("neither", row.counts().neither());
    attributes.put("expected", row.counts().expected());
    attributes.put("sources", row.sources());
    attributes.put("independentBoth", row.independent().both());
    attributes.put("publishedBoth", row.published().both());
    attributes.put("score", row.score());
    Optional<Significance> sure = row.significance();
    attributes.put("pValue", sure.map(Significance::pValue).orElse(Double.NaN));
    attributes.put("qValue", sure.map(Significance::qValue).orElse(Double.NaN));
    attributes.put("logRatioLow", sure.map(one -> one.logRatio().low()).orElse(Double.NaN));
    attributes.put("logRatioHigh", sure.map(one -> one.logRatio().high()).orElse(Double.NaN));
    for (Measure measure : Measure.values()) {
      attributes.put(measure.key(), report.table().score(measure, row));
    }
    return attributes;
  }

  /** The days of the evidence of some pairs. */
  static List<LocalDate> days(Report report, List<Integer> pairs) {
    List<LocalDate> days = new ArrayList<>();
    for (int pair : pairs) {
      for (Passage passage : report.table().rows().get(pair).evidence()) {
        report.citation(passage).day().ifPresent(days::add);
      }
    }
    return days;
  }

  static Optional<LocalDate> first(List<LocalDate> days) {
    return days.stream().min(LocalDate::compareTo);
  }

  static Optional<LocalDate> last(List<LocalDate> days) {
    return days.stream().max(LocalDate::compareTo);
  }
}
