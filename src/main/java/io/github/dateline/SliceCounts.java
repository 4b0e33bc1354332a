package io.github.dateline;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;

/**
 * Counts the entities of slices, each by the ordinals of its segment, then adds them up by the
 * numbers of the archive. Both are shared by threads.
 */
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
    void count(SegmentCounter of, Slices.Slice slice, SegmentTally into) throws IOException;
  }

  /** What a slice of a segment counted. */
  private record Counted(LeafReaderContext leaf, SegmentTally tally) {}

  /** Counts all slices. */
  void addTo(Tally tally, Counter counter) throws IOException {
    // The numbers of a segment's ordinals rise where no names were changed: so they have ranges.
    boolean ranges = slices.areShared() && snapshot.curated.isEmpty();
    ConcurrentLinkedQueue<Counted> all = new ConcurrentLinkedQueue<>();
    slices.forEach(slice -> {
      SegmentTally ofSlice = snapshot.segmentTally(slice.leaf());
      counter.count(
          new SegmentCounter(snapshot, slice.leaf(), counting, slice.inSegment()), slice, ofSlice);
      if (ranges) {
        all.add(new Counted(slice.leaf(), ofSlice));
        return;
      }
      int[] numbers = ordinals.ofSegment(slice.leaf());
      synchronized (tally) {
        ofSlice.moveTo(tally, numbers, 0, numbers.length);
      }
      snapshot.release(slice.leaf(), ofSlice);
    });
    addUp(List.copyOf(all), tally);
  }

  /** Each range of numbers is one thread's. */
  private void addUp(List<Counted> all, Tally tally) {
    if (all.isEmpty()) {
      return;
    }
    int parts = PARTS_OF_A_THREAD * snapshot.tuning.threads();
    long entities = tally.counts.length;
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> {
          Tally ofRange = tally.share();
          for (Counted counted : all) {
            int[] numbers = ordinals.ofSegment(counted.leaf);
            counted.tally.moveTo(
                ofRange,
                numbers,
                firstNotBelow(numbers, entities * part / parts),
                firstNotBelow(numbers, entities * (part + 1) / parts));
          }
          synchronized (tally) {
            tally.take(ofRange);
          }
        });
    for (Counted counted : all) {
      snapshot.release(counted.leaf, counted.tally);
    }
  }

  /** The first ordinal with a number that is no less. */
  private static int firstNotBelow(int[] rising, long number) {
    int found = Arrays.binarySearch(rising, (int) number);
    return found < 0 ? -found - 1 : found;
  }
}
