package io.github.dateline.internal.index;

import io.github.dateline.Article;
import io.github.dateline.internal.file.AtomicFiles;
import io.github.dateline.internal.file.PlainFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of an archive have withdrawn, so that it stays out in later runs too: a file of
 * lines, each with the version of the word that an article is withdrawn, the stamp of the first of
 * its versions that is known, and its id, parted by tabs; and above them a checksum, which files of
 * earlier builds do not have. Not thread-safe.
 *
 * <p>A damaged file locks no one out: what can be read of it holds, what cannot is kept, and so is
 * the checksum, by which {@code check} tells it until someone has looked at the lines.
 */
public final class WithdrawnArticles {
  private static final int COLUMNS = 3;

  private static final String CHECKSUM = "# crc32 ";

  private final Path file;
  private final Map<String, Withdrawn> byId = new TreeMap<>();
  private final List<String> unread = new ArrayList<>();
  private Optional<String> checksum = Optional.empty();
  private boolean isDamaged;
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

  /**
   * Those of an archive.
   *
   * @throws IOException if something else is in the file's place, or the disk fails
   */
  public static WithdrawnArticles of(Path folder) throws IOException {
    WithdrawnArticles read = new WithdrawnArticles(folder.resolve(ArchiveFiles.WITHDRAWN));
    try {
      read.read(PlainFiles.own(read.file));
    } catch (NoSuchFileException e) {
      // Nothing was withdrawn.
    }
    return read;
  }

  private void read(byte[] bytes) {
    int head = 0;
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.startsWith(CHECKSUM)) {
      checksum = text.lines().findFirst();
      while (head < bytes.length && bytes[head] != '\n') {
        head++;
      }
      head = Math.min(bytes.length, head + 1);
      isDamaged = !checksum.equals(Optional.of(checksum(bytes, head)));
    }
    text.lines()
        .skip(checksum.isPresent() ? 1 : 0)
        .forEach(line -> {
          String[] columns = line.split("\t", COLUMNS);
          if (columns.length == COLUMNS) {
            String id = unescaped(columns[2]);
            byId.put(id, new Withdrawn(columns[0], readable(id, columns[1])));
          } else {
            unread.add(line);
          }
        });
    isDamaged |= !unread.isEmpty();
  }

  /** The first line: the checksum of all bytes after it. */
  private static String checksum(byte[] bytes, int from) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, bytes.length - from);
    return String.format(Locale.ROOT, "%s%08x", CHECKSUM, crc.getValue());
  }

  /** What is wrong with the file of an archive, and what to do about it. */
  public static Optional<String> fault(Path folder) throws IOException {
    Path file = folder.resolve(ArchiveFiles.WITHDRAWN);
    Optional<String> other = PlainFiles.other(file);
    if (other.isPresent()) {
      return Optional.of(
          ArchiveFiles.WITHDRAWN
              + ": is "
              + other.get()
              + "; put a copy of the file in its place, or nothing, and what sources have withdrawn"
              + " may come back");
    }
    return of(folder).isDamaged
        ? Optional.of(
            ArchiveFiles.WITHDRAWN
                + ": is not as it was written; put back a copy, or mend its lines, a version, a"
                + " day and an id with tabs between, and delete the line \""
                + CHECKSUM.strip()
                + "\"")
        : Optional.empty();
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
    unread.forEach(line -> lines.append(line).append('\n'));
    String first =
        isDamaged && checksum.isPresent()
            ? checksum.get()
            : checksum(lines.toString().getBytes(StandardCharsets.UTF_8), 0);
    AtomicFiles.replace(file, (first + '\n' + lines).getBytes(StandardCharsets.UTF_8));
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
