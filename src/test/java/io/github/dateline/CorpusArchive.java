package io.github.dateline;

import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Path;

/** The bundled corpus, annotated by CoreNLP. */
public final class CorpusArchive {
  private CorpusArchive() {}

  /** Makes the archive in a folder. */
  public static void make(Path folder) throws IOException {
    make(folder, Path.of("corpus"));
  }

  /** Makes an archive of other articles, annotated in the same way. */
  public static void make(Path folder, Path news) throws IOException {
    try (ArticleReader articles = ArticleReader.open(news);
        ArchiveWriter writer = ArchiveWriter.open(folder)) {
      Indexer.of(CoreNlpAnnotator.english(), writer).add(articles);
    }
  }
}
