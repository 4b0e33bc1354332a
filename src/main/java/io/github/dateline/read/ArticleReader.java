package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.read.internal.FileErrors;
import io.github.dateline.read.internal.FileNames;
import io.github.dateline.read.internal.GivenFile;
import io.github.dateline.read.internal.IssuePages;
import io.github.dateline.read.internal.ReadingNotes;
import io.github.dateline.read.internal.Unpacking;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles from files and folders, one at a time. What cannot be read is {@linkplain
 * #setAside set aside} and the rest goes on: bad content never throws.
 *
 * <p>What a file is, is told by its content: plain text, JSON (lines, arrays, answers of news APIs,
 * ninjs), CSV and TSV, NITF, NewsML-G2, RSS and Atom, Reuters-21578, exports of LexisNexis, Nexis
 * Uni and Factiva, HTML, e-mail, WARC and WET, METS with ALTO, wires of IPTC 7901 and ANPA 1312,
 * zip and tar archives of any of these, or a format of {@link ArticleFormat}. A file of another
 * format is set aside by its name.
 *
 * <ul>
 *   <li>A text is UTF-8, UTF-16 with a byte-order mark, or what looks like Windows-1252. It may
 *       begin with lines {@code Key: value} and a blank line, the first key being one of Headline,
 *       Title, Published, Date, Source, Publication, Section, Author, Authors, Byline, Dateline,
 *       Url and Id; any other key is kept among the article's {@linkplain Article#metadata
 *       metadata}. Author may repeat, and semicolons or commas keep several apart. The rest, or the
 *       whole file, is the body, to the letter. Without a header, a first paragraph of one line
 *       that is short and has no full stop is the headline, and the body begins after it.
 *   <li>JSON and tables have the fields {@code id}, {@code headline}, {@code body}, {@code
 *       published}, {@code source}, {@code section}, {@code authors}, {@code url} and {@code
 *       filedFrom} under these or other common names, or those of {@link ReadOptions#map}. Any
 *       other value is kept among the metadata, an object or array as its JSON text.
 * </ul>
 *
 * <p>Tags and entities of HTML in a headline or body are made text. Each file may be packed with
 * gzip, which is told by the content; then its name may also end in {@code .gz}. A text file
 * without an id has its path below the given folder as id, with {@code /} on every system, or its
 * name if it was given itself; {@code .gz} stays in it. In files of many articles an article
 * without id or address has that path and its line or number.
 *
 * <p>Paths are read in the order given. Of a folder the files with an ending of one of the formats
 * are read, in any case, those of folders below it included, in the order of the UTF-8 bytes of
 * their relative paths; a README is not, nor is anything whose name begins with a dot. Links are
 * followed, and a folder that several links lead to is read once. A file given itself is read
 * whatever its name.
 *
 * <p>A text file, page or line longer than 128 MiB, unpacked, is set aside. Memory follows the
 * longest article, text file or page, and the number of files; an article takes 43 bytes at most,
 * so that two with one id are noticed. Not thread-safe.
 */
public final class ArticleReader implements Iterator<Article>, Closeable {
  private final Iterator<InputFile> files;
  private final int filesPassedOver;
  private final long bytesTotal;
  private final Map<String, Integer> passedOver;
  private final ReadOptions options;
  private final List<SetAside> setAside = new ArrayList<>();
  private final ReadingNotes notes = new ReadingNotes();
  private final IssuePages issuePages = new IssuePages();

  /** The ids of files of which something was set aside; an empty one for all that may be. */
  private final Set<String> unread = new HashSet<>();

  private long bytesDone;
  private int before;
  private @Nullable OpenFile open;
  private @Nullable Article next;
  private boolean closed;

  private ArticleReader(FileWalk walk, ReadOptions options) {
    this.options = options;
    passedOver = Collections.unmodifiableMap(walk.endings());
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
    return open(paths, ReadOptions.DEFAULT);
  }

  /**
   * Lists the files; none is opened yet.
   *
   * @param paths files and folders; one that is not there is set aside when its turn comes
   * @param options how they are to be read
   * @return a reader of their articles
   */
  public static ArticleReader open(List<Path> paths, ReadOptions options) {
    FileWalk walk = new FileWalk();
    paths.forEach(walk::add);
    return new ArticleReader(walk, options);
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
    boolean gzip = from == 0 && StrictGzipInputStream.isGzip(head(packed, 2));
    InputStream lines =
        gzip ? new BufferedInputStream(new StrictGzipInputStream(packed), 1 << 16) : packed;
    OpenInput input =
        new OpenInput(
            name,
            name,
            lines,
            new ArticleFormat.Beginning(name, new byte[0]),
            reader.options,
            reader.setAside,
            reader.notes,
            new Unpacking(Long.MAX_VALUE >> 10),
            reader.issuePages,
            0);
    reader.open =
        new OpenFile(
            InputFile.readable(Path.of(""), "", 0),
            new CountingInputStream(lines),
            lines,
            JsonLinesFormat.part(input, from, to));
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
      readOn(Objects.requireNonNull(open));
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
    Article article = Objects.requireNonNull(next);
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
   * Whether an article may stand in what could not be read so far, so that nothing can be said of
   * whether it is still there.
   *
   * @param id the id of an article that was read before
   * @return true if a path could not be read at all, or something of the file that gave the article
   *     its id was set aside
   */
  public boolean mayHold(String id) {
    if (unread.contains("")) {
      return true;
    }
    for (int end = id.length(); end > 0; end--) {
      boolean part = end == id.length() || "#:!".indexOf(id.charAt(end)) >= 0;
      if (part && unread.contains(id.substring(0, end))) {
        return true;
      }
    }
    return false;
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

  /**
   * The files in the given folders that are not read because of their names, by ending.
   *
   * @return how many files there are with each ending, sorted, unmodifiable; "hidden" for names
   *     that begin with a dot, "without ending" and "README" for what they say
   */
  public Map<String, Integer> passedOver() {
    return passedOver;
  }

  /**
   * What is to be said of the articles so far: what may be wrong with them, what is missing, and
   * which keys of the files stand for nothing.
   *
   * @return a copy, warnings first, empty if there is nothing
   */
  public List<Note> notes() {
    return notes.all().stream()
        .map(note -> new Note(note.what(), note.count(), note.example(), note.warning()))
        .toList();
  }

  /**
   * What its source has withdrawn, by a cancel or a kill: articles with these ids are to be taken
   * out, unless a later version of them is there.
   *
   * @return the version of that word by id, empty if it has none; unmodifiable
   */
  public Map<String, String> withdrawn() {
    return Map.copyOf(notes.withdrawn());
  }

  /**
   * Something to be said of articles, once for all of them.
   *
   * @param what what it is
   * @param count how many there are, at least 1
   * @param example where it was first met
   * @param warning whether something may be wrong
   */
  public record Note(String what, long count, String example, boolean warning) {}

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
        unread.add("");
        continue;
      }
      before = setAside.size();
      try {
        open = open(file);
        if (open != null) {
          return true;
        }
        unread.add(file.id());
        bytesDone += file.bytes();
      } catch (IOException e) {
        setAside.add(new SetAside(file.name(), FileErrors.whyNotRead(e)));
        unread.add("");
        bytesDone += file.bytes();
      } catch (IllegalArgumentException e) {
        setAside.add(new SetAside(file.name(), String.valueOf(e.getMessage())));
        unread.add(file.id());
        bytesDone += file.bytes();
      }
    }
    return false;
  }

  /** Opens a file; null if it is of no format that is read, which is said. */
  private @Nullable OpenFile open(InputFile file) throws IOException {
    CountingInputStream raw = new CountingInputStream(GivenFile.open(file.path()));
    Unpacking unpacking = new Unpacking(file.bytes());
    // Of small files there may be millions.
    int buffer = Math.clamp(file.bytes() + 1, 64, 1 << 16);
    InputStream packed = new BufferedInputStream(raw, buffer);
    InputStream content =
        StrictGzipInputStream.isGzip(head(packed, 2))
            ? new BufferedInputStream(unpacking.of(new StrictGzipInputStream(packed)), 1 << 16)
            : packed;
    try {
      ArticleFormat.Beginning beginning =
          new ArticleFormat.Beginning(
              FileNames.of(file.path()), head(content, KnownFormats.HEAD_BYTES));
      Optional<ArticleFormat> format = KnownFormats.of(beginning);
      if (format.isEmpty()) {
        setAside.add(new SetAside(file.name(), KnownFormats.whyNot(beginning)));
        content.close();
        return null;
      }
      OpenInput input =
          new OpenInput(
              file.name(),
              file.id(),
              content,
              beginning,
              options,
              setAside,
              notes,
              unpacking,
              issuePages,
              0);
      return new OpenFile(file, raw, content, format.get().read(input));
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  /** The beginning of the content. A fault in it is met again when it is read in earnest. */
  static byte[] head(InputStream in, int length) {
    byte[] head = new byte[Math.min(length, 1 << 12)];
    int count = 0;
    in.mark(length);
    try {
      int more = 0;
      while (more >= 0 && count < length) {
        head = count < head.length ? head : Arrays.copyOf(head, Math.min(length, 4 * count));
        more = in.read(head, count, head.length - count);
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

  private void readOn(OpenFile file) {
    try {
      next = file.entries.next();
      if (next != null) {
        notes.read(next, file.entries.where());
      }
    } catch (IOException e) {
      setAside.add(new SetAside(file.entries.where(), FileErrors.whyNotRead(e)));
      unread.add("");
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of a reader costs the rest of one file.
      setAside.add(new SetAside(file.entries.where(), "cannot be read on, a fault of its reader"));
    }
    if (next == null) {
      closeFile();
    }
  }

  private void closeFile() {
    if (open != null) {
      if (setAside.size() > before) {
        unread.add(open.file.id());
      }
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
    private final ArticleFormat.Articles entries;

    private OpenFile(
        InputFile file,
        CountingInputStream raw,
        InputStream content,
        ArticleFormat.Articles entries) {
      this.file = file;
      this.raw = raw;
      this.content = content;
      this.entries = entries;
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
