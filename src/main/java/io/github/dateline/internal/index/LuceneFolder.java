package io.github.dateline.internal.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.codecs.lucene99.Lucene99SegmentInfoFormat;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;

/** Opens folders as Lucene has them. */
final class LuceneFolder {
  /**
   * Where Lucene says what it would like of Java. A logger that nothing keeps forgets its level.
   */
  private static final Logger WISHES =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    // It warns where Java's vector module is missing, which helps a search for vectors alone.
    if (WISHES.getLevel() == null) {
      WISHES.setLevel(Level.SEVERE);
    }
  }

  private static final String SEGMENT_INFO = "." + Lucene99SegmentInfoFormat.SI_EXTENSION;

  private LuceneFolder() {}

  static Directory open(Path folder) throws IOException {
    // What is mapped into memory is not read through a file system of the program's own.
    return folder.getFileSystem().equals(FileSystems.getDefault())
        ? new MappedFolder(folder)
        : new NIOFSDirectory(folder);
  }

  /**
   * A folder whose files are mapped into memory, but for those that tell of a segment, which are
   * read once: to take so small a file out of memory takes longer than to read it.
   */
  private static final class MappedFolder extends MMapDirectory {
    MappedFolder(Path folder) throws IOException {
      super(folder);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
      if (!name.endsWith(SEGMENT_INFO)) {
        return super.openInput(name, context);
      }
      ensureOpen();
      ensureCanRead(name);
      byte[] bytes = Files.readAllBytes(getDirectory().resolve(name));
      return new ByteBuffersIndexInput(
          new ByteBuffersDataInput(List.of(ByteBuffer.wrap(bytes))), name);
    }
  }

  /** Does some work in a folder; a disk that fails or is full is told as such. */
  static <T> T told(Path folder, ShardReaders.Question<T> work) throws IOException {
    try {
      return work.answer();
    } catch (IOException e) {
      throw told(folder, e);
    } catch (RuntimeException e) {
      // Lucene hides it in places.
      if (e.getCause() instanceof IOException cause) {
        throw told(folder, new IOException(cause.getMessage(), e));
      }
      throw e;
    }
  }

  private static IOException told(Path folder, IOException e) {
    if (String.valueOf(e.getMessage()).contains("No space left")) {
      return new IOException("the disk that holds " + folder + " is full", e);
    }
    // Lucene's lock is a channel, too, which an interrupt has closed by then.
    if (e instanceof ClosedByInterruptException
        || e instanceof ClosedChannelException && Thread.currentThread().isInterrupted()) {
      IOException said = new InterruptedIOException("writing to " + folder + " was interrupted");
      said.initCause(e);
      return said;
    }
    return e;
  }
}
