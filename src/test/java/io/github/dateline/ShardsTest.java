package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.dateline.disk.FaultyDisk;
import io.github.dateline.internal.index.ArchiveFiles;
import io.github.dateline.internal.index.ArchivePlan;
import io.github.dateline.internal.index.Manifest;
import io.github.dateline.internal.index.SerializedArticle;
import io.github.dateline.internal.index.ShardIdentity;
import io.github.dateline.internal.index.ShardReaders;
import io.github.dateline.internal.index.ShardWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardsTest {
  private static final List<String> WORDS = List.of("moon", "launch AND treaty", "crew");

  @TempDir Path temp;

  @Test
  void answersDoNotDependOnShards() throws Exception {
    Seeds.times(
        4,
        random -> {
          List<AnnotatedArticle> articles = articles(random, 60);
          List<String> one = ArchiveFingerprint.of(written(articles, 1), WORDS);
          for (int shards : List.of(2, 8, 61)) {
            Collections.shuffle(articles, random);
            Path folder = written(articles, shards);
            assertThat(Archive.check(folder)).isEmpty();
            assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(one);
          }
        });
  }

  @Test
  void joinedArchivesAnswerLikeOneAndTheLastArticleOfAnIdStays() throws Exception {
    Seeds.times(
        6,
        random -> {
          List<AnnotatedArticle> articles = articles(random, 60);
          List<Path> sources = new ArrayList<>();
          for (int from = 0; from < articles.size(); from += 20) {
            List<AnnotatedArticle> part = new ArrayList<>(articles.subList(from, from + 20));
            // What a later source has, too, in an older wording.
            RandomArticles make = new RandomArticles(random, 40);
            for (int again = from + 20; again < articles.size(); again += 7) {
              part.add(make.article(articles.get(again).article().id(), 6));
            }
            sources.add(written(part, 1 + random.nextInt(3)));
          }
          List<String> one = ArchiveFingerprint.of(written(articles, 1), WORDS);
          for (int shards : List.of(1, 3)) {
            Path folder = temp.resolve("joined" + random.nextInt());
            assertThat(ArchivePlan.joining(sources, shards).build(folder, sources)).isEqualTo(60);
            assertThat(Archive.check(folder)).isEmpty();
            assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(one);
          }
        });
  }

  @Test
  void replacedAndRemovedArticlesAreGoneFromWhatIsJoined() throws Exception {
    Path source = temp.resolve("source");
    RandomArticles make = new RandomArticles(new Random(3), 20);
    AnnotatedArticle kept = make.article("kept", 5);
    try (ArchiveWriter writer = ArchiveWriter.open(source, 2)) {
      writer.add(make.article("kept", 5));
      writer.add(make.article("removed", 5));
      writer.commit();
      writer.add(kept);
      writer.remove("removed");
    }
    Path folder = temp.resolve("joined");
    assertThat(ArchivePlan.joining(List.of(source), 3).build(folder, List.of(source))).isEqualTo(1);
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.article("kept")).contains(kept);
      assertThat(archive.article("removed")).isEmpty();
    }
  }

  @Test
  void nothingStaysOpenAfterClosing() throws Exception {
    Path maps = Path.of("/proc/self/maps");
    assumeThat(maps).exists();
    Path folder = written(articles(new Random(7), 60), 3);
    for (int i = 0; i < 5; i++) {
      try (Archive archive = Archive.open(folder)) {
        assertThat(archive.search("*:*").hits().total()).isEqualTo(archive.size());
        assertThat(Files.readString(maps)).contains(folder.toString());
      }
      assertThat(Files.readString(maps)).doesNotContain(folder.toString());
    }
  }

  /** As a service does that opens an archive for each request. */
  @Test
  void openingOftenTakesNothing() throws Exception {
    Path maps = Path.of("/proc/self/maps");
    Path handles = Path.of("/proc/self/fd");
    assumeThat(maps).exists();
    Path folder = written(articles(new Random(7), 100), 64);
    int openings = Seeds.takesLong() ? 1000 : 10;
    for (int i = 0; i < openings; i++) {
      try (Archive archive = i % 10 == 0 ? Archive.openVerified(folder) : Archive.open(folder)) {
        assertThat(archive.count(Query.all())).isEqualTo(archive.size());
      }
    }
    assertThat(Files.readString(maps)).doesNotContain(folder.toString());
    try (Stream<Path> open = Files.list(handles)) {
      assertThat(open.filter(Files::isSymbolicLink).map(ShardsTest::target))
          .noneMatch(file -> file.startsWith(folder.toString()));
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("Lucene"));
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }

  @Test
  void theStateGrowsWithEachCommitThatChangesArticles() throws Exception {
    List<AnnotatedArticle> articles = articles(new Random(9), 4);
    for (int shards : List.of(1, 3)) {
      Path folder = temp.resolve("states" + shards);
      try (ArchiveWriter writer = ArchiveWriter.open(folder, shards)) {
        assertThat(Manifest.read(folder).state()).isZero();
        writer.add(articles.get(0));
        writer.commit();
        assertThat(Manifest.read(folder).state()).isEqualTo(1);
        writer.add(articles.get(0));
        writer.commit();
        assertThat(Manifest.read(folder).state()).isEqualTo(1);
        writer.remove(articles.get(0).article().id());
        writer.add(articles.get(1));
      }
      assertThat(Manifest.read(folder).state()).isEqualTo(2);
      ArchiveWriter.open(folder).close();
      assertThat(Manifest.read(folder).state()).isEqualTo(2);
      try (ArchiveWriter writer = ArchiveWriter.rebuild(folder)) {
        writer.add(articles.get(2));
        writer.commit();
      }
      assertThat(Manifest.read(folder).state()).isEqualTo(3);
    }
  }

  @Test
  void commitsThatTheManifestDoesNotNameAreDropped() throws Exception {
    List<AnnotatedArticle> articles = articles(new Random(9), 40);
    Path folder = written(articles.subList(0, 20), 2);
    List<String> before = ArchiveFingerprint.of(folder, List.of("alpha"));
    Manifest manifest = Manifest.read(folder);
    // A writer that is killed after it has committed one shard of the two.
    try (ShardWriter half =
        new ShardWriter(folder.resolve("shard-1"), manifest.identity(1), manifest.commit(1), 16)) {
      for (AnnotatedArticle article : articles.subList(20, 40)) {
        half.put(article, SerializedArticle.of(article.article()), 2);
      }
      half.commit(2, false);
    }
    assertThat(ArchiveFingerprint.of(folder, List.of("alpha"))).isEqualTo(before);
    assertThat(Archive.check(folder)).isEmpty();
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      assertThat(writer.holds(articles.get(30).article())).isFalse();
      writer.add(articles.get(30));
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.size()).isEqualTo(21);
    }
    assertThat(Archive.check(folder)).isEmpty();
    for (String shard : Manifest.read(folder).shards()) {
      try (Stream<Path> files = Files.list(folder.resolve(shard))) {
        assertThat(files.filter(file -> file.getFileName().toString().startsWith("segments")))
            .hasSize(1);
      }
    }
  }

  /** A loss of power may take the files of an old commit from a folder, and leave its name. */
  @Test
  void anOldCommitWhoseFilesAreGoneLocksNoOneOut() throws Exception {
    List<AnnotatedArticle> articles = articles(new Random(9), 20);
    Path folder = written(articles.subList(0, 10), 2);
    Map<Path, byte[]> old = new HashMap<>();
    for (int shard = 0; shard < 2; shard++) {
      Path commit =
          folder.resolve("shard-" + shard).resolve(Manifest.read(folder).commits().get(shard));
      old.put(commit, Files.readAllBytes(commit));
    }
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (AnnotatedArticle article : articles.subList(0, 10)) {
        writer.remove(article.article().id());
      }
      for (AnnotatedArticle article : articles.subList(10, 20)) {
        writer.add(article);
      }
    }
    List<String> before = ArchiveFingerprint.of(folder, WORDS);
    for (Map.Entry<Path, byte[]> commit : old.entrySet()) {
      Files.write(commit.getKey(), commit.getValue());
    }
    assertThat(Archive.check(folder)).isEmpty();
    assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(before);
    ArchiveWriter.open(folder).close();
    assertThat(old.keySet()).noneMatch(Files::exists);
    assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(before);
  }

  @Test
  void anOpeningThatFailsLeavesNothingOpen() throws Exception {
    Path handles = Path.of("/proc/self/fd");
    assumeThat(handles).exists();
    Path folder = written(articles(new Random(9), 10), 2);
    FaultyDisk disk = new FaultyDisk(folder);
    boolean failed = true;
    for (int at = 1; failed; at++) {
      disk.plan(FaultyDisk.Fault.FAILS, at);
      try (Archive archive = Archive.open(disk.folder())) {
        assertThat(archive.size()).isEqualTo(10);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("planned fault");
      }
      failed = disk.happened();
      try (Stream<Path> open = Files.list(handles)) {
        assertThat(open.filter(Files::isSymbolicLink).map(ShardsTest::target))
            .as("at " + at)
            .noneMatch(file -> file.startsWith(folder.toString()));
      }
    }
  }

  /** What Lucene makes of damage may be any exception; one that is a fault of ours stays one. */
  @Test
  void whatDamageThrowsIsToldAsDamage() throws Exception {
    Path folder = written(articles(new Random(9), 50), 1);
    ShardReaders.Question<String> question =
        () -> {
          throw new StringIndexOutOfBoundsException("begin 0, end -1, length 4");
        };
    try (ShardReaders shards = ShardReaders.open(folder)) {
      assertThatThrownBy(() -> shards.asked(question))
          .isInstanceOf(StringIndexOutOfBoundsException.class);
    }
    try (Stream<Path> files = Files.list(folder.resolve("shard-0"))) {
      Path data = files.filter(file -> file.toString().endsWith(".cfs")).findAny().orElseThrow();
      byte[] bytes = Files.readAllBytes(data);
      bytes[bytes.length / 2] ^= 1;
      Files.write(data, bytes);
      try (ShardReaders shards = ShardReaders.open(folder)) {
        assertThatThrownBy(() -> shards.asked(question))
            .isInstanceOf(IOException.class)
            .hasMessageContaining(
                "is damaged: shard-0/" + data.getFileName() + " is not as it was written");
      }
    }
  }

  @Test
  void opensBesideAWriterThatNeverPauses() throws Exception {
    List<AnnotatedArticle> articles = articles(new Random(8), 30);
    Path folder = written(articles.subList(0, 10), 3);
    AtomicBoolean done = new AtomicBoolean();
    Thread writing =
        new Thread(() -> {
          try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
            for (int i = 0; !done.get(); i++) {
              int from = 10 + i % 2 * 10;
              for (AnnotatedArticle next : articles.subList(from, from + 10)) {
                if (!writer.remove(next.article().id())) {
                  writer.add(next);
                }
              }
              writer.commit();
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    List<Throwable> failed = new ArrayList<>();
    writing.setUncaughtExceptionHandler((thread, e) -> failed.add(e));
    writing.start();
    int openings = Seeds.takesLong() ? 10_000 : 300;
    for (int i = 0; i < openings; i++) {
      try (Archive archive = Archive.open(folder)) {
        assertThat(archive.lastChanged()).isAfter(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(archive.size() % 10).as("articles of half a state").isZero();
      }
    }
    done.set(true);
    writing.join();
    assertThat(failed).isEmpty();
  }

  @Test
  void aShardIsWrittenOnAndRebuilt() throws Exception {
    Random random = new Random(5);
    List<AnnotatedArticle> articles = articles(random, 40);
    Path folder = written(articles.subList(0, 30), 4);
    assertThatThrownBy(() -> ArchiveWriter.open(folder, 3))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("has 4 shards, not 3; make a new archive of it with Archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder, 4)) {
      assertThat(writer.add(articles.get(3))).isEqualTo(ArchiveWriter.Change.UNCHANGED);
      assertThat(writer.holds(articles.get(7).article())).isTrue();
      for (AnnotatedArticle article : articles.subList(30, 40)) {
        assertThat(writer.add(article)).isEqualTo(ArchiveWriter.Change.ADDED);
      }
    }
    List<String> one = ArchiveFingerprint.of(written(articles, 1), WORDS);
    assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(one);
    for (int time = 0; time < 3; time++) {
      try (ArchiveWriter writer = ArchiveWriter.rebuild(folder)) {
        for (AnnotatedArticle article : articles) {
          writer.add(article);
        }
        writer.commit();
      }
      assertThat(shardFolders(folder)).hasSize(4);
      assertThat(ArchiveFingerprint.of(folder, WORDS)).isEqualTo(one);
    }
  }

  @Test
  void aShardThatIsMissingDoubledOrForeignIsAnError() throws Exception {
    List<AnnotatedArticle> articles = articles(new Random(7), 30);
    Path folder = written(articles, 4);
    Path other = written(articles, 4);
    Path manifest = folder.resolve(ArchiveFiles.MANIFEST);
    String right = Files.readString(manifest);
    // As an earlier version writes it, without a checksum.
    String unchecked = right.replaceFirst("(?s),\\s*\"state\".*", "\n}\n");

    Files.writeString(manifest, unchecked.replace("shard-2", "shard-1"));
    refuses(folder, "names shard-1 twice");
    Files.writeString(manifest, unchecked.replace(", \"shard-3\"", ""));
    refuses(folder, "shard-0 should be shard 0 of 3, but is shard 0 of 4");
    Files.writeString(manifest, unchecked.replace("shard-3", "shard-9"));
    refuses(folder, "has no shard-9");
    Files.writeString(manifest, right);
    assertThat(Archive.check(folder)).isEmpty();

    replace(folder.resolve("shard-2"), folder.resolve("shard-1"));
    refuses(folder, "shard-2 should be shard 2 of 4, but is shard 1 of 4");
    replace(folder.resolve("shard-2"), other.resolve("shard-2"));
    refuses(folder, "shard-2 is a shard of another archive");
    IOUtils.rm(folder.resolve("shard-2"));
    refuses(folder, "has no shard-2");
  }

  private static void refuses(Path folder, String why) {
    assertThatThrownBy(() -> Archive.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> ArchiveWriter.open(folder).close())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    assertThatThrownBy(() ->
            ArchivePlan.joining(List.of(folder), 1)
                .build(folder.resolveSibling("no"), List.of(folder)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    assertThat(folder.resolveSibling("no").resolve(ArchiveFiles.MANIFEST)).doesNotExist();
  }

  private static void replace(Path shard, Path by) throws IOException {
    IOUtils.rm(shard);
    Files.createDirectory(shard);
    for (Path file : list(by)) {
      Files.copy(file, shard.resolve(file.getFileName()));
    }
  }

  private static List<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The teeth: an archive without a shard's articles, or that has them twice, answers otherwise.
   */
  @Test
  void aFingerprintNoticesWhatIsMissing() throws Exception {
    List<AnnotatedArticle> articles = articles(new Random(11), 60);
    List<String> all = ArchiveFingerprint.of(written(articles, 1), WORDS);
    Set<String> answers = new TreeSet<>();
    answers.add(all.toString());
    for (int missing = 0; missing < 4; missing++) {
      int shard = missing;
      List<AnnotatedArticle> rest =
          articles.stream()
              .filter(article -> ShardIdentity.of(article.article().id(), 4) != shard)
              .toList();
      answers.add(ArchiveFingerprint.of(written(rest, 4), WORDS).toString());
    }
    List<AnnotatedArticle> twice = new ArrayList<>(articles);
    for (AnnotatedArticle article : articles) {
      if (ShardIdentity.of(article.article().id(), 4) == 1) {
        Article same = article.article();
        Article.Builder again =
            Article.builder(same.id() + "-again").headline(same.headline()).body(same.body());
        same.published().ifPresent(again::published);
        same.source().ifPresent(again::source);
        twice.add(
            new AnnotatedArticle(
                again.build(), article.annotator(), article.tokens(), article.sentences()));
      }
    }
    answers.add(ArchiveFingerprint.of(written(twice, 4), WORDS).toString());
    assertThat(answers).hasSize(6);
  }

  /** The teeth: hits that each shard scores by its own statistics are others. */
  @Test
  void aFingerprintNoticesScoresByAShardsOwnStatistics() throws Exception {
    List<AnnotatedArticle> articles = articles(new Random(13), 60);
    List<List<AnnotatedArticle>> shards = new ArrayList<>();
    for (int shard = 0; shard < 4; shard++) {
      int number = shard;
      shards.add(
          articles.stream()
              .filter(article -> ShardIdentity.of(article.article().id(), 4) == number)
              .toList());
    }
    List<String> all = ArchiveFingerprint.of(written(articles, 4), WORDS);
    for (String word : WORDS) {
      assertThat(all).containsSequence(byRelevance(word, List.of(articles)));
      assertThat(all).doesNotContainSequence(byRelevance(word, shards));
    }
  }

  /** The best of several archives, as a fingerprint has them. */
  private List<String> byRelevance(String word, List<List<AnnotatedArticle>> archives)
      throws IOException {
    List<Hits.Hit> hits = new ArrayList<>();
    for (List<AnnotatedArticle> articles : archives) {
      try (Archive archive = Archive.open(written(articles, 1))) {
        archive.search(Query.parse(word)).limit(20).hits().forEach(hits::add);
      }
    }
    // Stable: one archive's stay as they are.
    hits.sort(Comparator.comparingDouble(Hits.Hit::score).reversed());
    return hits.stream().limit(20).map(hit -> Hits.Order.RELEVANCE + " " + hit).toList();
  }

  @Test
  void plansSayWhatIsWrongWithThem() throws Exception {
    assertThatThrownBy(() -> new ArchivePlan("a/b", 1, "x")).hasMessageContaining("id must be");
    assertThatThrownBy(() -> new ArchivePlan("a", 0, "x")).hasMessageContaining("got 0");
    assertThatThrownBy(() -> ArchiveWriter.open(temp.resolve("x"), 1025))
        .hasMessage("shards must be from 1 to 1024, got 1025");
    ArchivePlan plan = new ArchivePlan("a", 2, "x");
    assertThatThrownBy(() -> plan.manifest(List.of("shard-0")))
        .hasMessage("folders must be 2, one a shard, got 1");
    assertThatThrownBy(() -> plan.manifest(List.of("shard-1", "shard-0")))
        .hasMessage("shard-1 is no name for the folder of shard 0");
    assertThatThrownBy(() -> plan.merge(2, List.of(), temp.resolve("y")))
        .hasMessage("shard must be from 0 to 1, got 2");
    Path one = written(articles(new Random(1), 3), 1);
    Path other = temp.resolve("other");
    try (ArchiveWriter writer = ArchiveWriter.open(other)) {
      writer.add(
          new AnnotatedArticle(Article.builder("z").body("Z.").build(), "other 1", 1, List.of()));
    }
    assertThatThrownBy(() -> ArchivePlan.joining(List.of(one, other), 1))
        .hasMessageContaining("was annotated with other 1, another one with random 1");
    assertThatThrownBy(() -> ArchivePlan.joining(List.of(one), 1).build(other, List.of(one)))
        .hasMessageContaining("already exists");
  }

  private static Set<String> shardFolders(Path folder) {
    Set<String> names = new TreeSet<>();
    for (Path file : list(folder)) {
      if (file.getFileName().toString().startsWith("shard-")) {
        names.add(file.getFileName().toString());
      }
    }
    return names;
  }

  private static List<AnnotatedArticle> articles(Random random, int count) {
    RandomArticles make = new RandomArticles(random, 40);
    List<AnnotatedArticle> articles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      articles.add(make.article("a" + i, 8));
    }
    return articles;
  }

  private Path written(List<AnnotatedArticle> articles, int shards) throws IOException {
    Path folder = Files.createTempDirectory(temp, "archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder, shards)) {
      for (AnnotatedArticle article : articles) {
        writer.add(article);
      }
    }
    return folder;
  }
}
