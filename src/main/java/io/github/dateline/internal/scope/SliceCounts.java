package io.github.dateline.internal.scope;

import io.github.dateline.internal.names.EntityOrdinals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Counts the entities of slices, each thread for itself, then adds them up. */
public final class SliceCounts {
  /** More parts than threads, since entities of one type stand together and some have no counts. */
  private static final int PARTS_OF_A_THREAD = 4;

  private final CountingIndex index;
  private final EntityOrdinals ordinals;
  private final Slices slices;
  private final Scope.Counting counting;
  private final Counter counter;

  /** As many as there are threads: whoever begins a slice takes one that is free. */
  private final Queue<ByteTally> ofThreads = new ConcurrentLinkedQueue<>();

  public SliceCounts(CountingIndex index, Slices slices, Scope.Counting counting, Counter counter)
      throws IOException {
    this.index = index;
    this.slices = slices;
    this.counting = counting;
    this.counter = counter;
    ordinals = index.ordinals();
  }

  /** Counts one slice. */
  public interface Counter {
    void count(SegmentCounter of, Slices.Slice slice, ByteTally into) throws IOException;
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
  public static void count(SliceCounts... all) throws IOException {
    Slices.run(
        Arrays.stream(all).map(one -> new Slices.Walk(one.slices, one::countSlice)).toList());
  }

  private void countSlice(Slices.Slice slice) throws IOException {
    ByteTally free = ofThreads.poll();
    ByteTally counts = free == null ? index.counters.byteTally() : free;
    counts.turnTo(ordinals.ofSegment(slice.leaf()));
    counter.count(
        new SegmentCounter(index, slice.leaf(), counting, slice.inSegment()), slice, counts);
    ofThreads.add(counts);
  }

  /** What was counted, added up when it is asked. */
  public ByteCounts counts() throws IOException {
    return new ByteCounts(index.counters, List.copyOf(ofThreads));
  }

  /** Adds up what was counted, shared as well: each part of the numbers is one thread's. */
  void addTo(Tally tally) throws IOException {
    int threads = ofThreads.stream().allMatch(ByteTally::isListed) ? 1 : threads();
    int parts = threads == 1 ? 1 : PARTS_OF_A_THREAD * threads;
    List<Shared.Task> tasks = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int part = i;
      tasks.add(() -> {
        Tally ofPart = tally.share();
        ofThreads.forEach(counts -> counts.addTo(ofPart, part, parts));
        synchronized (tally) {
          tally.take(ofPart);
        }
      });
    }
    Shared.run(threads, tasks);
    ofThreads.forEach(index.counters::release);
  }
}
