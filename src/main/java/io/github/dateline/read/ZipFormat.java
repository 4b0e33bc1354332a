package io.github.dateline.read;

import io.github.dateline.Article;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Zip archives of files of any other format, read without unpacking to disk. */
final class ZipFormat implements ArticleFormat {
  /** Longest entry, unpacked, in bytes: one that is longer is a trap. */
  private static final long MAX_ENTRY = 8L << 30;

  @Override
  public String title() {
    return "zip";
  }

  @Override
  public List<String> endings() {
    return List.of(".zip");
  }

  @Override
  public boolean matches(Beginning beginning) {
    byte[] bytes = beginning.bytes();
    String head = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
    if (!head.equals("PK\3\4")) {
      return false;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return !text.contains("word/") && !text.startsWith("[Content_Types].xml", 30);
  }

  @Override
  public Articles read(Input input) {
    return new Entries((OpenInput) input);
  }

  private static final class Entries implements Articles {
    private final OpenInput outer;
    private final ZipInputStream zip;
    private @Nullable Articles articles;
    private boolean ended;
    private boolean any;

    Entries(OpenInput outer) {
      this.outer = outer;
      zip = new ZipInputStream(outer.content());
    }

    @Override
    public @Nullable Article next() throws IOException {
      while (!ended) {
        if (articles == null && !open()) {
          break;
        }
        Article article = articles == null ? null : fromEntry(articles);
        if (article != null) {
          return article;
        }
        articles = null;
      }
      if (!any) {
        any = true;
        outer.setAside(outer.name(), "a zip file without articles that are known");
      }
      return null;
    }

    /** The next article of the entry; damage to it ends the entry. */
    private @Nullable Article fromEntry(Articles entry) throws IOException {
      try {
        return entry.next();
      } catch (ZipException e) {
        ended = true;
        outer.setAside(entry.where(), "damaged zip: what follows is not read");
      }
      return null;
    }

    /** Goes to the next entry that is to be read; false if there is none. */
    private boolean open() throws IOException {
      ZipEntry entry;
      try {
        entry = zip.getNextEntry();
        while (entry != null && !isToRead(entry)) {
          entry = zip.getNextEntry();
        }
      } catch (ZipException | IllegalArgumentException e) {
        ended = true;
        any = true;
        outer.setAside(outer.name(), "damaged zip: what follows is not read");
        return false;
      }
      if (entry == null) {
        ended = true;
        return false;
      }
      any = true;
      String name = entry.getName();
      InputStream content =
          new BufferedInputStream(new EntryInputStream(zip), KnownFormats.HEAD_BYTES);
      if (StrictGzipInputStream.isGzip(ArticleReader.head(content, 2))) {
        content =
            new BufferedInputStream(new StrictGzipInputStream(content), KnownFormats.HEAD_BYTES);
      }
      Beginning beginning =
          new Beginning(
              name.substring(name.lastIndexOf('/') + 1),
              ArticleReader.head(content, KnownFormats.HEAD_BYTES));
      OpenInput inner = outer.within(name, content, beginning);
      Optional<ArticleFormat> format =
          KnownFormats.of(beginning).filter(one -> !(one instanceof ZipFormat));
      if (format.isEmpty()) {
        String why = KnownFormats.whyNot(beginning);
        inner.setAside(inner.name(), why.isEmpty() ? "a zip file within a zip file" : why);
        return true;
      }
      try {
        articles = format.get().read(inner);
      } catch (IllegalArgumentException e) {
        inner.setAside(inner.name(), String.valueOf(e.getMessage()));
      }
      return true;
    }

    private static boolean isToRead(ZipEntry entry) {
      String name = entry.getName();
      boolean hidden = name.startsWith(".") || name.contains("/.") || name.startsWith("__MACOSX/");
      return !entry.isDirectory()
          && !hidden
          && FileWalk.isToRead(name.substring(name.lastIndexOf('/') + 1));
    }

    @Override
    public String where() {
      return articles == null ? outer.name() : articles.where();
    }
  }

  /** An entry; closing it leaves the archive open. */
  private static final class EntryInputStream extends FilterInputStream {
    private long count;

    EntryInputStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count += Math.max(0, read);
      if (count > MAX_ENTRY) {
        throw new ZipException("an entry of more than 8 GiB");
      }
      return read;
    }

    @Override
    public void close() {
      // The next entry follows.
    }
  }
}
