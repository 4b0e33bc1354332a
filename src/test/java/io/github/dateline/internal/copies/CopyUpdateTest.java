package io.github.dateline.internal.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.ArchiveWriter;
import io.github.dateline.CopiedArticles;
import io.github.dateline.Seeds;
import io.github.dateline.internal.index.IndexChanges;
import io.github.dateline.internal.index.ShardReaders;
import io.github.dateline.internal.names.CuratedNames;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.IndexReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is brought up to date is what is found in the same articles. */
class CopyUpdateTest {
  @TempDir Path temp;

  @Test
  void updatedGroupsAreThoseThatAreFound() {
    long[] groups = new long[1];
    Seeds.times(
        20,
        random -> {
          Path at = Files.createTempDirectory(temp, "archive");
          CopiedArticles make = new CopiedArticles(random);
          int articles = 10 + random.nextInt(150);
          try (ArchiveWriter writer = ArchiveWriter.open(at, 1 + random.nextInt(2))) {
            for (int i = 0; i < articles; i++) {
              writer.add(make.article("a" + i));
              if (random.nextInt(30) == 0) {
                writer.commit();
              }
            }
          }
          ShardReaders shards = ShardReaders.open(at);
          CopyGroups updated =
              CopyGroups.of(shards.together(), CuratedNames.NONE, CopiesFile.none());
          for (int step = 0; step < 12; step++) {
            try (ArchiveWriter writer = ArchiveWriter.open(at)) {
              for (int i = random.nextInt(random.nextInt(4) == 0 ? 40 : 3); i >= 0; i--) {
                String id = "a" + random.nextInt(articles + 40);
                if (random.nextInt(3) == 0) {
                  writer.remove(id);
                } else {
                  writer.add(make.article(id));
                }
                if (random.nextInt(8) == 0) {
                  writer.commit();
                }
              }
            }
            ShardReaders now = shards.refreshed();
            IndexReader reader = now.together();
            updated =
                updated.updated(
                    new IndexChanges(shards.together(), reader),
                    CuratedNames.NONE,
                    CopiesFile.none());
            CopyGroups found = CopyGroups.of(reader, CuratedNames.NONE, CopiesFile.none());
            assertThat(CopiesFileTest.told(reader, updated))
                .as("step " + step)
                .isEqualTo(CopiesFileTest.told(reader, found));
            groups[0] += found.groups();
            shards.close();
            shards = now;
          }
          shards.close();
        });
    assertThat(groups[0]).isPositive();
  }
}
