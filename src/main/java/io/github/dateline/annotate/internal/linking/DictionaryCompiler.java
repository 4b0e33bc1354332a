package io.github.dateline.annotate.internal.linking;

import io.github.dateline.annotate.internal.cache.CacheFile;
import io.github.dateline.annotate.internal.cache.KindMap;
import io.github.dateline.annotate.internal.cache.ModelResource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link NameDictionary} of CoreNLP's table of 21 million names, in less than 150 MB of
 * heap however long the table is: rows are sorted by title in runs next to the file, and each entry
 * goes to its bucket in another file next to it, since the number of rows of each is known by then.
 *
 * <p>Titles that stand in one row alone are left out: most of them are of links to pages that no
 * one wrote.
 */
final class DictionaryCompiler {
  private static final int ROWS_IN_MEMORY = 40_000;

  /** Compressed bytes of the table for each bucket; a row takes about 10. */
  private static final int BYTES_PER_BUCKET = 100;

  private static final int MAX_BUCKET_BITS = 22;

  /** A table with more lines than one in so many that are none is another table. */
  private static final int MIN_LINES_PER_BAD_LINE = 1000;

  /** Bits of the filter of titles; 2 of each 46 are set at most. */
  private static final int FILTER_BITS = 27;

  /** How much of the work is done when the table is read, and when it is sorted. */
  private static final double PROGRESS_WHEN_READ = 0.75;

  private static final double PROGRESS_WHEN_SORTED = 0.95;
  private static final int REPORT_EVERY = 1 << 14;

  private final DoubleConsumer progress;
  private final int bucketBits;
  private final int[] buckets;
  private final BitSet otherwiseLinked = new BitSet(1 << FILTER_BITS);
  private int rows;
  private long read;
  private long bad;

  private DictionaryCompiler(DoubleConsumer progress, long size) {
    this.progress = progress;
    long wanted = Math.max(2, size / BYTES_PER_BUCKET);
    this.bucketBits = Math.min(MAX_BUCKET_BITS, 64 - Long.numberOfLeadingZeros(wanted));
    this.buckets = new int[(1 << bucketBits) + 1];
  }

  /** Makes empty files, for what is deleted in the end. */
  interface TempFiles {
    Path file() throws IOException;
  }

