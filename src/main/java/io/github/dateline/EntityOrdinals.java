package io.github.dateline;

import java.io.IOException;
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
 */
final class EntityOrdinals {
  private final List<LeafReaderContext> leaves;
  private final OrdinalMap map;
  private final int count;

  EntityOrdinals(IndexReader reader) throws IOException {
    leaves = reader.leaves();
    SortedSetDocValues[] values = new SortedSetDocValues[leaves.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = values(leaves.get(i));
    }
    map = OrdinalMap.build(null, values, PackedInts.DEFAULT);
    count = Math.toIntExact(map.getValueCount());
  }

  static SortedSetDocValues values(LeafReaderContext leaf) throws IOException {
    return DocValues.getSortedSet(leaf.reader(), IndexFields.ENTITY);
  }

  /** How many entities there are, those of deleted articles included. */
  int count() {
    return count;
  }

  /** From a segment's ordinals to the archive's. */
  LongValues ofSegment(LeafReaderContext leaf) {
    return map.getGlobalOrds(leaf.ord);
  }

  /** The entity with a number, as {@code TYPE/Name}. */
  String term(int ordinal) throws IOException {
    LeafReaderContext leaf = leaves.get(map.getFirstSegmentNumber(ordinal));
    return values(leaf).lookupOrd(map.getFirstSegmentOrd(ordinal)).utf8ToString();
  }

  /** The number of an entity, -1 if no article ever named it. */
  int ordinal(Entity entity) throws IOException {
    BytesRef term = new BytesRef(EntityTerms.term(entity));
    for (LeafReaderContext leaf : leaves) {
      long ordinal = values(leaf).lookupTerm(term);
      if (ordinal >= 0) {
        return (int) ofSegment(leaf).get(ordinal);
      }
    }
    return -1;
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
