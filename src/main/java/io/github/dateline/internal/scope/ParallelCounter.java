package io.github.dateline.internal.scope;

import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Counts the entities of article slices on several threads, each with counts of its own, and adds
 * them up.
 */
public final class ParallelCounter {
  /** More parts than threads, since entities of one type stand together and some have no counts. */
  private static final int PARTS_PER_THREAD = 4;

  private final CountingIndex index;
  private final EntityOrdinals ordinals;
  private final ArticleSlices slices;
  private final Scope.CountingRule counting;
  private final SliceCounter counter;

  /** One for each thread: a thread that begins a slice takes a free one. */
  private final Queue<ByteAccumulator> ofThreads = new ConcurrentLinkedQueue<>();

  public ParallelCounter(
      CountingIndex index, ArticleSlices slices, Scope.CountingRule counting, SliceCounter counter)
      throws IOException {
    this.index = index;
    this.slices = slices;
    this.counting = counting;
    this.counter = counter;
    ordinals = index.ordinals();
  }

  /** Counts one slice. */
  public interface SliceCounter {
    void count(SegmentCounter of, ArticleSlices.Slice slice, ByteAccumulator into)
        throws IOException;
  }

  /** How many articles are counted. */
  public long articles() {
    return slices.articles();
  }

  /** How many threads share them, at least 1: more would take longer to wake than to count. */
  public int threads() {
    return slices.threads();
  }

  /** Counts all slices, of several at once. */
  public static void count(ParallelCounter... all) throws IOException {
    ArticleSlices.run(
        Arrays.stream(all)
            .map(one -> new ArticleSlices.SliceWalk(one.slices, one::countSlice))
            .toList());
  }

  private void countSlice(ArticleSlices.Slice slice) throws IOException {
    ByteAccumulator free = ofThreads.poll();
    ByteAccumulator counts = free == null ? index.counters.accumulator() : free;
    counts.setSegment(ordinals.ofSegment(slice.leaf()));
    counter.count(
        new SegmentCounter(index, slice.leaf(), counting, slice.inSegment()), slice, counts);
    ofThreads.add(counts);
  }

  /** What was counted, added up when it is asked. */
  public MergedCounts counts() throws IOException {
    return new MergedCounts(index.counters, List.copyOf(ofThreads));
  }

  /** Adds up what was counted, shared as well: each part of the numbers is one thread's. */
  void addTo(SparseCounts sparseCounts) throws IOException {
    int threads = ofThreads.stream().allMatch(ByteAccumulator::isSparse) ? 1 : threads();
    int parts = threads == 1 ? 1 : PARTS_PER_THREAD * threads;
    List<ParallelTasks.Task> tasks = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int part = i;
      tasks.add(() -> {
        SparseCounts ofPart = sparseCounts.share();
        ofThreads.forEach(counts -> counts.addTo(ofPart, part, parts));
        synchronized (sparseCounts) {
          sparseCounts.addListOf(ofPart);
        }
      });
    }
    ParallelTasks.run(threads, tasks);
    ofThreads.forEach(index.counters::release);
  }
}
