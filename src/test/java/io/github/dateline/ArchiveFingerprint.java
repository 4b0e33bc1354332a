package io.github.dateline;

import io.github.dateline.stats.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An archive's answers, line by line: searches with their scores, entities, all pairs with their
 * sentences by every unit, comparisons, timelines. Two archives of the same articles have the same,
 * however many shards they consist of and no matter who wrote them.
 */
public final class ArchiveFingerprint {
  private static final List<Unit> UNITS =
      List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, new Unit.Sentences(3));

  private ArchiveFingerprint() {}

  /**
   * Asks the questions.
   *
   * @param words what is searched for
   */
  public static List<String> of(Path folder, List<String> words) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      return of(archive, words);
    }
  }

  static List<String> of(Archive archive, List<String> words) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("articles " + archive.size() + " by " + archive.annotator().orElse("nobody"));
    for (String word : words) {
      Query query = Query.parse(word);
      lines.add(word + ": " + archive.count(query));
      for (Hits.Order order : Hits.Order.values()) {
        for (Hits.Hit hit : archive.search(query).order(order).from(0).limit(20).hits()) {
          lines.add(order + " " + hit);
        }
      }
    }
    List<Query> scopes = new ArrayList<>(List.of(Query.all()));
    words.forEach(word -> scopes.add(Query.parse(word)));
    for (Query scope : scopes) {
      EntityTable entities =
          archive.entities(scope).types(EntityType.coOccurring()).limit(200).table();
      lines.add(scope + ", entities: " + entities.articles() + " " + entities.entities());
      entities.forEach(row -> lines.add(row + " " + row.entity().label()));
      for (Unit unit : UNITS) {
        for (Copies copies : Copies.values()) {
          pairs(archive, question(scope, unit, copies).build(), lines);
        }
      }
      for (EntityTable.Row row : entities.rows().subList(0, Math.min(2, entities.rows().size()))) {
        CooccurrenceQuery.Builder question =
            question(scope, Unit.SENTENCE, Copies.INDEPENDENT).anchor(row.entity());
        pairs(archive, question.rankBy(Measure.LOG_LIKELIHOOD).build(), lines);
        lines.add(
            archive
                .timeline(List.of(row.entity()))
                .scope(scope)
                .by(Timeline.BinWidth.MONTH)
                .timeline()
                .toString());
      }
    }
    Query against = scopes.getLast();
    CooccurrenceQuery all = question(Query.all(), Unit.ARTICLE, Copies.INDEPENDENT).build();
    archive.compare(all, against).forEach(row -> lines.add(row.toString()));
    archive.keyEntities(all, against).forEach(row -> lines.add(row.toString()));
    return lines;
  }

  private static CooccurrenceQuery.Builder question(Query scope, Unit unit, Copies copies) {
    return CooccurrenceQuery.builder()
        .scope(scope)
        .unit(unit)
        .copies(copies)
        .types(Set.copyOf(EntityType.coOccurring()))
        .minimumCount(2)
        .evidence(2)
        .limit(40);
  }

  private static void pairs(Archive archive, CooccurrenceQuery question, List<String> lines)
      throws IOException {
    CooccurrenceTable table = archive.cooccurrences(question);
    lines.add(question + ": " + table.units() + " units, " + table.tests() + " tests");
    table.forEach(row -> lines.add(row + " " + row.first().label() + " " + row.second().label()));
  }
}