  /**
   * Compiles the table.
   *
   * @param table the table, gzipped
   * @param file where to; written from {@link CacheFile#HEADER} on
   * @param aside makes files for what is to be sorted
   * @param progress hears how much is done, from 0 to 1
   * @return the SHA-256 of the gzipped table
   * @throws IOException if it is no such table or cut short, or if a file cannot be written
   */
  static byte[] compile(
      ModelResource table, FileChannel file, TempFiles aside, DoubleConsumer progress)
      throws IOException {
    long size = table.fingerprint().size();
    DictionaryCompiler compiler = new DictionaryCompiler(progress, size);
    MessageDigest sha256 = CacheFile.sha256();
    Path slots = aside.file();
    try (ExternalSorter sorted = new ExternalSorter(aside.file())) {
      try (InputStream in = new DigestInputStream(table.open(), sha256)) {
        compiler.read(table, in, size, sorted);
        in.transferTo(OutputStream.nullOutputStream());
      }
      try (FileChannel channel =
          FileChannel.open(slots, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        compiler.write(sorted, channel, file);
      }
    } finally {
      Files.deleteIfExists(slots);
    }
    progress.accept(1);
    return sha256.digest();
  }

  /**
   * Reads the table. One thread unpacks it, and hands on block after block; what takes the time, to
   * read the lines and to sort the rows, all cores do.
   */
  private void read(ModelResource table, InputStream in, long size, ExternalSorter sorted)
      throws IOException {
    CountingInputStream counted = new CountingInputStream(in);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    ArrayDeque<Future<Block>> open = new ArrayDeque<>();
    List<DictionaryRow> waiting = new ArrayList<>();
    List<Future<?>> sorting = new ArrayList<>();
    try {
      Lines lines = new Lines(table, counted);
      for (byte[] block = lines.next(); block.length > 0; block = lines.next()) {
        byte[] its = block;
        open.add(workers.submit(() -> Block.read(its)));
        if (open.size() > 2 * threads) {
          take(get(open.remove()), waiting);
        }
        if (waiting.size() >= ROWS_IN_MEMORY) {
          List<DictionaryRow> run = waiting;
          waiting = new ArrayList<>();
          for (Future<?> before : sorting) {
            get(before);
          }
          sorting.clear();
          sorting.add(workers.submit(() -> add(sorted, run)));
        }
        progress.accept(PROGRESS_WHEN_READ * counted.bytes / size);
      }
      while (!open.isEmpty()) {
        take(get(open.remove()), waiting);
      }
      for (Future<?> before : sorting) {
        get(before);
      }
      sorted.add(waiting);
    } finally {
      workers.shutdownNow();
    }
    if (read == 0 || bad > read / MIN_LINES_PER_BAD_LINE) {
      throw new IOException(
          table.url()
              + ": "
              + bad
              + " of "
              + read
              + " lines are not a name, a title and a probability");
    }
  }

  private static boolean add(ExternalSorter sorted, List<DictionaryRow> rows) throws IOException {
    sorted.add(rows);
    return true;
  }

  private static <T> T get(Future<T> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("making the dictionary of names was interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void take(Block block, List<DictionaryRow> waiting) {
    read += block.read;
    bad += block.bad;
    for (DictionaryRow row : block.rows) {
      if (row.hasKey()) {
        buckets[bucket(row.key()) + 1]++;
        waiting.add(row);
        rows++;
      } else {
        long hash = hash(row.title());
        otherwiseLinked.set(low(hash));
        otherwiseLinked.set(high(hash));
      }
    }
  }

  private boolean isLinkedOtherwise(byte[] title) {
    long hash = hash(title);
    return otherwiseLinked.get(low(hash)) && otherwiseLinked.get(high(hash));
  }

  private static long hash(byte[] title) {
    return KindMap.hash(title, 0, title.length);
  }

  private static int low(long hash) {
    return (int) (hash >>> 5) & ((1 << FILTER_BITS) - 1);
  }

  private static int high(long hash) {
    return (int) (hash >>> (Long.SIZE - FILTER_BITS));
  }

  private int bucket(long key) {
    return NameDictionary.bucket(key, bucketBits);
  }

  private void write(ExternalSorter sorted, FileChannel slots, FileChannel file)
      throws IOException {
    for (int i = 0; i < buckets.length - 1; i++) {
      buckets[i + 1] += buckets[i];
    }
    LongBuffer entries =
        slots.map(FileChannel.MapMode.READ_WRITE, 0, (long) rows * Long.BYTES).asLongBuffer();
    int[] next = buckets.clone();
    DictionaryWriter out = new DictionaryWriter(file, bucketBits);
    List<DictionaryRow> page = new ArrayList<>();
    int[] done = {0};
    sorted.forEach(row -> {
      if (!page.isEmpty() && !Arrays.equals(page.getFirst().title(), row.title())) {
        place(page, out, entries, next);
      }
      page.add(row);
      if (++done[0] % REPORT_EVERY == 0) {
        progress.accept(
            PROGRESS_WHEN_READ + (PROGRESS_WHEN_SORTED - PROGRESS_WHEN_READ) * done[0] / rows);
      }
    });
    place(page, out, entries, next);
    out.endTitles();
    for (int i = 0; i + 1 < buckets.length; i++) {
      long[] bucket = new long[next[i] - buckets[i]];
      entries.get(buckets[i], bucket);
      Arrays.sort(bucket);
      out.bucket(bucket);
    }
    out.end();
  }

  /** Puts the rows of a page into free slots of their buckets. */
  private void place(List<DictionaryRow> page, DictionaryWriter out, LongBuffer entries, int[] next)
      throws IOException {
    if (page.size() > 1 || (!page.isEmpty() && isLinkedOtherwise(page.getFirst().title()))) {
      int title = out.title(page);
      for (DictionaryRow row : page) {
        int slot = next[bucket(row.key())]++;
        entries.put(slot, NameDictionary.entry(row, title, bucketBits));
      }
    }
    page.clear();
  }

  /**
   * What some lines hold.
   *
   * @param read how many lines there are
   * @param bad how many of them are no rows
   */
  private record Block(List<DictionaryRow> rows, int read, int bad) {
    /** Reads lines that end as {@link java.io.BufferedReader} has it. */
    static Block read(byte[] lines) {
      List<DictionaryRow> rows = new ArrayList<>();
      int read = 0;
      int bad = 0;
      for (int start = 0, end; start < lines.length; start = end + 1) {
        end = start;
        while (end < lines.length && lines[end] != '\n' && lines[end] != '\r') {
          end++;
        }
        read++;
        try {
          DictionaryRow row =
              DictionaryRow.of(new String(lines, start, end - start, StandardCharsets.UTF_8));
          if (row != null) {
            rows.add(row);
          }
        } catch (IllegalArgumentException e) {
          bad++;
        }
        if (end + 1 < lines.length && lines[end] == '\r' && lines[end + 1] == '\n') {
          end++;
        }
      }
      return new Block(rows, read, bad);
    }
  }

  /** The lines of the table, many at a time. */
  private static final class Lines {
    private static final int BLOCK = 1 << 18;

    private final ModelResource table;
    private final InputStream in;
    private @Nullable InputStream plain;
    private byte[] rest = {};

    private Lines(ModelResource table, InputStream in) {
      this.table = table;
      this.in = in;
    }

    /** The next lines, whole but for the last of all; none if there are no more. */
    private byte[] next() throws IOException {
      try {
        if (plain == null) {
          plain = new GZIPInputStream(in, 1 << 16);
        }
        byte[] block = Arrays.copyOf(rest, rest.length + BLOCK);
        int length = rest.length;
        int end = 0;
        int more = BLOCK;
        while (end == 0 && more == BLOCK) {
          block = length + BLOCK > block.length ? Arrays.copyOf(block, 2 * block.length) : block;
          more = plain.readNBytes(block, length, BLOCK);
          length += more;
          end = length;
          while (more == BLOCK && end > 0 && block[end - 1] != '\n') {
            end--;
          }
        }
        rest = Arrays.copyOfRange(block, end, length);
        return Arrays.copyOf(block, end);
      } catch (IOException e) {
        throw new IOException(table.url() + ": " + e.getMessage(), e);
      }
    }
  }

  /** Counts what is read. */
  private static final class CountingInputStream extends FilterInputStream {
    private long bytes;

    private CountingInputStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      bytes += Math.max(0, read);
      return read;
    }
  }
}
