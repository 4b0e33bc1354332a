package io.github.dateline.cli;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.Article;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The articles of an archive to which others are being added; opened when one is asked for. */
final class PresentArticles implements Closeable {
  private final Path folder;
  private final boolean there;
  private @Nullable Archive archive;

  /**
   * The articles of an archive, which need not be there.
   *
   * @param mirrored whether what is read is all that the archive is to hold, so that nothing in it
   *     counts
   */
  PresentArticles(Path folder, boolean mirrored) {
    this.folder = folder;
    there = !mirrored && Archive.exists(folder);
  }

  Optional<Article> article(String id) {
    if (!there) {
      return Optional.empty();
    }
    try {
      if (archive == null) {
        archive = Archive.open(folder);
      }
      return archive.article(id).map(AnnotatedArticle::article);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (archive != null) {
      archive.close();
    }
  }
}
