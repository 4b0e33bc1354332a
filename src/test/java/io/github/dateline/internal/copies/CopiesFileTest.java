package io.github.dateline.internal.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.CopiesTest;
import io.github.dateline.Curation;
import io.github.dateline.Entity;
import io.github.dateline.RandomArticles;
import io.github.dateline.Seeds;
import io.github.dateline.disk.FaultyDisk;
import io.github.dateline.internal.index.ArchiveFiles;
import io.github.dateline.internal.index.ShardReaders;
import io.github.dateline.internal.names.CuratedNames;
import io.github.dateline.internal.names.CurationFile;
import io.github.dateline.internal.names.CurationReplay;
import io.github.dateline.internal.names.IndexedNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of copies is what is found without them, or nothing. */
class CopiesFileTest {
  @TempDir Path temp;

  /** What counting asks of copies, article by article. */
  static String told(IndexReader reader, CopyGroups groups) {
    StringBuilder told = new StringBuilder();
    for (int doc = 0; doc < reader.maxDoc(); doc++) {
      told.append(groups.group(doc)).append(' ').append(groups.rank(doc)).append(':');
      for (int sentence = 0; sentence < 100; sentence++) {
        if (groups.boilerplate().sentencesOf(doc).test(sentence)) {
          told.append(' ').append(sentence);
        }
      }
      told.append(groups.boilerplate().occursIn(doc)).append('\n');
    }
    for (int group = 0; group < groups.groups(); group++) {
      told.append(Arrays.toString(groups.members(group)));
    }
    return told.toString();
  }

  private static String told(Path folder, CopiesFile file) throws IOException {
    try (ShardReaders shards = ShardReaders.open(folder)) {
      IndexReader reader = shards.together();
      return told(reader, CopyGroups.of(reader, CuratedNames.NONE, file));
    }
  }

  private static boolean isKept(Path folder) throws IOException {
    try (ShardReaders shards = ShardReaders.open(folder)) {
      return new CopiesFile(folder, 0).read(shards.together(), List.of()) != null;
    }
  }

