package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.internal.scope.ArticleSlices;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.ScopeChance;
import io.github.dateline.internal.scope.SegmentUnitIterator;
import io.github.dateline.internal.scope.SparseCounts;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts all pairs of entities that each reach the minimum count. Each entity's own count comes
 * from a walk before, or from an earlier question about the same scope.
 */
final class PairCounter {
  private final ScopeCache scopes;
  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;
  private final Scope.CountingRule counting;
  private final @Nullable ScopeChance chance;

  /**
   * Expects a question.
   *
   * @param chance what chance brings in the scope, with its marginals; null where none is asked for
   */
  PairCounter(
      ScopeCache scopes, CooccurrenceQuery query, Scope scope, @Nullable ScopeChance chance) {
    this.chance = chance;
    this.scopes = scopes;
    index = scopes.index;
    this.query = query;
    this.scope = scope;
    counting = new Scope.CountingRule(query.unit(), query.copies());
  }

  CandidatePairs count() throws IOException {
    SparseCounts counts = index.counters.sparseCounts();
    Marginals marginals =
        chance != null
            ? chance.marginals()
            : scope.isKept()
                ? scopes.marginals(scope, counting)
                : Marginals.of(index, scope.articles(query.copies()), counting, counts);
    int[] entities = passing(marginals);
    long[] alone = Arrays.stream(entities).mapToLong(marginals::of).toArray();
    index.counters.release(counts);
    PairMatrix.checkMemory(alone.clone(), index.tuning.pairBytes());
    PairMatrix rows = new PairMatrix(entities.length);
    SparseCounts places = index.counters.sparseCounts();
    for (int place = 0; place < entities.length; place++) {
      places.add(entities[place], place + 1);
    }
    new ArticleSlices(index, scope.articles(query.copies()))
        .forEach(slice -> gather(slice, places.counts, rows));
    index.counters.release(places);
    rows.finish();
    return new Pairs(entities, alone, rows, index.tuning.threads());
  }

  /** The entities that pass, in ascending order. */
  private int[] passing(Marginals marginals) throws IOException {
    FixedBitSet wanted = index.ordinals().ofTypes(query.types());
    int[] named = marginals.named();
    int[] passing = new int[marginals.size()];
    int size = 0;
    for (int i = 0; i < passing.length; i++) {
      int entity = named[i];
      if (marginals.of(entity) >= query.minimumCount() && wanted.get(entity)) {
        passing[size++] = entity;
      }
    }
    Arrays.sort(passing, 0, size);
    return Arrays.copyOf(passing, size);
  }

  private void gather(ArticleSlices.Slice slice, int[] places, PairMatrix rows) throws IOException {
    PairMatrix.UnitCollector gatherer = rows.new UnitCollector(false);
    SegmentUnitIterator units =
        new SegmentUnitIterator(
            index, slice.leaf(), query.unit(), query.copies(), slice.inSegment());
    int[] numbers = index.ordinals().ofSegment(slice.leaf());
    int[][] present = {new int[64]};
    slice.forEach(
        units.columns,
        true,
        doc -> {
          units.article(doc);
          while (units.next()) {
            present[0] = ArrayUtil.growNoCopy(present[0], units.size);
            int size = 0;
            for (int i = 0; i < units.size; i++) {
              int number = numbers[units.ordinals[i]];
              int place = number < 0 ? 0 : places[number];
              present[0][size] = place - 1;
              size += place > 0 ? 1 : 0;
            }
            gatherer.add(present[0], size, units.times);
          }
        });
    gatherer.flush();
  }

  /** Pairs of places, each of an entity. */
  private static final class Pairs implements CandidatePairs {
    private final int[] entities;
    private final long[] alone;
    private final PairMatrix rows;
    private final long size;

    Pairs(int[] entities, long[] alone, PairMatrix rows, int threads) {
      this.entities = entities;
      this.alone = alone;
      this.rows = rows;
      size = rows.size(threads);
    }

    @Override
    public long size() {
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
      rows.forEach(
          part,
          parts,
          (low, high, both, none) ->
              visitor.pair(entities[low], entities[high], both, alone[low], alone[high]));
    }
  }
}
