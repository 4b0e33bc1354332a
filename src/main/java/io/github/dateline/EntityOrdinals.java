package io.github.dateline;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.packed.PackedInts;

/**
 * The numbers of the archive's entities: one number an entity over all segments, in the order of
 * types, then names. Built once for a snapshot; thread-safe.
 *
 * <p>What counts relies on this and no more: several ordinals of a segment may have one number
 * (names that are one entity), an ordinal may have none ({@value #HIDDEN}), and a number may have
 * no ordinal in a segment.
 */
final class EntityOrdinals {
  /** Stands in the place of the number of an ordinal that is not counted. */
  static final int HIDDEN = -1;

  private final List<LeafReaderContext> leaves;
  private final OrdinalMap map;
  private final int count;
  private final int[][] numbers;

  EntityOrdinals(IndexReader reader) throws IOException {
    leaves = reader.leaves();
    SortedSetDocValues[] values = new SortedSetDocValues[leaves.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = values(leaves.get(i));
    }
    map = OrdinalMap.build(null, values, PackedInts.DEFAULT);
    count = Math.toIntExact(map.getValueCount());
    numbers = new int[values.length][];
    for (int i = 0; i < values.length; i++) {
      LongValues global = map.getGlobalOrds(i);
      numbers[i] = new int[Math.toIntExact(values[i].getValueCount())];
      for (int ordinal = 0; ordinal < numbers[i].length; ordinal++) {
        numbers[i][ordinal] = (int) global.get(ordinal);
      }
    }
  }

  static SortedSetDocValues values(LeafReaderContext leaf) throws IOException {
    return DocValues.getSortedSet(leaf.reader(), IndexFields.ENTITY);
  }

  /** How many entities there are, those of deleted articles included. */
  int count() {
    return count;
  }

  /**
   * The number of each of a segment's ordinals, {@link #HIDDEN} for one that is not counted. Not to
   * be changed.
   */
  int[] ofSegment(LeafReaderContext leaf) {
    return numbers[leaf.ord];
  }

  /** Whether each ordinal of a segment has a number of its own. */
  boolean isOneToOne(LeafReaderContext leaf) {
    return true;
  }

  /** The ordinals that an entity has in a segment, rising; empty if none. */
  int[] inSegment(LeafReaderContext leaf, int number) {
    int ordinal = number < 0 ? -1 : Arrays.binarySearch(numbers[leaf.ord], number);
    return ordinal < 0 ? new int[0] : new int[] {ordinal};
  }

  /** The entity with a number, as {@code TYPE/Name}. */
  String term(int number) throws IOException {
    LeafReaderContext leaf = leaves.get(map.getFirstSegmentNumber(number));
    return values(leaf).lookupOrd(map.getFirstSegmentOrd(number)).utf8ToString();
  }

  /** The number of an entity, {@link #HIDDEN} if it is not counted or no article ever named it. */
  int number(Entity entity) throws IOException {
    BytesRef term = new BytesRef(EntityTerms.term(entity));
    for (LeafReaderContext leaf : leaves) {
      long ordinal = values(leaf).lookupTerm(term);
      if (ordinal >= 0) {
        return numbers[leaf.ord][(int) ordinal];
      }
    }
    return HIDDEN;
  }

  /** The entities of some types: each type is one range of numbers. */
  FixedBitSet ofTypes(Collection<EntityType> types) throws IOException {
    FixedBitSet wanted = new FixedBitSet(Math.max(1, count));
    for (EntityType type : types) {
      int from = firstNotBefore(EntityTerms.firstOf(type));
      int to = firstNotBefore(EntityTerms.endOf(type));
      if (from < to) {
        wanted.set(from, to);
      }
    }
    return wanted;
  }

  private int firstNotBefore(BytesRef term) throws IOException {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (new BytesRef(term(middle)).compareTo(term) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
