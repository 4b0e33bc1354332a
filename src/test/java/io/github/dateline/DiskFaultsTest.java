package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.disk.FaultyDisk;
import io.github.dateline.disk.FaultyDisk.Fault;
import io.github.dateline.disk.FaultyDisk.Kind;
import io.github.dateline.internal.index.Manifest;
import io.github.dateline.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever operation of the disk fails, is the last one, or is lost: the archive opens in a state
 * that was, wholly, and the run can be repeated.
 *
 * <p>The build tries some operations of each run, {@code -Plong} all of them.
 */
class DiskFaultsTest {
  /** How many operations of a run are tried with each fault, unless all are. */
  private static final int SAMPLE = Integer.getInteger("dateline.sample", 6);

  private static final long SEED = Long.getLong("dateline.seed", 7);

  private final List<AnnotatedArticle> articles = new ArrayList<>();

  @TempDir Path temp;

  DiskFaultsTest() {
    RandomArticles make = new RandomArticles(new Random(19), 30);
    for (int i = 0; i < 24; i++) {
      articles.add(make.article("a" + i, 6));
    }
  }

  /** What is done to a folder, with an archive in it or without. */
  private interface Run {
    /**
     * Does it.
     *
     * @param committed to be called after each commit
     */
    void on(Path folder, Runnable committed) throws IOException;
  }

