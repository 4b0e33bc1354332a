package io.github.dateline.report;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.bench.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Measures how long a report of many articles takes to make, and its page to open: {@code
 * ReportTimes FOLDER [ARTICLES]}, in a JVM with {@code -Xmx512m}. The articles are made up, names
 * after Zipf's law, the archive once.
 */
final class ReportTimes {
  private static final int NAMES = 20_000;
  private static final int SENTENCES = 12;
  private static final int WORDS = 14;
  private static final int DAYS = 1000;
  private static final int PAIRS = 2000;
  private static final List<EntityType> TYPES =
      List.of(EntityType.PERSON, EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY);

  private ReportTimes() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    int articles = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    Path folder = Path.of(arguments[0]);
    Path archive = folder.resolve("archive-" + articles);
    if (!Files.isDirectory(archive)) {
      make(archive, articles);
    }
    Path page = folder.resolve("report.html");
    for (int run = 0; run < 2; run++) {
      measure(archive, page);
    }
    Optional<Chromium> browser = Chromium.start(folder.resolve("profile"));
    if (browser.isPresent()) {
      try (Chromium chromium = browser.get()) {
        PageOpeningTimes.measure(chromium, page, 5).forEach(System.out::println);
      }
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void measure(Path folder, Path page) throws IOException {
    long begun = System.nanoTime();
    long cpu = cpu();
    Report report;
    try (Archive archive = Archive.open(folder)) {
      report =
          Report.builder(archive)
              .question(CooccurrenceQuery.builder().limit(PAIRS).evidence(3).build())
              .build();
    }
    long built = System.nanoTime();
    long builtCpu = cpu();
    report.write(page);
    say(
        "%,d articles, %,d pairs, %,d names: built in %.1f s (CPU %.1f s), written in %.1f s (CPU"
            + " %.1f s), %.1f MB, in a heap of %,d MB",
        report.table().articles(),
        report.table().rows().size(),
        report.nodes().size(),
        (built - begun) / 1e9,
        (builtCpu - cpu) / 1e9,
        (System.nanoTime() - built) / 1e9,
        (cpu() - builtCpu) / 1e9,
        Files.size(page) / 1e6,
        Runtime.getRuntime().maxMemory() >> 20);
    String what = "a report of " + report.table().articles() + " articles";
    Figures.add(ReportTimes.class, what + ", built", "s of processor time", (builtCpu - cpu) / 1e9);
    Figures.add(
        ReportTimes.class, what + ", written", "s of processor time", (cpu() - builtCpu) / 1e9);
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static void make(Path folder, int articles) throws IOException {
    Random random = new Random(6);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < articles; i++) {
        writer.add(article(i, random));
      }
      writer.commit();
    }
  }

  private static AnnotatedArticle article(int number, Random random) {
    StringBuilder body = new StringBuilder();
    List<Sentence> sentences = new ArrayList<>();
    // Those of one circle are named together more often than others.
    int circle = random.nextInt(200);
    for (int s = 0; s < SENTENCES; s++) {
      int start = body.length();
      List<Mention> mentions = new ArrayList<>();
      for (int w = 0; w < WORDS; w++) {
        body.append(w == 0 ? "" : " ");
        if (w % 7 == 3) {
          Entity entity = entity(random, circle);
          mentions.add(Mention.of(body.length(), body.length() + entity.name().length(), entity));
          body.append(entity.name());
        } else {
          body.append("word").append(random.nextInt(30_000));
        }
      }
      body.append('.');
      sentences.add(new Sentence(Article.Field.BODY, start, body.length(), s / 3, mentions));
      body.append(s % 3 == 2 ? "\n\n" : " ");
    }
    Article article =
        Article.builder("a" + number)
            .published(LocalDate.of(2023, 1, 1).plusDays(random.nextInt(DAYS)).toString())
            .source("Paper " + random.nextInt(40))
            .url("https://news.example/" + number)
            .body(body.toString())
            .build();
    return new AnnotatedArticle(article, "made up", SENTENCES * WORDS, sentences);
  }

  /** Few names are in many articles, many in few; every second one is of the article's circle. */
  private static Entity entity(Random random, int circle) {
    int rank = (int) Math.floor(Math.pow(NAMES, random.nextDouble())) - 1;
    if (random.nextBoolean()) {
      rank = rank / 200 * 200 + circle;
    }
    return Entity.of(TYPES.get(rank % TYPES.size()), "Name" + rank);
  }
}
