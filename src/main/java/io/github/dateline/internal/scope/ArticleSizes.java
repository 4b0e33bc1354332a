package io.github.dateline.internal.scope;

import io.github.dateline.Copies;
import io.github.dateline.Unit;
import io.github.dateline.internal.chance.SizeCounts;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * How many names of each group articles have: all names of some types, by a rule for copies.
 *
 * <p>Once questions have looked at much of the archive, the size of every article is kept, {@value
 * #BYTES_PER_ARTICLE} bytes each. Thread-safe.
 */
final class ArticleSizes {
  private static final int BYTES_PER_ARTICLE = 4;

  /** Once one in so many articles were looked at, all are kept. */
  private static final int KEEP_AFTER_ONE_IN = 8;

  private final CountingIndex index;
  private final Copies rule;
  private final NameGroups groups;
  private long looked;
  private Kept @Nullable [] segments;

  ArticleSizes(CountingIndex index, Copies rule, NameGroups groups) {
    this.index = index;
    this.rule = rule;
    this.groups = groups;
  }

  /**
   * The sizes in another state of the archive: those of articles that count otherwise are found
   * again.
   */
  synchronized ArticleSizes updated(CountChanges changes) throws IOException {
    ArticleSizes updated =
        new ArticleSizes(
            changes.now,
            rule,
            changes.numbers.areNone()
                ? groups
                : new NameGroups(changes.now.ordinals(), groups.types));
    updated.looked = looked;
    FixedBitSet[] again = changes.recounted(rule);
    if (segments != null && again != null) {
      Kept[] kept = new Kept[again.length];
      for (LeafReaderContext leaf : changes.now.open.reader.leaves()) {
        LeafReaderContext same = changes.before(leaf);
        if (same != null) {
          kept[leaf.ord] = segments[same.ord];
        }
      }
      updated.segments = updated.read(again, kept);
    }
    return updated;
  }

  /** The names that count. */
  NameGroups groups() {
    return groups;
  }

  /**
   * The sizes of a segment's articles.
   *
   * @param sizes the sizes that there are
   * @param ofArticles which of them each article has
   */
  private record Kept(long[] sizes, int[] ofArticles) {
    long[] all() {
      return Arrays.stream(ofArticles).mapToLong(size -> sizes[size]).toArray();
    }

    static Kept of(long[] sizes) {
      long[] distinct = Arrays.stream(sizes).sorted().distinct().toArray();
      int[] ofArticles = new int[sizes.length];
      for (int i = 0; i < sizes.length; i++) {
        ofArticles[i] = Arrays.binarySearch(distinct, sizes[i]);
      }
      return new Kept(distinct, ofArticles);
    }

    SizeCounts of(FixedBitSet articles) {
      long[] counts = new long[sizes.length];
      long[] bits = articles.getBits();
      for (int word = 0; word < bits.length; word++) {
        for (long left = bits[word]; left != 0; left &= left - 1) {
          counts[ofArticles[(word << 6) + Long.numberOfTrailingZeros(left)]]++;
        }
      }
      return SizeCounts.of(sizes, counts);
    }
  }

  /** How many articles have each size, by segment. */
  SizeCounts of(FixedBitSet[] articles) throws IOException {
    Kept[] kept = kept(articles);
    if (kept != null) {
      SizeCounts all = SizeCounts.of(Map.of());
      // The smallest segments, which come last, are added to few.
      for (int i = kept.length - 1; i >= 0; i--) {
        all = all.plus(kept[i].of(articles[i]));
      }
      return all;
    }
    Map<Long, Long> found = new HashMap<>();
    new ArticleSlices(index, articles)
        .forEach(slice -> {
          Map<Long, Long> ofSlice = new HashMap<>();
          walk(slice, (doc, size) -> ofSlice.merge(size, 1L, Long::sum));
          synchronized (found) {
            ofSlice.forEach((size, number) -> found.merge(size, number, Long::sum));
          }
        });
    return SizeCounts.of(found);
  }

  private synchronized Kept @Nullable [] kept(FixedBitSet[] articles) throws IOException {
    if (segments == null) {
      for (FixedBitSet ofSegment : articles) {
        looked += ofSegment.cardinality();
      }
      long all = index.open.reader.maxDoc();
      if (looked > all / KEEP_AFTER_ONE_IN
          && all * BYTES_PER_ARTICLE <= index.tuning.columnBytes()) {
        segments = read();
      }
    }
    return segments;
  }

  private Kept[] read() throws IOException {
    FixedBitSet[] all = new FixedBitSet[index.open.reader.leaves().size()];
    for (LeafReaderContext leaf : index.open.reader.leaves()) {
      all[leaf.ord] = new FixedBitSet(leaf.reader().maxDoc());
      all[leaf.ord].set(0, leaf.reader().maxDoc());
    }
    return read(all, new Kept[all.length]);
  }

  /**
   * Reads the sizes of some articles.
   *
   * @param some the articles of each segment
   * @param known the sizes of its others, nothing for a segment all of whose articles are read
   */
  private Kept[] read(FixedBitSet[] some, @Nullable Kept[] known) throws IOException {
    long[][] sizes = new long[some.length][];
    for (int i = 0; i < sizes.length; i++) {
      Kept before = known[i];
      if (before == null) {
        sizes[i] = new long[some[i].length()];
      } else if (some[i].cardinality() > 0) {
        sizes[i] = before.all();
      }
    }
    new ArticleSlices(index, some)
        .forEach(slice -> walk(slice, (doc, size) -> sizes[slice.leaf().ord][doc] = size));
    Kept[] read = new Kept[sizes.length];
    for (int i = 0; i < read.length; i++) {
      Kept before = known[i];
      read[i] = before != null && some[i].cardinality() == 0 ? before : Kept.of(sizes[i]);
    }
    return read;
  }

  /** Sees an article. */
  private interface Visitor {
    void article(int doc, long size);
  }

  private void walk(ArticleSlices.Slice slice, Visitor visitor) throws IOException {
    SegmentUnitIterator units =
        new SegmentUnitIterator(index, slice.leaf(), Unit.ARTICLE, rule, slice.inSegment());
    int[] numbers = index.ordinals().ofSegment(slice.leaf());
    int[] names = new int[NameGroups.COUNT];
    slice.forEach(
        units.columns,
        false,
        doc -> {
          units.article(doc);
          Arrays.fill(names, 0);
          if (units.next()) {
            for (int i = 0; i < units.size; i++) {
              int number = numbers[units.ordinals[i]];
              int group = number < 0 ? -1 : groups.of(number);
              if (group >= 0) {
                names[group]++;
              }
            }
          }
          visitor.article(doc, SizeCounts.size(names));
        });
  }
}
