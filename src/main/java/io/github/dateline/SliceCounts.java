package io.github.dateline;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** Counts the entities of slices, each thread for itself, then adds them up, shared as well. */
final class SliceCounts {
  /** More parts than threads, since entities of one type stand together and some have no counts. */
  private static final int PARTS_OF_A_THREAD = 4;

  private final Snapshot snapshot;
  private final EntityOrdinals ordinals;
  private final Slices slices;
  private final Scope.Counting counting;

  SliceCounts(Snapshot snapshot, Slices slices, Scope.Counting counting) throws IOException {
    this.snapshot = snapshot;
    this.slices = slices;
    this.counting = counting;
    ordinals = snapshot.ordinals();
  }

  /** Counts one slice. */
  interface Counter {
    void count(SegmentCounter of, Slices.Slice slice, ByteTally into) throws IOException;
  }

  /** Counts all slices, and adds up when it is asked. */
  ByteCounts count(Counter counter) throws IOException {
    return new ByteCounts(snapshot, byThreads(counter));
  }

  /** Counts all slices, and adds up. */
  void addTo(Tally tally, Counter counter) throws IOException {
    List<ByteTally> all = byThreads(counter);
    if (slices.areShared() && !all.stream().allMatch(ByteTally::isListed)) {
      addUp(all, tally);
    } else {
      all.forEach(counts -> counts.addTo(tally, 0, 1));
    }
    all.forEach(snapshot::release);
  }

  private List<ByteTally> byThreads(Counter counter) throws IOException {
    // As many as there are threads: whoever begins a slice takes one that is free.
    Queue<ByteTally> ofThreads = new ConcurrentLinkedQueue<>();
    slices.forEach(slice -> {
      ByteTally free = ofThreads.poll();
      ByteTally counts = free == null ? snapshot.byteTally() : free;
      counts.turnTo(ordinals.ofSegment(slice.leaf()));
      counter.count(
          new SegmentCounter(snapshot, slice.leaf(), counting, slice.inSegment()), slice, counts);
      ofThreads.add(counts);
    });
    return List.copyOf(ofThreads);
  }

  /** Each part of the numbers is one thread's. */
  private void addUp(List<ByteTally> all, Tally tally) {
    int parts = PARTS_OF_A_THREAD * snapshot.tuning.threads();
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> {
          Tally ofPart = tally.share();
          all.forEach(counts -> counts.addTo(ofPart, part, parts));
          synchronized (tally) {
            tally.take(ofPart);
          }
        });
  }
}
