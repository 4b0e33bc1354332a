package io.github.dateline.internal.copies;

import io.github.dateline.internal.file.AtomicFiles;
import io.github.dateline.internal.file.PlainFiles;
import io.github.dateline.internal.index.ArchiveFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code copies.bin}, which keeps the near-duplicate groups of a large archive so that
 * they are found only once.
 *
 * <p>It names the segments and deletions that it was made for; for any other state of the archive,
 * or when damaged, it counts as missing. Where it cannot be written, each process finds the groups
 * itself.
 *
 * <p>Layout: the format, a string for each segment, the names that are hidden; how many articles
 * have a leader, and for each the gap to the one before and its leader; what {@link
 * Boilerplate#write} writes; a CRC-32 of all that. Integers are of variable length.
 */
public final class CopiesFile {
  /** To be raised whenever anything else is found in the same articles. */
  private static final int FORMAT = 2;

  /** It takes less than a second to find the copies among fewer articles. */
  private static final int MIN_ARTICLES = 20_000;

  private final Path file;
  private final int minArticles;

  /** The file of an archive. */
  public CopiesFile(Path folder) {
    this(folder, MIN_ARTICLES);
  }

  /** No file: the groups are found each time. */
  public static CopiesFile none() {
    return new CopiesFile(Path.of(""), Integer.MAX_VALUE);
  }

  CopiesFile(Path folder, int fewestArticles) {
    file = folder.resolve(ArchiveFiles.COPIES);
    this.minArticles = fewestArticles;
  }

  /**
   * What the file holds.
   *
   * @param leaders the leader of each article; -1 if it does not count
   * @param boilerplate the boilerplate sentences, null if names were hidden or shown since
   */
  record Content(int[] leaders, @Nullable Boilerplate boilerplate) {}

  /**
   * Reads the file.
   *
   * @param hidden the names that are hidden, sorted
   * @return null if it holds nothing for this state of the archive
   */
  @Nullable Content read(IndexReader reader, List<String> hidden) {
    if (reader.maxDoc() < minArticles) {
      return null;
    }
    try {
      byte[] bytes = PlainFiles.own(file);
      int length = bytes.length - Long.BYTES;
      if (!holds(bytes)) {
        return null;
      }
      ByteArrayDataInput in = new ByteArrayDataInput(bytes, 0, length);
      if (in.readVInt() != FORMAT || !isNext(in, segments(reader))) {
        return null;
      }
      boolean sameHidden = isNext(in, hidden);
      int[] leaders = new int[reader.maxDoc()];
      for (LeafReaderContext leaf : reader.leaves()) {
        var live = leaf.reader().getLiveDocs();
        for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
          leaders[leaf.docBase + doc] = live == null || live.get(doc) ? leaf.docBase + doc : -1;
        }
      }
      int doc = 0;
      for (int led = in.readVInt(); led > 0; led--) {
        doc += in.readVInt();
        leaders[doc] = in.readVInt();
      }
      return new Content(leaders, sameHidden ? Boilerplate.read(reader, in) : null);
    } catch (IOException | RuntimeException e) {
      // What cannot be read is found again.
      return null;
    }
  }

  /**
   * What is wrong with the file, if there is one.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<String> fault() throws IOException {
    Optional<String> other = PlainFiles.other(file);
    return other.isPresent() || Files.notExists(file) || holds(Files.readAllBytes(file))
        ? other.map(what -> "is " + what)
        : Optional.of("is not as it was written");
  }

  private static boolean holds(byte[] bytes) {
    int length = bytes.length - Long.BYTES;
    return length >= 0
        && new ByteArrayDataInput(bytes, length, Long.BYTES).readLong() == crc(bytes, length);
  }

  /** Whether a list comes next, which is read to its end. */
  private static boolean isNext(ByteArrayDataInput in, List<String> expected) throws IOException {
    String[] found = new String[in.readVInt()];
    for (int i = 0; i < found.length; i++) {
      found[i] = in.readString();
    }
    return Arrays.asList(found).equals(expected);
  }

  private static void write(ByteBuffersDataOutput out, List<String> list) throws IOException {
    out.writeVInt(list.size());
    for (String one : list) {
      out.writeString(one);
    }
  }

  /** The id of a segment's commit is another one after each deletion in it. */
  private static List<String> segments(IndexReader reader) {
    return reader.leaves().stream()
        .map(leaf -> ((SegmentReader) leaf.reader()).getSegmentInfo())
        .map(segment -> segment.info.maxDoc() + " " + Arrays.toString(segment.getId()))
        .toList();
  }

  private static long crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }

  /** Writes the file, if it can be written and is worth it. */
  void write(IndexReader reader, List<String> hidden, int[] leaders, Boilerplate boilerplate) {
    if (reader.maxDoc() < minArticles) {
      return;
    }
    try {
      ByteBuffersDataOutput out = new ByteBuffersDataOutput();
      out.writeVInt(FORMAT);
      write(out, segments(reader));
      write(out, hidden);
      int led = 0;
      for (int doc = 0; doc < leaders.length; doc++) {
        led += leaders[doc] >= 0 && leaders[doc] != doc ? 1 : 0;
      }
      out.writeVInt(led);
      int before = 0;
      for (int doc = 0; doc < leaders.length; doc++) {
        if (leaders[doc] >= 0 && leaders[doc] != doc) {
          out.writeVInt(doc - before);
          out.writeVInt(leaders[doc]);
          before = doc;
        }
      }
      boilerplate.write(out);
      byte[] content = out.toArrayCopy();
      out.writeLong(crc(content, content.length));
      AtomicFiles.replace(file, out.toArrayCopy());
    } catch (IOException e) {
      // A folder that is read only, or full: the next one finds the copies again.
      return;
    }
  }
}
