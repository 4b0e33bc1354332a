package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.Passage;
import io.github.dateline.internal.table.Formats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The entities of a report's pairs, with the pairs that each is in and its forms in the evidence.
 *
 * @param pairs the numbers of the pairs that an entity is in
 * @param forms what an entity is called in the evidence, and how often
 */
record PairEntities(Map<Entity, List<Integer>> pairs, Map<Entity, Map<String, Integer>> forms) {
  static PairEntities in(CooccurrenceTable table) {
    return new PairEntities(pairs(table), forms(table));
  }

  List<Entity> entities() {
    return List.copyOf(pairs.keySet());
  }

  /** The nodes of the network, in the order of a table of these entities. */
  List<NetworkNode> nodes(EntityTable counted) {
    List<NetworkNode> nodes = new ArrayList<>();
    for (EntityTable.Row row : counted) {
      nodes.add(
          new NetworkNode(
              row.entity(),
              row.articles(),
              row.sentences(),
              byFrequency(forms.getOrDefault(row.entity(), Map.of())),
              Objects.requireNonNull(pairs.get(row.entity()))));
    }
    return nodes;
  }

  /** The pairs that an entity is in, by their place in the table. */
  private static Map<Entity, List<Integer>> pairs(CooccurrenceTable table) {
    Map<Entity, List<Integer>> pairs = new LinkedHashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      CooccurrenceTable.Row row = table.rows().get(i);
      pairs.computeIfAbsent(row.first(), entity -> new ArrayList<>()).add(i);
      pairs.computeIfAbsent(row.second(), entity -> new ArrayList<>()).add(i);
    }
    return pairs;
  }

  /** What each entity is called in the evidence, and how often. */
  private static Map<Entity, Map<String, Integer>> forms(CooccurrenceTable table) {
    Map<Entity, Map<String, Integer>> forms = new HashMap<>();
    for (CooccurrenceTable.Row row : table) {
      for (Passage passage : row.evidence()) {
        for (Passage.Highlight highlight : passage.highlights()) {
          Entity entity =
              switch (highlight.kind()) {
                case FIRST -> row.first();
                case SECOND, MATCH -> row.second();
              };
          String form =
              Formats.documentLine(
                  passage
                      .text()
                      .substring(
                          highlight.start() - passage.start(), highlight.end() - passage.start()));
          if (!form.isEmpty()) {
            forms.computeIfAbsent(entity, one -> new TreeMap<>()).merge(form, 1, Integer::sum);
          }
        }
      }
    }
    return forms;
  }

  private static List<String> byFrequency(Map<String, Integer> forms) {
    return forms.keySet().stream()
        .sorted(
            Comparator.comparingInt((String form) -> -forms.getOrDefault(form, 0))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }
}
