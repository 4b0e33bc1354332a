package io.github.dateline.internal.count;

import io.github.dateline.Changes;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.index.StateColumn;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.search.OpenIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names that are together in an article for the first time since a state of the archive.
 *
 * <p>The new articles are walked first: their pairs are those in question. Then the others say
 * which of these pairs are known. Not thread-safe.
 */
final class PartnerFinder {
  private static final int MAX_IDS = 3;

  private final OpenIndex open;
  private final EntityOrdinals ordinals;
  private final long since;
  private final FixedBitSet asked;
  private final @Nullable FixedBitSet only;
  private final PairCountMap fresh;
  private final PairCountMap known;

  /** The names that have pairs in question. */
  private final FixedBitSet inQuestion;

  /** In how many articles each name is. */
  private final int[] articles;

  /** The names of one article, sorted, and since when it has each. */
  private int[] numbers = new int[64];

  private long[] named = new long[64];
  private int size;

  PartnerFinder(CountingIndex index, long since, Set<EntityType> types, Optional<Set<Entity>> only)
      throws IOException {
    this.open = index.open;
    this.since = since;
    ordinals = index.ordinals();
    asked = ordinals.ofTypes(types).clone();
    if (only.isPresent()) {
      this.only = new FixedBitSet(Math.max(1, ordinals.count()));
      for (Entity entity : only.get()) {
        int number = ordinals.number(open.names.labelled(entity));
        if (number >= 0) {
          this.only.set(number);
          asked.set(number);
        }
      }
    } else {
      this.only = null;
    }
    long bytes = Runtime.getRuntime().maxMemory() / 4;
    fresh = new PairCountMap(bytes);
    known = new PairCountMap(bytes);
    inQuestion = new FixedBitSet(Math.max(1, ordinals.count()));
    articles = new int[ordinals.count()];
  }

  /** Sees a pair of an article. */
  private interface PairVisitor {
    void pair(int first, int second, boolean isFresh, int article) throws IOException;
  }

  List<Changes.Partner> partners(long minimumTogether) throws IOException {
    walk(
        true,
        (first, second, isFresh, article) -> {
          if (isFresh) {
            if (!fresh.add(first, second, 1)) {
              throw ChangeFinder.tooMany();
            }
            inQuestion.set(first);
            inQuestion.set(second);
          }
        });
    walk(
        false,
        (first, second, isFresh, article) -> {
          if (!isFresh && fresh.count(first, second) > 0 && !known.add(first, second, 1)) {
            throw ChangeFinder.tooMany();
          }
        });
    Map<Long, TreeSet<String>> ids = new HashMap<>();
    walk(
        true,
        (first, second, isFresh, article) -> {
          long before = known.count(first, second);
          if (isFresh
              && before < minimumTogether
              && before + fresh.count(first, second) >= minimumTogether) {
            TreeSet<String> some =
                ids.computeIfAbsent((long) first << 32 | second, pair -> new TreeSet<>());
            some.add(open.stored.id(article));
            if (some.size() > MAX_IDS) {
              some.pollLast();
            }
          }
        });
    return rows(ids);
  }

  private List<Changes.Partner> rows(Map<Long, TreeSet<String>> ids) throws IOException {
    List<int[]> pairs = new ArrayList<>();
    ids.keySet().forEach(pair -> pairs.add(anchored((int) (pair >>> 32), (int) (long) pair)));
    pairs.sort(
        Comparator.<int[]>comparingInt(pair -> -articles[pair[0]])
            .thenComparingInt(pair -> pair[0])
            .thenComparingLong(pair -> -together(pair))
            .thenComparingInt(pair -> pair[1]));
    List<Changes.Partner> partners = new ArrayList<>();
    for (int[] pair : pairs) {
      long key = (long) Math.min(pair[0], pair[1]) << 32 | Math.max(pair[0], pair[1]);
      partners.add(
          new Changes.Partner(
              open.labelled(pair[0]),
              open.labelled(pair[1]),
              together(pair),
              List.copyOf(ids.get(key))));
    }
    return partners;
  }

  private long together(int[] pair) {
    int first = Math.min(pair[0], pair[1]);
    int second = Math.max(pair[0], pair[1]);
    return fresh.count(first, second) + known.count(first, second);
  }

  /** Puts first who was asked about, else who is in more articles. */
  private int[] anchored(int first, int second) {
    boolean turned =
        only != null && only.get(first) != only.get(second)
            ? only.get(second)
            : articles[second] > articles[first];
    return turned ? new int[] {second, first} : new int[] {first, second};
  }

  /**
   * Walks the articles.
   *
   * @param changed whether only those that were added or replaced, to see all their pairs; else
   *     all, to see the pairs of names in question
   */
  private void walk(boolean changed, PairVisitor visitor) throws IOException {
    for (LeafReaderContext leaf : open.reader.leaves()) {
      StateColumn.Reader states = new StateColumn.Reader(leaf);
      SortedSetDocValues entities = IndexFields.entities(leaf);
      int[] ofSegment = ordinals.ofSegment(leaf);
      Bits live = leaf.reader().getLiveDocs();
      for (int doc = entities.nextDoc();
          doc != SortedSetDocValues.NO_MORE_DOCS;
          doc = entities.nextDoc()) {
        if (live != null && !live.get(doc)) {
          continue;
        }
        states.article(doc);
        if (changed && states.last() <= since) {
          continue;
        }
        read(entities, ofSegment, states, changed);
        for (int i = 0; i < size; i++) {
          for (int j = i + 1; j < size; j++) {
            if (only == null || only.get(numbers[i]) || only.get(numbers[j])) {
              visitor.pair(
                  numbers[i], numbers[j], Math.max(named[i], named[j]) > since, leaf.docBase + doc);
            }
          }
        }
      }
    }
  }

  /** Reads who an article names; several of its names may be one. */
  private void read(
      SortedSetDocValues entities, int[] ofSegment, StateColumn.Reader states, boolean all)
      throws IOException {
    int count = entities.docValueCount();
    if (numbers.length < count) {
      numbers = new int[2 * count];
      named = new long[2 * count];
    }
    size = 0;
    for (int place = 0; place < count; place++) {
      int number = ofSegment[(int) entities.nextOrd()];
      if (number == EntityOrdinals.HIDDEN || !asked.get(number)) {
        continue;
      }
      int at = Arrays.binarySearch(numbers, 0, size, number);
      long when = states.naming(place);
      if (at >= 0) {
        named[at] = Math.min(named[at], when);
        continue;
      }
      at = -at - 1;
      System.arraycopy(numbers, at, numbers, at + 1, size - at);
      System.arraycopy(named, at, named, at + 1, size - at);
      numbers[at] = number;
      named[at] = when;
      size++;
    }
    if (!all) {
      keepThoseInQuestion();
    }
  }

  private void keepThoseInQuestion() {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      articles[numbers[i]]++;
      if (inQuestion.get(numbers[i])) {
        numbers[kept] = numbers[i];
        named[kept] = named[i];
        kept++;
      }
    }
    size = kept;
  }
}
