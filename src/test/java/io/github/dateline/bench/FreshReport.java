package io.github.dateline.bench;

import static io.github.dateline.bench.CountingReport.median;
import static io.github.dateline.bench.CountingReport.print;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What the next counting question costs once an article was added or removed: the archive is
 * refreshed and asked for the neighbours of a frequent person. Prints medians of processor time of
 * all threads of the program, and as a multiple of the same question asked again.
 *
 * <p>Arguments: an archive, a copy of which is changed, how often (default 60, of which the first
 * half is not counted), and an archive whose articles are added, by default its own once more,
 * which bring no name that it has not. Every fourth time the article that was added last is
 * removed.
 */
final class FreshReport {
  private static final int WARM = 5;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private FreshReport() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    Path folder = copy(Path.of(args[0]));
    Archive archive = Archive.open(folder);
    Entity frequent = frequentPerson(archive);
    List<AnnotatedArticle> some = first(Path.of(args.length > 2 ? args[2] : args[0]), rounds);
    print("%d articles, neighbours of %s%n", archive.size(), frequent);
    List<Double> refreshed = new ArrayList<>();
    List<Double> next = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ask(archive, frequent);
      try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
        if (round % 4 == 3) {
          writer.remove("fresh " + (round - 1));
        } else {
          writer.add(renamed("fresh " + round, some.get(round % some.size())));
        }
      }
      long start = cpu();
      Archive now = archive.refresh();
      refreshed.add((cpu() - start) / 1e6);
      ask(now, frequent);
      next.add((cpu() - start) / 1e6);
      start = cpu();
      for (int i = 0; i < WARM; i++) {
        ask(now, frequent);
      }
      warm.add((cpu() - start) / 1e6 / WARM);
      archive.close();
      archive = now;
    }
    archive.close();
    delete(folder);
    print("first %.1f ms%n", next.get(0));
    List<Double> counted = next.subList(rounds / 2, rounds);
    double ofWarm = median(warm.subList(rounds / 2, rounds));
    print(
        "next %.1f ms (%.1f to %.1f), of which refreshing %.1f; warm %.1f: %.1f times%n",
        median(counted),
        Collections.min(counted),
        Collections.max(counted),
        median(refreshed.subList(rounds / 2, rounds)),
        ofWarm,
        median(counted) / ofWarm);
    String unit = "ms of processor time";
    Figures.add(FreshReport.class, "the next question", unit, counted);
    Figures.add(FreshReport.class, "the same again", unit, warm.subList(rounds / 2, rounds));
  }

  private static List<AnnotatedArticle> first(Path folder, int most) throws IOException {
    List<AnnotatedArticle> some = new ArrayList<>();
    try (Archive archive = Archive.open(folder)) {
      for (AnnotatedArticle article : archive.articles()) {
        some.add(article);
        if (some.size() == most) {
          break;
        }
      }
    }
    return some;
  }

  /** The person whom most articles name. */
  static Entity frequentPerson(Archive archive) throws IOException {
    return archive
        .entities(Query.all())
        .types(Set.of(EntityType.PERSON))
        .limit(1)
        .table()
        .rows()
        .get(0)
        .entity();
  }

  /** Of all threads that run Java: what the process took is told in steps of 10 ms. */
  static long cpu() {
    return Arrays.stream(THREADS.getAllThreadIds())
        .map(THREADS::getThreadCpuTime)
        .filter(nanos -> nanos > 0)
        .sum();
  }

  private static void ask(Archive archive, Entity frequent) throws IOException {
    archive.cooccurrences(CooccurrenceQuery.of(frequent).build());
  }

  private static AnnotatedArticle renamed(String id, AnnotatedArticle one) {
    Article.Builder article =
        Article.builder(id).headline(one.article().headline()).body(one.article().body());
    return new AnnotatedArticle(article.build(), one.annotator(), one.tokens(), one.sentences());
  }

  private static Path copy(Path archive) throws IOException {
    Path copy = Files.createTempDirectory("fresh");
    List<Path> files;
    try (var all = Files.walk(archive)) {
      files = all.toList();
    }
    for (Path file : files) {
      Path to = copy.resolve(archive.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(to);
      } else {
        Files.copy(file, to);
      }
    }
    return copy;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (var all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
