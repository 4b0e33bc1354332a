package io.github.dateline.spark;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Article;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.spark.SparkIndexer.AnnotatorSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * CoreNLP, but the first to come to one article, in whichever JVM, throws, and the first to come to
 * another stops there for good. So what disturbs a job happens in the middle of a part, however
 * fast or slow the machine is.
 */
final class FaultyAnnotator implements Annotator {
  private static final String STOPPED = "stopped";

  private final Annotator annotator;
  private final Path folder;
  private final String throwsAt;
  private final String stopsAt;

  private FaultyAnnotator(Annotator annotator, Path folder, String throwsAt, String stopsAt) {
    this.annotator = annotator;
    this.folder = folder;
    this.throwsAt = throwsAt;
    this.stopsAt = stopsAt;
  }

  /**
   * A source for executors on this machine.
   *
   * @param folder where they say what has happened
   */
  static AnnotatorSource source(String folder, String throwsAt, String stopsAt) {
    return AnnotatorSource.of(
        CoreNlpAnnotator.builder().identity(),
        () ->
            new FaultyAnnotator(
                CoreNlpAnnotator.builder().load(), Path.of(folder), throwsAt, stopsAt));
  }

  /** Whether a task has thrown. */
  static boolean hasThrown(Path folder) {
    return Files.exists(folder.resolve("thrown"));
  }

  /** Whether a task has stopped. */
  static boolean hasStopped(Path folder) {
    return Files.exists(folder.resolve(STOPPED));
  }

  /** The process that has stopped. */
  static ProcessHandle stopped(Path folder) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve(STOPPED))))
        .orElseThrow();
  }

  @Override
  public AnnotatedArticle annotate(Article article) {
    try {
      if (article.id().equals(throwsAt) && isFirst("thrown")) {
        // No exception, which would be the article's fault and set it aside.
        throw new AssertionError("the executor's fault");
      }
      if (article.id().equals(stopsAt) && isFirst("taken")) {
        Path pid = Files.writeString(folder.resolve("pid"), "" + ProcessHandle.current().pid());
        Files.move(pid, folder.resolve(STOPPED), StandardCopyOption.ATOMIC_MOVE);
        Thread.sleep(Long.MAX_VALUE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("killed by Spark", e);
    }
    return annotator.annotate(article);
  }

  private boolean isFirst(String what) throws IOException {
    try {
      Files.createDirectory(folder.resolve(what));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Override
  public String identity() {
    return annotator.identity();
  }
}
