package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty decisions about the corpus as an earlier version annotated it, with CoreNLP's dictionary:
 * on today's annotation each holds, or is named with the nearest entity of today if one is near.
 */
class OldDecisionsTest {
  @Test
  void noneIsDroppedInSilence(@TempDir Path folder) throws IOException {
    CorpusArchive.make(folder);
    Files.copy(
        Path.of("src/test/resources/curation/decisions-of-0.1.txt"),
        folder.resolve("curation.txt"));
    List<String> held = new ArrayList<>();
    List<String> named = new ArrayList<>();
    try (Curation curation = Curation.open(folder, "");
        Archive archive = Archive.open(folder)) {
      assertThat(curation.decisions()).hasSize(50);
      for (Decision decision : curation.decisions()) {
        if (decision.problem().isPresent()) {
          if (!decision.problem().get().contains("; the nearest: ")) {
            unlike(archive, decision);
          }
          named.add(decision.text());
        } else {
          assertThat(holds(archive, decision)).as(decision.text()).isTrue();
          held.add(decision.text());
        }
      }
      assertThat(archive.curationProblems()).hasSameSizeAs(named);
    }
    assertThat(held).hasSizeGreaterThan(30);
  }

  /** Of one name at least no word is in the name of any entity of today. */
  private static void unlike(Archive archive, Decision decision) throws IOException {
    List<String> today =
        archive.entities(Query.all()).limit(100_000).table().rows().stream()
            .map(row -> row.entity().name().toLowerCase(Locale.ROOT))
            .toList();
    assertThat(
            decision.names().stream()
                .map(name -> name.substring(name.indexOf('/') + 1).toLowerCase(Locale.ROOT))
                .filter(name ->
                    Arrays.stream(name.split(" "))
                        .noneMatch(word -> today.stream().anyMatch(it -> it.contains(word)))))
        .as(decision.text())
        .isNotEmpty();
  }

  private static boolean holds(Archive archive, Decision decision) throws IOException {
    String first = decision.names().get(0);
    return switch (decision.action()) {
      case MERGE -> one(archive, decision.names().get(0), decision.to().orElseThrow());
      case RENAME -> archive.entity(first).label().equals(decision.to().orElseThrow());
      case TYPE -> archive.entity(first).type().equals(decision.type().orElseThrow());
      case HIDE -> archive.find(first).isEmpty();
      case APART -> {
        Set<Entity> entities = new HashSet<>();
        for (String name : decision.names()) {
          entities.add(archive.entity(name));
        }
        yield entities.size() == decision.names().size();
      }
    };
  }

  private static boolean one(Archive archive, String name, String other) throws IOException {
    return archive.entity(name).equals(archive.entity(other));
  }
}
