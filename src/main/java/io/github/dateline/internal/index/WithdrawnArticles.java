package io.github.dateline.internal.index;

import io.github.dateline.Article;
import io.github.dateline.internal.file.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of an archive have withdrawn, so that it stays out in later runs too: a file of
 * lines, each with the version of the word that an article is withdrawn, the stamp of the first of
 * its versions that is known, and its id, parted by tabs. Not thread-safe.
 */
public final class WithdrawnArticles {
  private static final int COLUMNS = 3;

  private final Path file;
  private final Map<String, Withdrawn> byId = new TreeMap<>();
  private boolean changed;

  /**
   * A withdrawal.
   *
   * @param version its version, empty if it has none: then no version comes after it
   * @param published the first stamp of the article, empty if none is known
   */
  private record Withdrawn(String version, String published) {}

  private WithdrawnArticles(Path file) {
    this.file = file;
  }

  /** Those of an archive. */
  public static WithdrawnArticles of(Path folder) throws IOException {
    WithdrawnArticles read = new WithdrawnArticles(folder.resolve(ArchiveFiles.WITHDRAWN));
    try {
      String lines = new String(Files.readAllBytes(read.file), StandardCharsets.UTF_8);
      lines
          .lines()
          .map(line -> line.split("\t", COLUMNS))
          .filter(columns -> columns.length == COLUMNS)
          .forEach(columns -> {
            String id = unescaped(columns[2]);
            read.byId.put(id, new Withdrawn(columns[0], readable(id, columns[1])));
          });
    } catch (NoSuchFileException e) {
      // Nothing was withdrawn.
    }
    return read;
  }

  /** A stamp, or none where the file is damaged. */
  private static String readable(String id, String published) {
    try {
      return published.isEmpty() ? "" : dated(id, published).published().orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Keeps in a new archive what is kept in those that it is made of. */
  static void join(Path folder, Iterable<Path> sources) throws IOException {
    WithdrawnArticles all = of(folder);
    for (Path source : sources) {
      of(source).byId.forEach((id, its) -> all.add(id, its.version, its.published));
    }
    all.write();
  }

  /**
   * Adds a withdrawal.
   *
   * @param version its version, empty if it has none
   * @param article the version of the article that is there, if there is one
   */
  public void add(String id, String version, @Nullable Article article) {
    add(id, version, article == null ? "" : article.published().orElse(""));
  }

  private void add(String id, String version, String published) {
    Withdrawn before = byId.get(id);
    Withdrawn after = new Withdrawn(version.strip().replaceAll("\\s+", " "), published);
    if (before != null) {
      boolean later =
          !before.version.isEmpty()
              && (after.version.isEmpty()
                  || ArticleVersions.compare(after.version, before.version) > 0);
      after =
          new Withdrawn(
              later ? after.version : before.version, first(id, before.published, published));
    }
    if (!after.equals(before)) {
      byId.put(id, after);
      changed = true;
    }
  }

  /** The earlier of two stamps of an article. */
  private static String first(String id, String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one + other;
    }
    return ArticleVersions.withFirstDay(dated(id, one), dated(id, other)).published().orElseThrow();
  }

  private static Article dated(String id, String published) {
    return Article.builder(id).headline("-").metadata("version", "0").published(published).build();
  }

  /**
   * Whether an article stays out, as it is no later version than what was withdrawn. If it does,
   * its day is kept for a version that comes back.
   */
  public boolean keepsOut(Article article) {
    Withdrawn its = byId.get(article.id());
    if (its == null) {
      return false;
    }
    Optional<String> version = ArticleVersions.of(article);
    boolean later =
        version.isPresent()
            && !its.version.isEmpty()
            && ArticleVersions.compare(version.get(), its.version) > 0;
    if (!later) {
      add(article.id(), its.version, article);
    }
    return !later;
  }

  /** A later version of what was withdrawn, on the day of the first version that is known. */
  public Article dated(Article article) {
    Withdrawn its = byId.get(article.id());
    return its == null || its.published.isEmpty()
        ? article
        : ArticleVersions.withFirstDay(article, dated(article.id(), its.published));
  }

  /** Writes what was added. */
  public void write() throws IOException {
    if (!changed) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    byId.forEach((id, its) ->
        lines
            .append(its.version)
            .append('\t')
            .append(its.published)
            .append('\t')
            .append(escaped(id))
            .append('\n'));
    AtomicFiles.replace(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    changed = false;
  }

  private static String escaped(String id) {
    return id.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String unescaped(String id) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c == '\\' && i + 1 < id.length()) {
        i++;
        c = id.charAt(i) == 'n' ? '\n' : id.charAt(i) == 'r' ? '\r' : id.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }
}