  @Test
  void whatIsReadIsWhatWasFound() {
    long[] found = new long[2];
    Seeds.times(
        30,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          CopiesTest.randomArchive(folder, random);
          String fresh = told(folder, new CopiesFile(folder));
          assertThat(folder.resolve(ArchiveFiles.COPIES)).doesNotExist();
          assertThat(told(folder, new CopiesFile(folder, 0))).isEqualTo(fresh);
          assertThat(isKept(folder)).isTrue();
          assertThat(told(folder, new CopiesFile(folder, 0))).isEqualTo(fresh);
          found[0] += fresh.contains("[") ? 1 : 0;
          found[1] += fresh.contains("true") ? 1 : 0;
        });
    assertThat(found[0]).as("archives with copies").isGreaterThan(10);
    assertThat(found[1]).as("archives with boilerplate").isPositive();
  }

  @Test
  void whatIsOfAnotherStateCountsAsMissing() {
    Seeds.times(
        10,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = CopiesTest.randomArchive(folder, random);
          told(folder, new CopiesFile(folder, 0));
          String id = articles.isEmpty() ? "a0" : articles.keySet().iterator().next();
          try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
            if (!articles.isEmpty() && random.nextBoolean()) {
              writer.remove(id);
            } else {
              writer.add(
                  new AnnotatedArticle(
                      Article.builder(id).body("Other words.").build(),
                      RandomArticles.ANNOTATOR,
                      2,
                      List.of()));
            }
          }
          assertThat(isKept(folder)).isFalse();
          String fresh = told(folder, new CopiesFile(folder));
          assertThat(told(folder, new CopiesFile(folder, 0))).isEqualTo(fresh);
          assertThat(told(folder, new CopiesFile(folder, 0))).isEqualTo(fresh);
        });
  }

  @Test
  void whatIsDamagedCountsAsMissing() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("damaged"));
    CopiesTest.randomArchive(folder, new Random(7));
    String fresh = told(folder, new CopiesFile(folder, 0));
    Path file = folder.resolve(ArchiveFiles.COPIES);
    byte[] whole = Files.readAllBytes(file);
    try (ShardReaders shards = ShardReaders.open(folder)) {
      IndexReader reader = shards.together();
      CopiesFile kept = new CopiesFile(folder, 0);
      for (int at = 0; at < whole.length; at++) {
        byte[] damaged = whole.clone();
        damaged[at] = (byte) (damaged[at] ^ 1 << at % 8);
        Files.write(file, damaged);
        assertThat(kept.read(reader, List.of())).as("byte " + at).isNull();
        Files.write(file, Arrays.copyOf(whole, at));
        assertThat(kept.read(reader, List.of())).as("cut at " + at).isNull();
      }
    }
    assertThat(told(folder, new CopiesFile(folder, 0))).isEqualTo(fresh);
  }

  @Test
  void whereTheFileCannotBeWrittenTheyAreFoundAnew() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("occupied"));
    CopiesTest.randomArchive(folder, new Random(7));
    String fresh = told(folder, new CopiesFile(folder));
    Path inTheWay = Files.createDirectory(folder.resolve(ArchiveFiles.COPIES));
    Files.writeString(inTheWay.resolve("a"), "b");
    for (int times = 0; times < 2; times++) {
      assertThat(told(folder, new CopiesFile(folder, 0))).isEqualTo(fresh);
      assertThat(isKept(folder)).isFalse();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
    }
  }

  /** Whatever operation fails, is the last, or is lost. */
  @Test
  void aDiskThatFailsCostsTheFileAlone() throws Exception {
    Path before = Files.createDirectory(temp.resolve("before"));
    CopiesTest.randomArchive(before, new Random(7));
    Path file = before.resolve(ArchiveFiles.COPIES);
    List<byte[]> olds = new ArrayList<>();
    olds.add(null);
    String fresh = told(before, new CopiesFile(before, 0));
    olds.add(Files.readAllBytes(file));
    olds.add("of another state".getBytes(StandardCharsets.UTF_8));
    int tried = 0;
    try (ShardReaders shards = ShardReaders.open(before)) {
      IndexReader reader = shards.together();
      for (byte[] old : olds) {
        for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
          for (int at = 1; ; at++) {
            Path folder = Files.createTempDirectory(temp, "faulty");
            if (old != null) {
              Files.write(folder.resolve(ArchiveFiles.COPIES), old);
            }
            FaultyDisk disk = new FaultyDisk(folder);
            disk.plan(fault, at);
            CopiesFile faulty = new CopiesFile(disk.folder(), 0);
            assertThat(told(reader, CopyGroups.of(reader, CuratedNames.NONE, faulty)))
                .isEqualTo(fresh);
            boolean happened = disk.happened();
            disk.end(new Random(at));
            CopiesFile kept = new CopiesFile(folder, 0);
            String what = fault + " at " + at;
            assertThat(told(reader, CopyGroups.of(reader, CuratedNames.NONE, kept)))
                .as(what)
                .isEqualTo(fresh);
            assertThat(kept.read(reader, List.of())).as(what).isNotNull();
            try (Stream<Path> files = Files.list(folder)) {
              assertThat(files).as(what).containsExactly(folder.resolve(ArchiveFiles.COPIES));
            }
            if (!happened) {
              break;
            }
            tried++;
          }
        }
      }
    }
    // The figures of docs/safety.md.
    System.out.println("copies.bin: " + tried + " faults tried");
    assertThat(tried).isGreaterThan(100);
  }

  @Test
  void severalMayLookForThemAtOnce() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("busy"));
    CopiesTest.randomArchive(folder, new Random(7));
    String fresh = told(folder, new CopiesFile(folder));
    Callable<String> asked = () -> told(folder, new CopiesFile(folder, 0));
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int times = 0; times < 20; times++) {
        Files.deleteIfExists(folder.resolve(ArchiveFiles.COPIES));
        for (Future<String> one : threads.invokeAll(Collections.nCopies(4, asked))) {
          assertThat(one.get()).isEqualTo(fresh);
        }
        assertThat(told(folder, new CopiesFile(folder, 0))).isEqualTo(fresh);
        assertThat(isKept(folder)).isTrue();
      }
    }
  }

  @Test
  void hidingANameLetsBoilerplateBeLookedForAgain() {
    Seeds.times(
        10,
        random -> {
          Path folder = Files.createTempDirectory(temp, "archive");
          Map<String, AnnotatedArticle> articles = CopiesTest.randomArchive(folder, random);
          told(folder, new CopiesFile(folder, 0));
          List<Entity> names =
              articles.values().stream().flatMap(a -> a.entities().stream()).limit(1).toList();
          try (Curation curation = Curation.open(folder, "")) {
            for (Entity name : names) {
              curation.hide(name);
            }
          }
          try (ShardReaders shards = ShardReaders.open(folder)) {
            IndexReader reader = shards.together();
            CuratedNames curated =
                CurationReplay.of(CurationFile.read(folder), new IndexedNames(reader)).names();
            String fresh = told(reader, CopyGroups.of(reader, curated, new CopiesFile(folder)));
            for (int times = 0; times < 2; times++) {
              assertThat(told(reader, CopyGroups.of(reader, curated, new CopiesFile(folder, 0))))
                  .isEqualTo(fresh);
            }
          }
        });
  }
}
