package io.github.dateline;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts all pairs of the entities that pass the minimum count: known from a walk before, or for
 * all articles from an earlier question. Pairs of the most frequent entities, most of what is
 * counted, go to a triangle; the others, many and rare, to a map.
 */
final class PairCounter {
  /** The triangle has this many sides at most, and takes 8 MB for each thread. */
  private static final int MOST_FREQUENT = 1 << 11;

  /** Counts are not told apart above this one. */
  private static final int HIGH = 1 << 16;

  private final Snapshot snapshot;
  private final CooccurrenceQuery query;
  private final Scope scope;
  private final Scope.Counting counting;
  private final long memory;

  /** The entities that pass, the frequent ones first, then by number: a pair is of two places. */
  private int[] entities = new int[0];

  /** By place: in how many units the entity is. */
  private int[] alone = new int[0];

  /** How many are frequent. */
  private int frequent;

  PairCounter(Snapshot snapshot, CooccurrenceQuery query, Scope scope) {
    this.snapshot = snapshot;
    this.query = query;
    this.scope = scope;
    counting = new Scope.Counting(query.unit(), query.copies());
    memory = snapshot.tuning.pairBytes();
  }

  FoundPairs count() throws IOException {
    Tally places = snapshot.tally();
    Tally counts = snapshot.tally();
    Marginals marginals =
        scope.isEverything()
            ? snapshot.marginals(counting)
            : Marginals.of(snapshot, scope.slices(query.copies()), counting, counts);
    place(marginals, places);
    snapshot.release(counts);
    int threads = snapshot.tuning.threads();
    Slices slices = scope.slices(query.copies());
    Pairs pairs = slices.areShared() ? count(slices, places, memory / (threads + 1)) : null;
    // Threads have a map each, of which not all may fit.
    if (pairs == null) {
      pairs = count(slices.alone(), places, memory);
    }
    if (pairs == null) {
      throw PairMemory.exceeded(
          scope, counting, query.minimumCount(), alone, places.counts, memory);
    }
    snapshot.release(places);
    return pairs;
  }

  /** Finds who passes, and gives each a place; a tally of place + 1 tells it again. */
  private void place(Marginals marginals, Tally places) throws IOException {
    FixedBitSet wanted = snapshot.ofTypes(query.types());
    int[] passing = new int[marginals.size()];
    int[] histogram = new int[HIGH + 1];
    int size = 0;
    for (int i = 0; i < passing.length; i++) {
      int entity = marginals.named()[i];
      if (marginals.of(entity) >= query.minimumCount() && wanted.get(entity)) {
        passing[size++] = entity;
        histogram[Math.min(HIGH, marginals.of(entity))]++;
      }
    }
    int least = HIGH;
    for (int above = histogram[HIGH];
        least > 0 && above + histogram[least - 1] <= MOST_FREQUENT;
        above += histogram[least]) {
      least--;
    }
    entities = new int[size];
    alone = new int[size];
    frequent = 0;
    for (int i = 0; i < size && frequent < MOST_FREQUENT; i++) {
      if (marginals.of(passing[i]) >= least) {
        put(frequent++, passing[i], marginals, places);
      }
    }
    int next = frequent;
    for (int i = 0; i < size; i++) {
      if (places.counts[passing[i]] == 0) {
        put(next++, passing[i], marginals, places);
      }
    }
  }

  private void put(int place, int entity, Marginals marginals, Tally places) {
    entities[place] = entity;
    alone[place] = marginals.of(entity);
    places.add(entity, place + 1);
  }

  /** Null if there was not enough memory. */
  private @Nullable Pairs count(Slices slices, Tally places, long bytesOfThread)
      throws IOException {
    Queue<Pairs> idle = new ConcurrentLinkedQueue<>();
    AtomicBoolean full = new AtomicBoolean();
    slices.forEach(slice -> {
      Pairs pairs = idle.poll();
      if (pairs == null) {
        pairs = new Pairs(bytesOfThread);
      }
      if (!full.get() && !count(slice, places.counts, pairs)) {
        full.set(true);
      }
      idle.add(pairs);
    });
    Pairs all = idle.poll();
    all = all == null ? new Pairs(bytesOfThread) : all;
    for (Pairs more = idle.poll(); more != null && !full.get(); more = idle.poll()) {
      full.set(!all.addAll(more));
    }
    return full.get() ? null : all;
  }

  private boolean count(Slices.Slice slice, int[] places, Pairs pairs) throws IOException {
    UnitWalk walk =
        new UnitWalk(snapshot, slice.leaf(), query.unit(), query.copies(), slice.inSegment());
    int[] numbers = snapshot.ordinals().ofSegment(slice.leaf());
    boolean[] fits = {true};
    slice.forEach(
        walk.columns,
        true,
        doc -> {
          if (fits[0]) {
            walk.article(doc);
            fits[0] = pairs.addUnits(walk, numbers, places);
          }
        });
    return fits[0];
  }

  /** Counts by places. */
  private final class Pairs implements FoundPairs {
    private final int[] triangle = new int[frequent * (frequent - 1) / 2];
    private final PairCounts map;
    private int[] present = new int[64];
    private long size = -1;

    Pairs(long bytes) {
      map = new PairCounts(bytes);
    }

    /** Counts an article's units; false if there was not enough memory. */
    boolean addUnits(UnitWalk walk, int[] numbers, int[] places) {
      while (walk.next()) {
        present = ArrayUtil.growNoCopy(present, walk.size);
        int count = 0;
        for (int i = 0; i < walk.size; i++) {
          int number = numbers[walk.ordinals[i]];
          int place = number < 0 ? 0 : places[number];
          present[count] = place - 1;
          count += place > 0 ? 1 : 0;
        }
        if (count > 1 && !add(count, walk.times)) {
          return false;
        }
      }
      return true;
    }

    private boolean add(int count, int times) {
      for (int i = 1; i < count; i++) {
        int one = present[i];
        for (int j = 0; j < i; j++) {
          int low = Math.min(one, present[j]);
          int high = Math.max(one, present[j]);
          if (high < frequent) {
            triangle[high * (high - 1) / 2 + low] += times;
          } else if (!map.add(low, high, times)) {
            return false;
          }
        }
      }
      return true;
    }

    boolean addAll(Pairs others) {
      for (int i = 0; i < triangle.length; i++) {
        triangle[i] += others.triangle[i];
      }
      return map.addAll(others.map);
    }

    @Override
    public long size() {
      if (size < 0) {
        size = map.size();
        for (int count : triangle) {
          size += count > 0 ? 1 : 0;
        }
      }
      return size;
    }

    @Override
    public long tests() {
      return (long) entities.length * (entities.length - 1) / 2;
    }

    @Override
    public CooccurrenceTable.Plan plan() {
      return CooccurrenceTable.Plan.PAIRS;
    }

    @Override
    public void forEach(int part, int parts, Visitor visitor) {
      // Later rows of the triangle are longer: a part takes every so manieth.
      for (int high = part; high < frequent; high += parts) {
        for (int low = 0; low < high; low++) {
          int count = triangle[high * (high - 1) / 2 + low];
          if (count > 0) {
            visit(visitor, low, high, count);
          }
        }
      }
      map.forEach(part, parts, (low, high, count) -> visit(visitor, low, high, count));
    }

    private void visit(Visitor visitor, int one, int other, long count) {
      boolean inOrder = entities[one] < entities[other];
      int first = inOrder ? one : other;
      int second = inOrder ? other : one;
      visitor.pair(entities[first], entities[second], count, alone[first], alone[second]);
    }
  }
}