  private Path archive(String name, int shards, int from, int to) throws IOException {
    Path folder = temp.resolve(name).resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder, shards)) {
      for (AnnotatedArticle article : articles.subList(from, to)) {
        writer.add(article);
      }
    }
    return folder.getParent();
  }

  @Test
  void index() throws IOException {
    for (int shards : List.of(1, 3)) {
      tryAll(
          "index, " + shards + " shards",
          archive("before" + shards, shards, 0, 12),
          (folder, committed) -> indexed(folder, 4, committed),
          // What comes before a change that fails is written when the writer is closed.
          (folder, committed) -> indexed(folder, 1, committed),
          (folder, committed) -> indexed(folder, 3, committed));
    }
  }

  private void indexed(Path folder, int changes, Runnable committed) throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(folder.resolve("archive"))) {
      writer.add(articles.get(12));
      if (changes > 1) {
        writer.add(new RandomArticles(new Random(4), 10).article("a3", 4));
        writer.commit();
        committed.run();
        writer.remove("a5");
      }
      if (changes > 3) {
        writer.add(articles.get(13));
      }
    }
  }

  @Test
  void aNewArchive() throws IOException {
    tryAll(
        "index, new",
        Files.createDirectory(temp.resolve("new")),
        (folder, committed) -> {
          try (ArchiveWriter writer = ArchiveWriter.open(folder.resolve("in/archive"), 2)) {
            committed.run();
            writer.add(articles.get(0));
            writer.add(articles.get(1));
          }
        });
  }

  @Test
  void rebuild() throws IOException {
    tryAll(
        "rebuild",
        archive("before", 2, 0, 12),
        (folder, committed) -> {
          try (ArchiveWriter writer = ArchiveWriter.rebuild(folder.resolve("archive"))) {
            for (AnnotatedArticle article : articles.subList(6, 18)) {
              writer.add(article);
            }
            writer.commit();
            committed.run();
            writer.add(articles.get(20));
          }
        });
  }

  @Test
  void mirror() throws IOException {
    // What comes before a removal that fails is written when the writer is closed.
    List<String> removed = List.of("a1", "a10", "a11", "a2");
    Run[] partly =
        IntStream.rangeClosed(1, removed.size())
            .mapToObj(count -> removing(removed.subList(0, count)))
            .toArray(Run[]::new);
    tryAll(
        "mirror",
        archive("before", 2, 0, 12),
        (folder, committed) -> {
          try (ArchiveWriter writer = ArchiveWriter.open(folder.resolve("archive"))) {
            writer.retain(id -> !id.startsWith("a1"), 1);
            writer.remove(List.of("a2", "a3"));
          }
        },
        partly);
  }

  private static Run removing(List<String> ids) {
    return (folder, committed) -> {
      try (ArchiveWriter writer = ArchiveWriter.open(folder.resolve("archive"))) {
        writer.remove(ids);
      }
    };
  }

  @Test
  void merge() throws IOException {
    Path sources = archive("sources", 2, 0, 12);
    try (ArchiveWriter writer = ArchiveWriter.open(sources.resolve("other"))) {
      writer.add(articles.get(20));
      writer.add(new RandomArticles(new Random(5), 10).article("a3", 4));
    }
    tryAll(
        "merge",
        sources,
        (folder, committed) -> {
          // A merge that was finished is not repeated.
          if (!Archive.exists(folder.resolve("merged"))) {
            ArchiveWriter.merge(
                folder.resolve("merged"),
                List.of(folder.resolve("archive"), folder.resolve("other")),
                2);
          }
        });
  }

  @Test
  void curate() throws IOException {
    Path before = archive("before", 1, 0, 12);
    try (Curation curation = Curation.open(before.resolve("archive"), "ab")) {
      curation.hide(articles.get(0).entities().first());
    }
    Entity other = articles.get(0).entities().last();
    tryAll(
        "curate",
        before,
        (folder, committed) -> {
          try (Curation curation = Curation.open(folder.resolve("archive"), "ab")) {
            if (curation.decisions().size() == 1) {
              curation.rename(curation.entity(other.toString()), "Another Name");
            }
          }
        });
  }

  @Test
  void report() throws IOException {
    Path before = archive("before", 1, 0, 12);
    Files.writeString(before.resolve("pairs.csv"), "old");
    Files.writeString(before.resolve("page.html"), "old");
    Path source = archive("source", 1, 0, 12).resolve("archive");
    try (Archive archive = Archive.open(source)) {
      Report report = Report.builder(archive).build();
      tryAll(
          "report, page", before, (folder, committed) -> report.write(folder.resolve("page.html")));
    }
  }

  /** Reading fails, and answers as it should or says so. */
  @Test
  void ask() throws IOException {
    Path before = archive("before", 2, 0, 12);
    List<Object> expected = answers(before.resolve("archive"));
    tryAll(
        "ask",
        before,
        (folder, committed) -> assertThat(answers(folder.resolve("archive"))).isEqualTo(expected));
  }

  private static List<Object> answers(Path folder) throws IOException {
    List<Object> answers = new ArrayList<>();
    try (Archive archive = Archive.open(folder)) {
      archive.search("moon").hits().forEach(answers::add);
      CooccurrenceQuery question = CooccurrenceQuery.builder().minimumCount(1).evidence(1).build();
      archive.cooccurrences(question).forEach(row -> answers.add(row + " " + row.evidence()));
      archive.articles().forEach(answers::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return answers;
  }

  /**
   * Tries a run with faults.
   *
   * @param partly runs that end in other states that the run may be left in
   */
  private void tryAll(String name, Path before, Run run, Run... partly) throws IOException {
    Path folder = temp.resolve("tried");
    List<Map<String, Object>> states = new ArrayList<>();
    for (Run part : partly) {
      IOUtils.rm(folder);
      copy(before, folder);
      part.on(folder, () -> {});
      states.add(state(folder, true));
    }
    IOUtils.rm(folder);
    copy(before, folder);
    states.add(state(folder, true));
    FaultyDisk counting = new FaultyDisk(folder);
    counting.plan(Fault.NONE, 0);
    run.on(counting.folder(), () -> states.add(state(folder, false)));
    states.add(state(folder, true));
    List<Kind> operations = counting.operations();
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (Fault fault : Fault.values()) {
      List<Integer> all = places(fault, operations);
      double step = Seeds.takesLong() ? 1 : Math.max(1, all.size() / (double) SAMPLE);
      Random first = new Random(SEED);
      for (double i = first.nextInt((int) step); i < all.size(); i += step) {
        int at = all.get((int) i);
        tried++;
        Random random = new Random(Objects.hash(SEED, fault.ordinal(), at));
        String problem = tryOne(before, folder, run, states, fault, at, random);
        if (!problem.isEmpty()) {
          wrong.add(fault + " at " + at + ": " + problem);
        }
      }
    }
    // The figures of docs/safety.md.
    System.out.printf(
        Locale.ROOT,
        "%s: %,d operations, %,d faults tried, %,d wrong%n",
        name,
        operations.size(),
        tried,
        wrong.size());
    assertThat(wrong).isEmpty();
  }

  /**
   * The operations before which a fault makes a difference, from 1 on. Where nothing is written no
   * disk is full, and between two operations that change something the same stays, or is lost.
   */
  private static List<Integer> places(Fault fault, List<Kind> operations) {
    return IntStream.rangeClosed(1, operations.size())
        .filter(at -> {
          Kind kind = operations.get(at - 1);
          return switch (fault) {
            case NONE -> false;
            case FAILS -> true;
            case FULL -> kind == Kind.WRITES;
            case STOPS, LOSES_ALL, LOSES_SOME -> kind != Kind.READS;
          };
        })
        .boxed()
        .toList();
  }

  private static String tryOne(
      Path before,
      Path folder,
      Run run,
      List<Map<String, Object>> states,
      Fault fault,
      long at,
      Random random)
      throws IOException {
    IOUtils.rm(folder);
    copy(before, folder);
    FaultyDisk disk = new FaultyDisk(folder);
    disk.plan(fault, at);
    boolean failed = false;
    List<String> problems = new ArrayList<>();
    try {
      run.on(disk.folder(), () -> {});
    } catch (IOException e) {
      failed = true;
    } catch (RuntimeException | AssertionError e) {
      failed = true;
      if (!isAssertedByLucene(e)) {
        problems.add("throws " + trace(e));
      }
    }
    if (stillOpen(folder)) {
      problems.add("files stay open");
    }
    disk.end(random);
    try {
      Map<String, Object> state = state(folder, true);
      if (!states.contains(state)) {
        problems.add("a state that never was: " + state);
      } else if (!failed && !state.equals(states.getLast())) {
        problems.add("succeeds, but has not come to its end");
      }
    } catch (RuntimeException | AssertionError e) {
      problems.add("cannot be read afterwards: " + trace(e));
    }
    try {
      run.on(folder, () -> {});
      if (!state(folder, true).equals(states.getLast())) {
        problems.add("repeated, it has another end");
      }
      problems.addAll(left(folder));
    } catch (IOException | RuntimeException | AssertionError e) {
      problems.add("cannot be repeated: " + trace(e));
    }
    return String.join("; ", problems);
  }

  /** Where assertions are on, Lucene holds that no disk refuses to sync a folder. */
  private static boolean isAssertedByLucene(Throwable e) {
    return e instanceof AssertionError
        && e.getMessage() != null
        && e.getMessage().contains("fsyncing a directory");
  }

  private static String trace(Throwable e) {
    StringBuilder text = new StringBuilder(e.toString());
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      text.append(" <- ").append(cause.getMessage());
      Stream.of(cause.getStackTrace())
          .filter(line -> line.getClassName().startsWith("io.github.dateline"))
          .limit(4)
          .forEach(line -> text.append(" | ").append(line));
    }
    return text.toString();
  }

  /** All that a reader finds: the articles of each archive, its decisions, other files. */
  private static Map<String, Object> state(Path folder, boolean checked) {
    Map<String, Object> found = new TreeMap<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
                throws IOException {
              if (!Archive.exists(path)) {
                return path.getFileName().toString().startsWith("shard-")
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
              }
              found.put(folder.relativize(path).toString(), articles(path, checked));
              Path decisions = path.resolve("curation.txt");
              found.put(decisions.toString(), read(decisions));
              return FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              String name = file.getFileName().toString();
              if (!name.startsWith(".") && !name.endsWith(".lock")) {
                found.put(folder.relativize(file).toString(), read(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new AssertionError(e.getMessage(), e);
    }
    return found;
  }

  /** Lines of decisions without the time when they were made. */
  private static String read(Path file) throws IOException {
    return Files.exists(file)
        ? Files.readString(file).replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]+Z?", "T")
        : "";
  }

  private static Map<String, AnnotatedArticle> articles(Path archive, boolean checked)
      throws IOException {
    Map<String, AnnotatedArticle> found = new TreeMap<>();
    if (checked) {
      assertThat(Archive.check(archive)).isEmpty();
    }
    try (Archive open = Archive.open(archive)) {
      open.articles().forEach(article -> found.put(article.article().id(), article));
      assertThat(open.size()).isEqualTo(found.size());
      assertThat(open.curationProblems()).isEmpty();
    }
    return found;
  }

  /** What a run has left behind that no later one removes. */
  private static List<String> left(Path folder) throws IOException {
    List<String> left = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".part") || name.startsWith("pending")) {
          left.add(name + " is left");
        }
        if (Archive.exists(file)) {
          Predicate<Path> named = path -> path.getFileName().toString().startsWith("shard-");
          try (Stream<Path> shards = Files.list(file)) {
            List<String> there =
                shards.filter(named).map(Path::getFileName).map(Path::toString).sorted().toList();
            if (!there.equals(Manifest.read(file).shards())) {
              left.add("shards are left: " + there);
            }
          }
        }
      }
    }
    return left;
  }

  private static boolean stillOpen(Path folder) throws IOException {
    Path handles = Path.of("/proc/self/fd");
    if (!Files.exists(handles)) {
      return false;
    }
    Path real = folder.toRealPath();
    try (Stream<Path> open = Files.list(handles)) {
      for (Path handle : open.toList()) {
        if (Files.isSymbolicLink(handle) && Files.readSymbolicLink(handle).startsWith(real)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
