package io.github.dateline.internal.scope;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * The articles of a scope, cut into slices of segments that threads can share.
 *
 * <p>Counts are whole numbers, so the result does not depend on which thread adds which.
 */
public final class ArticleSlices {
  /** No more articles. */
  static final int NO_MORE_ARTICLES = DocIdSetIterator.NO_MORE_DOCS;

  /**
   * So many articles, or less than twice as many, are announced at once: what is read of them fits
   * into the processor's own cache.
   */
  public static final int BLOCK_SIZE = 64;

  private final List<Slice> slices = new ArrayList<>();

  private final long articles;

  /** How many threads share them. */
  private final int threads;

  /**
   * Cuts.
   *
   * @param articles the articles of each segment
   */
  public ArticleSlices(CountingIndex index, FixedBitSet[] articles) {
    CountingOptions tuning = index.tuning;
    int[] sizes = new int[articles.length];
    long total = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = articles[i].cardinality();
      total += sizes[i];
    }
    this.articles = total;
    threads = total >= tuning.minArticlesForThreads() ? tuning.threads() : 1;
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      int size = sizes[leaf.ord];
      if (size == 0) {
        continue;
      }
      int parts = (int) Math.max(1, Math.round((double) size * threads / total));
      int length = (leaf.reader().maxDoc() + parts - 1) / parts;
      for (int from = 0; from < leaf.reader().maxDoc(); from += length) {
        int to = Math.min(leaf.reader().maxDoc(), from + length);
        slices.add(new Slice(leaf, from, to, articles[leaf.ord], size));
      }
    }
  }

  /** Does something with a slice. */
  public interface SliceTask {
    void run(Slice slice) throws IOException;
  }

  /**
   * Some articles of a segment.
   *
   * @param leaf the segment
   * @param from the first document
   * @param to the document after the last
   * @param articles the articles to be walked, of the whole segment
   * @param inSegment how many the segment has
   */
  public record Slice(
      LeafReaderContext leaf, int from, int to, FixedBitSet articles, int inSegment) {
    /** About how many articles are to be walked. */
    private long estimatedArticles() {
      return (long) inSegment * (to - from) / leaf.reader().maxDoc();
    }

    /** The same part of the segment with other articles to be walked. */
    public Slice with(FixedBitSet others) {
      return new Slice(leaf, from, to, others, inSegment);
    }

    /**
     * Sees each article, in rising order.
     *
     * @param columns the columns that are read of each
     * @param withUnits whether its units are read, too
     */
    public void forEach(ColumnReader columns, boolean withUnits, Visitor visitor)
        throws IOException {
      forEachBlock((docs, size) -> {
        columns.prefetch(docs, size, withUnits);
        for (int i = 0; i < size; i++) {
          visitor.article(docs[i]);
        }
      });
    }

    /** Sees all articles, in rising order, some at a time. */
    public void forEachBlock(BlockVisitor visitor) throws IOException {
      int[] docs = new int[2 * BLOCK_SIZE];
      int size = 0;
      long[] bits = articles.getBits();
      for (int word = from >> 6; word << 6 < to; word++) {
        long left = bits[word];
        if (left == 0) {
          continue;
        }
        int first = word << 6;
        left &= first < from ? -1L << from : -1L;
        left &= to - first < Long.SIZE ? (1L << to) - 1 : -1L;
        while (left != 0) {
          docs[size++] = first + Long.numberOfTrailingZeros(left);
          left &= left - 1;
        }
        if (size >= BLOCK_SIZE) {
          visitor.articles(docs, size);
          size = 0;
        }
      }
      visitor.articles(docs, size);
    }
  }

  /** Sees an article. */
  public interface Visitor {
    void article(int doc) throws IOException;
  }

  /** Sees some articles. */
  public interface BlockVisitor {
    /**
     * Sees them.
     *
     * @param docs the articles, rising; valid during the call, and may be changed
     * @param size how many there are, less than twice {@value #BLOCK_SIZE}
     */
    void articles(int[] docs, int size) throws IOException;
  }

  /** How many articles there are. */
  long articles() {
    return articles;
  }

  /** How many threads share the slices, at least 1. */
  int threads() {
    return threads;
  }

  /** Runs a task for each slice, which must be thread-safe. */
  public void forEach(SliceTask task) throws IOException {
    run(List.of(new SliceWalk(this, task)));
  }

  /**
   * What is to be done with each slice of some.
   *
   * @param slices the slices
   * @param task the task, which must be thread-safe
   */
  record SliceWalk(ArticleSlices slices, SliceTask task) {}

  /** Runs the tasks of several walks on shared threads, the largest slices first. */
  static void run(List<SliceWalk> walks) throws IOException {
    List<SizedTask> tasks = new ArrayList<>();
    int threads = 1;
    for (SliceWalk walk : walks) {
      for (Slice slice : walk.slices.slices) {
        tasks.add(new SizedTask(slice.estimatedArticles(), () -> walk.task.run(slice)));
      }
      threads = Math.max(threads, walk.slices.threads);
    }
    if (threads > 1) {
      tasks.sort(Comparator.comparingLong(SizedTask::articles).reversed());
    }
    ParallelTasks.run(threads, tasks);
  }

  /** A task for so many articles. */
  private record SizedTask(long articles, ParallelTasks.Task task) implements ParallelTasks.Task {
    @Override
    public void run() throws IOException {
      task.run();
    }
  }
}
