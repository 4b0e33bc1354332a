package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of entities against a count by hand. */
class EntityTableTest {
  @TempDir Path temp;

  @Test
  void anyLimitGivesTheMostFrequentInTheirOrder() {
    Seeds.times(
        15,
        random -> {
          RandomArticles make = new RandomArticles(random, 5 + random.nextInt(80));
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<Entity, long[]> counts = new TreeMap<>();
          try (ArchiveWriter writer = ArchiveWriter.open(folder, 1 + random.nextInt(2))) {
            for (int i = 0; i < 40; i++) {
              AnnotatedArticle article = make.article("a" + i, 8);
              writer.add(article);
              article
                  .entities()
                  .forEach(entity -> counts.computeIfAbsent(entity, key -> new long[2])[0]++);
              article
                  .sentences()
                  .forEach(sentence ->
                      sentence.mentions().stream()
                          .flatMap(mention -> mention.entity().stream())
                          .distinct()
                          .forEach(entity -> counts.get(entity)[1]++));
            }
          }
          List<Map.Entry<Entity, long[]>> all = new ArrayList<>(counts.entrySet());
          // Ties stay in the order of entities.
          all.sort(
              Comparator.comparingLong((Map.Entry<Entity, long[]> one) -> -one.getValue()[0])
                  .thenComparingLong(one -> -one.getValue()[1]));
          List<EntityTable.Row> expected =
              all.stream()
                  .map(one ->
                      new EntityTable.Row(one.getKey(), one.getValue()[0], one.getValue()[1]))
                  .toList();
          Set<EntityType> types =
              counts.keySet().stream().map(Entity::type).collect(Collectors.toSet());
          try (Archive archive = Archive.open(folder)) {
            for (int limit : List.of(1, 1 + random.nextInt(all.size()), Integer.MAX_VALUE)) {
              EntityTable table = archive.entities(Query.all()).types(types).limit(limit).table();
              assertThat(table.entities()).isEqualTo(all.size());
              assertThat(table.rows())
                  .isEqualTo(expected.subList(0, Math.min(limit, expected.size())));
            }
          }
        });
  }
}
