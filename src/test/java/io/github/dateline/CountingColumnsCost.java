package io.github.dateline;

import io.github.dateline.bench.Figures;
import io.github.dateline.internal.index.ArticleDocument;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.NewsAnalyzer;
import io.github.dateline.internal.index.SerializedArticle;
import io.github.dateline.internal.index.UnitColumn;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * What the columns that counting needs cost: indexes the articles of an archive with them and
 * without, in turn, and prints processor time and bytes. A program, run by hand; it stands here
 * because it takes documents apart.
 *
 * <p>Arguments: an archive; how many of its articles; how often; a folder for the indexes. Counted
 * is the thread's time to make and to add documents, {@linkplain ArticleDocument all of them}, and
 * to write them out; merges, which other threads do, are left out on both sides. What is encoded
 * and then not indexed is measured apart and taken off.
 */
final class CountingColumnsCost {
  /** Doc values and postings of the entities, and what walks over units read. */
  private static final Set<String> COUNTING =
      Set.of(IndexFields.ENTITY, IndexFields.UNITS, IndexFields.SENTENCES, IndexFields.PARAGRAPHS);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private CountingColumnsCost() {}

  public static void main(String[] args) throws IOException {
    List<AnnotatedArticle> articles = new ArrayList<>();
    try (Archive archive = Archive.open(Path.of(args[0]))) {
      for (AnnotatedArticle article : archive.articles()) {
        if (articles.size() < Integer.parseInt(args[1])) {
          articles.add(article);
        }
      }
    }
    int rounds = Integer.parseInt(args[2]);
    Path folder = Path.of(args[3]);
    double[] with = new double[rounds];
    double[] without = new double[rounds];
    double[] encoding = new double[rounds];
    long withBytes = 0;
    long withoutBytes = 0;
    for (int round = 0; round < rounds; round++) {
      encoding[round] = encode(articles);
      with[round] = index(articles, true, folder.resolve("with"));
      without[round] = index(articles, false, folder.resolve("without")) - encoding[round];
      withBytes = bytes(folder.resolve("with"));
      withoutBytes = bytes(folder.resolve("without"));
      IOUtils.rm(folder.resolve("with"), folder.resolve("without"));
    }
    System.out.printf(
        Locale.ROOT,
        "%d articles, medians of %d: %.2f s with the counting columns, %.2f s without (%+.1f %%);"
            + " %.1f MB with, %.1f MB without (%+.1f %%)%n",
        articles.size(),
        rounds,
        median(with),
        median(without),
        100 * (median(with) / median(without) - 1),
        withBytes / 1e6,
        withoutBytes / 1e6,
        100.0 * withBytes / withoutBytes - 100);
    Figures.add(CountingColumnsCost.class, "with the counting columns", "s", with);
    Figures.add(CountingColumnsCost.class, "without", "s", without);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double encode(List<AnnotatedArticle> articles) {
    long start = THREADS.getCurrentThreadCpuTime();
    long sink = 0;
    for (AnnotatedArticle article : articles) {
      Map<Entity, Integer> positions = new HashMap<>();
      article.entities().forEach(entity -> positions.put(entity, positions.size()));
      sink += UnitColumn.encode(article.sentences(), positions).length;
      sink += UnitColumn.paragraphs(article.sentences());
    }
    if (sink == 0) {
      throw new IllegalArgumentException("the archive must have articles");
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static double index(List<AnnotatedArticle> articles, boolean counting, Path folder)
      throws IOException {
    long start = THREADS.getCurrentThreadCpuTime();
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(new NewsAnalyzer())
                    .setRAMBufferSizeMB(64)
                    .setMergeScheduler(new ConcurrentMergeScheduler()))) {
      for (AnnotatedArticle article : articles) {
        Document document = ArticleDocument.of(article, SerializedArticle.of(article.article()));
        if (!counting) {
          Document rest = new Document();
          for (IndexableField field : document) {
            if (!COUNTING.contains(field.name())) {
              rest.add(field);
            }
          }
          document = rest;
        }
        writer.updateDocument(new Term(IndexFields.ID, article.article().id()), document);
      }
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
