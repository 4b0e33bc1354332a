package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.FileErrors;
import io.github.dateline.read.internal.TarEntries;
import io.github.dateline.read.internal.Unpacking;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Archives of files of any other format, each of which may be packed or an archive itself, read
 * without unpacking to disk.
 */
enum ContainerFormat implements ArticleFormat {
  /** Zip. */
  ZIP("zip", List.of(".zip")) {
    @Override
    public boolean matches(Beginning beginning) {
      byte[] bytes = beginning.bytes();
      String head = new String(bytes, 0, Math.min(4, bytes.length), StandardCharsets.ISO_8859_1);
      return head.equals("PK\3\4") && !LexisFormat.isDocx(beginning);
    }

    @Override
    Entries entries(InputStream content) {
      return new ZipFiles(new ZipInputStream(content));
    }
  },

  /** Tar. */
  TAR("tar", List.of(".tar", ".tgz")) {
    @Override
    public boolean matches(Beginning beginning) {
      return TarEntries.isTar(beginning.bytes());
    }

    @Override
    Entries entries(InputStream content) {
      TarEntries tar = new TarEntries(content);
      return new Entries() {
        @Override
        public @Nullable String next() throws IOException {
          return tar.next() ? tar.name() : null;
        }

        @Override
        public InputStream content() {
          return tar.content();
        }
      };
    }
  };

  /** Archives within archives within archives. */
  private static final int MAX_DEPTH = 4;

  private final String title;
  private final List<String> endings;

  ContainerFormat(String title, List<String> endings) {
    this.title = title;
    this.endings = endings;
  }

  /** The files of an archive, one at a time. */
  interface Entries {
    /** The name of the next file, null if there is none. */
    @Nullable String next() throws IOException;

    /** The content of the file. */
    InputStream content();
  }

  abstract Entries entries(InputStream content);

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> endings() {
    return endings;
  }

  @Override
  public Articles read(Input input) throws IOException {
    OpenInput outer = (OpenInput) input;
    if (outer.depth() > MAX_DEPTH) {
      throw new IOException("archives in archives, more than " + MAX_DEPTH + " deep");
    }
    return new Files(outer, title, entries(outer.content()));
  }

  private static final class ZipFiles implements Entries {
    private final ZipInputStream zip;

    ZipFiles(ZipInputStream zip) {
      this.zip = zip;
    }

    @Override
    public @Nullable String next() throws IOException {
      try {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) {
          entry = zip.getNextEntry();
        }
        return entry == null ? null : entry.getName();
      } catch (IllegalArgumentException e) {
        throw new IOException("a name that is damaged", e);
      }
    }

    @Override
    public InputStream content() {
      return zip;
    }
  }

  private static final class Files implements Articles {
    private final OpenInput outer;
    private final String kind;
    private final Entries entries;
    private @Nullable Articles articles;
    private @Nullable EntryInputStream content;
    private boolean ended;
    private boolean any;

    Files(OpenInput outer, String kind, Entries entries) {
      this.outer = outer;
      this.kind = kind;
      this.entries = entries;
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
        outer.setAside(outer.name(), "a " + kind + " file without articles that are known");
      }
      return null;
    }

    /** The next article of an entry; a fault in it costs the entry, one of the archive the rest. */
    private @Nullable Article fromEntry(Articles entry) throws IOException {
      try {
        return entry.next();
      } catch (Unpacking.TooMuchException e) {
        ended = true;
        throw e;
      } catch (IOException e) {
        fault(entry.where(), e);
      } catch (RuntimeException | StackOverflowError e) {
        outer.setAside(entry.where(), "cannot be read on, a fault of its reader");
      }
      return null;
    }

    private void fault(String where, IOException e) {
      if (content != null && content.failed) {
        ended = true;
        outer.setAside(where, "damaged " + kind + ": what follows is not read");
      } else {
        outer.setAside(where, FileErrors.whyNotRead(e));
      }
    }

    /** Goes to the next entry that is to be read; false if there is none. */
    private boolean open() throws IOException {
      String name;
      try {
        name = entries.next();
        while (name != null && !isToRead(name)) {
          name = entries.next();
        }
      } catch (Unpacking.TooMuchException e) {
        ended = true;
        throw e;
      } catch (IOException e) {
        ended = true;
        any = true;
        boolean secret = String.valueOf(e.getMessage()).contains("encrypted");
        outer.setAside(
            outer.name(),
            secret
                ? "an encrypted " + kind + " file: unpack it first"
                : "damaged " + kind + ": what follows is not read");
        return false;
      }
      if (name == null) {
        ended = true;
        return false;
      }
      any = true;
      content = new EntryInputStream(entries.content());
      InputStream unpacked =
          new BufferedInputStream(outer.unpacking().of(content), KnownFormats.HEAD_BYTES);
      OpenInput inner = outer.within(name, unpacked, new Beginning("", new byte[0]));
      try {
        if (StrictGzipInputStream.isGzip(ArticleReader.head(unpacked, 2))) {
          InputStream gzip = outer.unpacking().of(new StrictGzipInputStream(unpacked));
          unpacked = new BufferedInputStream(gzip, KnownFormats.HEAD_BYTES);
        }
        Beginning beginning =
            new Beginning(
                name.substring(name.lastIndexOf('/') + 1),
                ArticleReader.head(unpacked, KnownFormats.HEAD_BYTES));
        inner = outer.within(name, unpacked, beginning);
        Optional<ArticleFormat> format = KnownFormats.of(beginning);
        if (format.isEmpty()) {
          inner.setAside(inner.name(), KnownFormats.whyNot(beginning));
        } else {
          articles = format.get().read(inner);
        }
      } catch (Unpacking.TooMuchException e) {
        ended = true;
        throw e;
      } catch (IOException e) {
        fault(inner.name(), e);
      } catch (IllegalArgumentException e) {
        inner.setAside(inner.name(), String.valueOf(e.getMessage()));
      }
      return !ended;
    }

    private static boolean isToRead(String name) {
      boolean hidden = name.startsWith("__MACOSX/");
      for (String part : name.split("/", -1)) {
        hidden |= part.startsWith(".") && !part.equals(".") && !part.equals("..");
      }
      return !hidden && FileWalk.isToRead(name.substring(name.lastIndexOf('/') + 1));
    }

    @Override
    public String where() {
      return articles == null ? outer.name() : articles.where();
    }
  }

  /** An entry; closing it leaves the archive open. */
  private static final class EntryInputStream extends FilterInputStream {
    private boolean failed;

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
      try {
        return super.read(into, from, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public long skip(long n) throws IOException {
      try {
        return super.skip(n);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public void close() {
      // The next entry follows.
    }
  }
}
