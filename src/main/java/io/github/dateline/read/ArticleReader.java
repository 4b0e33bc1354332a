package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.read.internal.FileErrors;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles from files and folders, one at a time. What cannot be read is {@linkplain
 * #setAside set aside} and the rest goes on: bad content never throws.
 *
 * <table class="striped">
 * <caption>What is read</caption>
 * <thead>
 * <tr><th scope="col">Ending<th scope="col">Format
 * </thead>
 * <tbody>
 * <tr><th scope="row">{@code .txt}<td>One article a file: UTF-8, or UTF-16 with a byte-order mark.
 *     It may begin with lines {@code Key: value} and a blank line, the first key being one of
 *     Headline, Published, Source, Section, Author, Authors, Url and Id; any other key is kept among
 *     the article's {@linkplain Article#metadata metadata}. Author may repeat, and semicolons keep
 *     several apart. The rest, or the whole file, is the body, to the letter.
 * <tr><th scope="row">{@code .jsonl}, {@code .ndjson}<td>One article a line: {@code {"id", "body",
 *     "headline"?, "published"?, "source"?, "section"?, "authors"?, "url"?}} in UTF-8. Any other
 *     value is kept among the metadata, an object or array as its JSON text.
 * </tbody>
 * </table>
 *
 * <p>Each may be packed with gzip, which is told by the content; then its name may also end in
 * {@code .gz}. A text file without an id has its path below the given folder as id, with {@code /}
 * on every system, or its name if it was given itself; {@code .gz} stays in it.
 *
 * <p>Paths are read in the order given. Of a folder the files with one of the endings are read, in
 * any case, those of folders below it included, in the order of the UTF-8 bytes of their relative
 * paths; a README is not, nor is anything whose name begins with a dot. Links are followed, and a
 * folder that several links lead to is read once. A file given itself is read whatever its name:
 * one that begins with <code>{</code> as JSON lines, any other as text.
 *
 * <p>A text file or line longer than 128 MiB, unpacked, is set aside. Memory follows the longest
 * text file or line, and the number of files. Not thread-safe.
 */
public final class ArticleReader implements Iterator<Article>, Closeable {
  private final Iterator<InputFile> files;
  private final int filesPassedOver;
  private final long bytesTotal;
  private final List<SetAside> setAside = new ArrayList<>();
  private long bytesDone;
  private @Nullable OpenFile open;
  private @Nullable Article next;
  private boolean closed;

  private ArticleReader(FileWalk walk) {
    files = walk.files().iterator();
    filesPassedOver = walk.passedOver();
    bytesTotal = walk.files().stream().mapToLong(InputFile::bytes).sum();
  }

  /**
   * Lists the files; none is opened yet.
   *
   * @param paths files and folders; one that is not there is set aside when its turn comes
   * @return a reader of their articles
   */
  public static ArticleReader open(List<Path> paths) {
    FileWalk walk = new FileWalk();
    paths.forEach(walk::add);
    return new ArticleReader(walk);
  }

  /**
   * Lists the files; none is opened yet.
   *
   * @param paths files and folders; one that is not there is set aside when its turn comes
   * @return a reader of their articles
   */
  public static ArticleReader open(Path... paths) {
    return open(Arrays.asList(paths));
  }

  /**
   * Reads a part of a JSON lines file: the lines that begin in it, each to its end. Parts that
   * follow one another give each article once, so that machines can share a large file.
   *
   * @param name what messages call the file
   * @param content the file's content from byte {@code from - 1} on, or from its beginning where
   *     {@code from} is 0; then it may be packed with gzip
   * @param from where the part begins, in bytes from the beginning of the file, at least 0
   * @param to where it ends, in bytes; {@link Long#MAX_VALUE} for the end of the file
   * @return a reader of its articles, which closes the content
   * @throws IOException if the beginning cannot be read
   */
  public static ArticleReader ofLines(String name, InputStream content, long from, long to)
      throws IOException {
    ArticleReader reader = open(List.of());
    InputStream packed = new BufferedInputStream(content, 1 << 16);
    boolean gzip = from == 0 && StrictGzipInputStream.isGzip(OpenFile.head(packed, 2));
    InputStream lines =
        gzip ? new BufferedInputStream(new StrictGzipInputStream(packed), 1 << 16) : packed;
    reader.open =
        new OpenFile(
            InputFile.readable(Path.of(""), "", 0),
            new CountingInputStream(lines),
            lines,
            JsonLinesFormat.part(name, lines, from, to, reader.setAside::add));
    return reader;
  }

  /**
   * Reads on to the next article, setting aside what cannot be read before it.
   *
   * @return false if there is none left, or the reader is closed
   */
  @Override
  public boolean hasNext() {
    while (next == null && !closed) {
      if (open == null && !openNext()) {
        break;
      }
      readOn();
    }
    return next != null;
  }

  /**
   * The next article.
   *
   * @return the article; it has {@linkplain Article#hasText text}
   * @throws NoSuchElementException if there is none left, or the reader is closed
   */
  @Override
  public Article next() {
    if (!hasNext()) {
      throw new NoSuchElementException("no article left");
    }
    Article article = next;
    next = null;
    return article;
  }

  /**
   * What could not be read so far: a path, a file or a line ({@code news.jsonl:12}), named as the
   * paths were given.
   *
   * @return a copy, in the order met, empty if there is nothing
   */
  public List<SetAside> setAside() {
    return List.copyOf(setAside);
  }

  /**
   * How much has been read of the files as they lie on the disk, packed or not.
   *
   * @return bytes, from 0 to {@link #bytesTotal}; never less than before
   */
  public long bytesRead() {
    return bytesDone + (open == null ? 0 : open.bytesRead());
  }

  /**
   * How much there is to read.
   *
   * @return the size of all files to be read when they were listed, in bytes
   */
  public long bytesTotal() {
    return bytesTotal;
  }

  /**
   * How many files in the given folders are not read because of their names. A folder whose name
   * begins with a dot counts as one.
   *
   * @return the number, at least 0
   */
  public int filesPassedOver() {
    return filesPassedOver;
  }

  /** Ends reading: there is no next article. What was set aside can still be asked for. */
  @Override
  public void close() {
    closed = true;
    next = null;
    closeFile();
  }

  private boolean openNext() {
    while (files.hasNext()) {
      InputFile file = files.next();
      if (!file.fault().isEmpty()) {
        setAside.add(new SetAside(file.name(), file.fault()));
        continue;
      }
      try {
        open = OpenFile.of(file, setAside);
        return true;
      } catch (IOException e) {
        setAside.add(new SetAside(file.name(), FileErrors.whyNotRead(e)));
        bytesDone += file.bytes();
      }
    }
    return false;
  }

  private void readOn() {
    try {
      next = open.entries.next();
    } catch (IOException e) {
      setAside.add(new SetAside(open.entries.where(), FileErrors.whyNotRead(e)));
    }
    if (next == null) {
      closeFile();
    }
  }

  private void closeFile() {
    if (open != null) {
      bytesDone += open.file.bytes();
      open.close();
      open = null;
    }
  }

  /** The file being read. */
  private static final class OpenFile {
    private final InputFile file;
    private final CountingInputStream raw;
    private final InputStream content;
    private final ArticleCursor entries;

    private OpenFile(
        InputFile file, CountingInputStream raw, InputStream content, ArticleCursor entries) {
      this.file = file;
      this.raw = raw;
      this.content = content;
      this.entries = entries;
    }

    static OpenFile of(InputFile file, List<SetAside> setAside) throws IOException {
      CountingInputStream raw = new CountingInputStream(Files.newInputStream(file.path()));
      InputStream packed = new BufferedInputStream(raw, 1 << 16);
      InputStream content =
          StrictGzipInputStream.isGzip(head(packed, 2))
              ? new BufferedInputStream(new StrictGzipInputStream(packed), 1 << 16)
              : packed;
      ArticleFormat format =
          ArticleFormat.byFileName(InputFile.fileName(file.path()))
              .orElseGet(() -> ArticleFormat.byContent(head(content, ArticleFormat.HEAD_BYTES)));
      return new OpenFile(file, raw, content, format.read(file, content, setAside::add));
    }

    /** The beginning of the content. A fault in it is met again when it is read in earnest. */
    private static byte[] head(InputStream in, int length) {
      byte[] head = new byte[length];
      int count = 0;
      in.mark(length);
      try {
        int more = 0;
        while (more >= 0 && count < length) {
          more = in.read(head, count, length - count);
          count += Math.max(0, more);
        }
      } catch (IOException e) {
        // What came before it will do.
      }
      try {
        in.reset();
      } catch (IOException e) {
        throw new IllegalStateException("the mark was lost", e);
      }
      return Arrays.copyOf(head, count);
    }

    long bytesRead() {
      return Math.min(raw.count, file.bytes());
    }

    void close() {
      try {
        content.close();
      } catch (IOException e) {
        // All that was wanted has been read.
      }
    }
  }

  private static final class CountingInputStream extends FilterInputStream {
    private long count;

    CountingInputStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
