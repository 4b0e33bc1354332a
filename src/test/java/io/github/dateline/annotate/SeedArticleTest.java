package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The article that Dateline was begun with. It is not ours to copy: the test is skipped where
 * {@code -Ddateline.shared}, or else {@code ../shared}, does not hold it.
 */
class SeedArticleTest {
  @Test
  void itsNamesAreThoseThatReadersSee() throws IOException {
    Path folder = Path.of(System.getProperty("dateline.shared", "../shared"), "seed");
    assumeThat(folder).isDirectory();
    AnnotatedArticle annotated;
    try (Stream<Path> files = Files.list(folder)) {
      Path file = files.filter(f -> f.toString().endsWith(".txt")).findFirst().orElseThrow();
      annotated =
          SharedAnnotator.Linked.ENGLISH.annotate(Article.of("seed", Files.readString(file)));
    }
    Map<String, Set<String>> entities = new TreeMap<>();
    annotated
        .sentences()
        .forEach(sentence ->
            sentence
                .mentions()
                .forEach(m ->
                    entities
                        .computeIfAbsent(annotated.text(sentence, m), key -> new TreeSet<>())
                        .add(m.entity().orElseThrow().toString())));
    assertThat(entities)
        .containsEntry("Duffy", Set.of("PERSON/Sean Duffy"))
        .containsEntry("Bakanov", Set.of("PERSON/Dmitry Bakanov"))
        .containsEntry("Nasa", Set.of("ORGANIZATION/NASA"))
        .containsEntry("Roscosmos", Set.of("ORGANIZATION/Russian Federal Space Agency"))
        .containsEntry("ISS", Set.of("LOCATION/International Space Station"))
        .containsEntry("International Space Station", entities.get("ISS"))
        .containsEntry("US", Set.of("COUNTRY/United States"))
        .containsEntry("Kennedy Space Centre", Set.of("LOCATION/Kennedy Space Centre"))
        .containsEntry("Johnson Space Centre", Set.of("LOCATION/Johnson Space Centre"))
        .containsEntry("Russia", Set.of("COUNTRY/Russia"));
    assertThat(annotated.entities())
        .filteredOn(entity -> entity.type().equals(EntityType.PERSON))
        .hasSize(2);
  }
}
