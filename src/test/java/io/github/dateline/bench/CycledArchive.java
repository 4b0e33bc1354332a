package io.github.dateline.bench;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Makes the archives that counting is measured on: Reuters-21578, or other articles, annotated
 * once, then {@linkplain Cycles cycled} to any number of articles.
 *
 * <p>Arguments: Reuters' folder, or a file that {@link ArticleReader} reads; the folder of all
 * archives; then for each archive how many articles it is to have, such as {@code 1000000}, or with
 * {@code small} behind it, the body's first sentence only. What is there already is left alone.
 */
final class CycledArchive {
  /** So many articles are kept in memory before they are made safe. */
  private static final int BATCH = 50_000;

  private CycledArchive() {}

  public static void main(String[] args) throws IOException {
    Path archives = Path.of(args[1]);
    Cycles cycles = new Cycles(base(Path.of(args[0]), archives.resolve("base")));
    for (int i = 2; i < args.length; i++) {
      boolean small = args[i].endsWith("small");
      make(cycles, Long.parseLong(args[i].replace("small", "")), small, archives.resolve(args[i]));
    }
  }

  /** The annotated stories, from an archive that is made when it is not there. */
  static List<AnnotatedArticle> base(Path given, Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
        Indexer indexer = Indexer.of(CoreNlpAnnotator.english(), writer);
        if (Files.isDirectory(given)) {
          indexer.add(Reuters.read(given).iterator());
        } else {
          try (ArticleReader articles = ArticleReader.open(given)) {
            indexer.add(articles);
          }
        }
      }
    }
    List<AnnotatedArticle> articles = new ArrayList<>();
    try (Archive archive = Archive.open(folder)) {
      archive.articles().forEach(articles::add);
    }
    // By number, where ids are numbers.
    articles.sort(
        Comparator.comparing(
            article -> article.article().id(),
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())));
    return articles;
  }

  private static void make(Cycles cycles, long count, boolean small, Path folder)
      throws IOException {
    if (Files.isDirectory(folder)) {
      System.out.println(folder + " is there");
      return;
    }
    Path unfinished = folder.resolveSibling(folder.getFileName() + ".part");
    long done = 0;
    if (Files.isDirectory(unfinished)) {
      try (Archive archive = Archive.open(unfinished)) {
        done = archive.size();
      }
    }
    long start = System.nanoTime();
    try (ArchiveWriter writer = ArchiveWriter.open(unfinished)) {
      for (long i = done; i < count; i++) {
        AnnotatedArticle article = cycles.article(i);
        writer.add(small ? start(article) : article);
        if ((i + 1) % BATCH == 0) {
          writer.checkpoint();
          System.out.printf(
              Locale.ROOT,
              "%d articles, %.0f/s%n",
              i + 1,
              (i + 1 - done) * 1e9 / (System.nanoTime() - start));
        }
      }
    }
    Files.move(unfinished, folder);
  }

  /** The body's first sentence. Headlines are the same in each cycle, and would make copies. */
  private static AnnotatedArticle start(AnnotatedArticle whole) {
    Article article = whole.article();
    List<Sentence> kept =
        whole.sentences().stream()
            .filter(sentence -> sentence.field() == Article.Field.BODY)
            .limit(1)
            .toList();
    int end = kept.get(0).end();
    Article.Builder start = Article.builder(article.id()).body(article.body().substring(0, end));
    article.source().ifPresent(start::source);
    article.published().ifPresent(start::published);
    return new AnnotatedArticle(start.build(), whole.annotator(), kept.size(), kept);
  }
}
