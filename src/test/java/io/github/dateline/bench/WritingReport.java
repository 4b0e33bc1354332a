package io.github.dateline.bench;

import static io.github.dateline.bench.CountingReport.median;
import static io.github.dateline.bench.CountingReport.print;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.internal.index.ArticleDocument;
import io.github.dateline.internal.index.NewsAnalyzer;
import io.github.dateline.internal.index.SerializedArticle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * What writing annotated articles to an archive costs, next to Lucene's {@link IndexWriter} with
 * the same fields, which are made before its time begins: processor time of the process, merges
 * included, and size, in turn.
 *
 * <p>Arguments: an archive; how many of its articles; how often (default 9, of which the first
 * third is not counted).
 */
final class WritingReport {
  private static final double MEGABYTES = 64;

  private WritingReport() {}

  public static void main(String[] args) throws IOException {
    int most = Integer.parseInt(args[1]);
    int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 9;
    List<AnnotatedArticle> articles = new ArrayList<>();
    try (Archive archive = Archive.open(Path.of(args[0]))) {
      for (AnnotatedArticle article : archive.articles()) {
        articles.add(article);
        if (articles.size() == most) {
          break;
        }
      }
    }
    Path folder = Files.createTempDirectory("writing");
    List<Double> archived = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    List<Double> archivedSize = new ArrayList<>();
    List<Double> bareSize = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Path made = folder.resolve("archive");
      double time = archive(articles, made);
      Path index = folder.resolve("index");
      double ofIndex = index(articles, index);
      if (round >= rounds / 3) {
        archived.add(time);
        bare.add(ofIndex);
        archivedSize.add(megabytes(made));
        bareSize.add(megabytes(index));
      }
      IOUtils.rm(made, index);
    }
    IOUtils.rm(folder);
    report(articles.size(), "ms of processor time an article", archived, bare);
    report(articles.size(), "MB", archivedSize, bareSize);
  }

  private static void report(int articles, String unit, List<Double> ours, List<Double> bare) {
    print(
        "%d articles: archive %.3f, bare Lucene %.3f %s: %.2f times%n",
        articles, median(ours), median(bare), unit, median(ours) / median(bare));
    Figures.add(WritingReport.class, "archive", unit, ours);
    Figures.add(WritingReport.class, "bare Lucene", unit, bare);
  }

  private static double archive(List<AnnotatedArticle> articles, Path folder) throws IOException {
    long start = cpu();
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (AnnotatedArticle article : articles) {
        writer.add(article);
      }
    }
    return (cpu() - start) / 1e6 / articles.size();
  }

  private static double index(List<AnnotatedArticle> articles, Path folder) throws IOException {
    List<Document> documents = new ArrayList<>();
    for (AnnotatedArticle article : articles) {
      documents.add(ArticleDocument.of(article, SerializedArticle.of(article.article())));
    }
    long start = cpu();
    try (FSDirectory directory = FSDirectory.open(folder);
        IndexWriter writer =
            new IndexWriter(
                directory,
                new IndexWriterConfig(new NewsAnalyzer()).setRAMBufferSizeMB(MEGABYTES))) {
      for (Document document : documents) {
        writer.addDocument(document);
      }
    }
    return (cpu() - start) / 1e6 / articles.size();
  }

  /** Of the whole process, in nanoseconds, told in steps of 10 ms. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static double megabytes(Path folder) throws IOException {
    double bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes / 1e6;
  }
}
