package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable.Within;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.ArticleSlices;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.SegmentUnitIterator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts how many sentences the two names of each row share within the articles that have both, and
 * how many they would share if the sentences of the one were moved round in the article, all places
 * equally likely. By the question's rule for copies.
 *
 * <p>If an article has S sentences, and the names are in a and b of them, that is a b / S, however
 * their sentences clump. These products are added up for each S, so that no order matters.
 */
final class WithinCounter {
  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final EntityOrdinals ordinals;
  private final FixedBitSet named;

  private final ListedEntities listed;

  /** By place of an entity: with which others, and in which row. */
  private final int[][] others;

  private final int[][] rowsWith;
  private final int rows;
  private final long[] articles;
  private final long[] sentences;

  /** By number of sentences: for each row the products of articles that have so many. */
  private final Map<Integer, long[]> products = new TreeMap<>();

  WithinCounter(
      CountingIndex index,
      CooccurrenceQuery query,
      Scope scope,
      List<CooccurrenceCounter.Pair> pairs,
      ListedEntities listed)
      throws IOException {
    this.index = index;
    this.query = query;
    ordinals = index.ordinals();
    named = ordinals.ofTypes(CooccurrenceCounter.typesOfChance(query));
    rows = pairs.size();
    articles = new long[rows];
    sentences = new long[rows];
    this.listed = listed;
    others = new int[listed.size()][0];
    rowsWith = new int[listed.size()][0];
    for (int row = 0; row < rows; row++) {
      int first = listed.place(pairs.get(row).first());
      others[first] = with(others[first], listed.place(pairs.get(row).second()));
      rowsWith[first] = with(rowsWith[first], row);
    }
    if (rows > 0) {
      new ArticleSlices(
              index,
              query.anchor().isPresent()
                  ? scope.articlesNaming(pairs.get(0).first(), query.copies())
                  : scope.articles(query.copies()))
          .forEach(this::count);
    }
  }

  private static int[] with(int[] numbers, int one) {
    int[] more = Arrays.copyOf(numbers, numbers.length + 1);
    more[numbers.length] = one;
    return more;
  }

  /** What was found of a row. */
  Within of(int row) {
    double expected = 0;
    for (Map.Entry<Integer, long[]> entry : products.entrySet()) {
      expected += (double) entry.getValue()[row] / entry.getKey();
    }
    return new Within(articles[row], sentences[row], expected);
  }

  private void count(ArticleSlices.Slice slice) throws IOException {
    SliceSentences part = new SliceSentences(slice);
    slice.forEach(part.units.columns, true, part::add);
    synchronized (this) {
      for (int row = 0; row < rows; row++) {
        articles[row] += part.articles[row];
        sentences[row] += part.sentences[row];
      }
      part.products.forEach((of, more) -> {
        long[] sums = products.computeIfAbsent(of, none -> new long[rows]);
        for (int row = 0; row < rows; row++) {
          sums[row] += more[row];
        }
      });
    }
    listed.giveBack(slice.leaf(), part.placeOf);
  }

  /** What one slice of a segment adds. */
  private final class SliceSentences {
    final SegmentUnitIterator units;
    final long[] articles = new long[rows];
    final long[] sentences = new long[rows];
    final Map<Integer, long[]> products = new TreeMap<>();
    private final int[] numbers;

    /** By ordinal of the segment: its place among the entities, plus 1; 0 if it has none. */
    private final int[] placeOf;

    /** By place: in which sentences of the article, of those that are looked at. */
    private final int[][] places = new int[listed.size()][4];

    private final int[] sizes = new int[listed.size()];

    /** The places with a sentence. */
    private final int[] touched = new int[listed.size() + 1];

    private int touchedSize;

    SliceSentences(ArticleSlices.Slice slice) throws IOException {
      units =
          SegmentUnitIterator.ofNumberedSentences(
              index, slice.leaf(), query.copies(), slice.inSegment());
      numbers = ordinals.ofSegment(slice.leaf());
      placeOf = listed.placesIn(slice.leaf());
    }

    void add(int doc) throws IOException {
      units.columns.readEntities(doc);
      if (!ListedEntities.hasTwo(placeOf, units.columns.entities)) {
        return;
      }
      units.article(doc);
      int lists = 0;
      int sentence = 0;
      while (units.next()) {
        if (units.inHeadline()) {
          continue;
        }
        if (names() > Within.MOST_NAMES) {
          lists++;
          continue;
        }
        for (int i = 0; i < units.size; i++) {
          int place = placeOf[units.ordinals[i]] - 1;
          if (place >= 0) {
            touched[touchedSize] = place;
            touchedSize += sizes[place] == 0 ? 1 : 0;
            places[place] = ArrayUtil.grow(places[place], sizes[place] + 1);
            places[place][sizes[place]++] = sentence;
          }
        }
        sentence++;
      }
      addRows(units.bodySentences() - lists);
      for (int i = 0; i < touchedSize; i++) {
        sizes[touched[i]] = 0;
      }
      touchedSize = 0;
    }

    private int names() {
      int names = 0;
      for (int i = 0; i < units.size; i++) {
        int number = numbers[units.ordinals[i]];
        names += number >= 0 && named.get(number) ? 1 : 0;
      }
      return names;
    }

    private void addRows(int all) {
      for (int k = 0; k < touchedSize; k++) {
        int first = touched[k];
        for (int i = 0; i < others[first].length; i++) {
          int second = others[first][i];
          if (sizes[second] > 0) {
            int row = rowsWith[first][i];
            articles[row]++;
            sentences[row] += shared(first, second);
            products.computeIfAbsent(all, none -> new long[rows])[row] +=
                (long) sizes[first] * sizes[second];
          }
        }
      }
    }

    private int shared(int first, int second) {
      int shared = 0;
      int i = 0;
      int j = 0;
      while (i < sizes[first] && j < sizes[second]) {
        int one = places[first][i];
        int other = places[second][j];
        shared += one == other ? 1 : 0;
        i += one <= other ? 1 : 0;
        j += other <= one ? 1 : 0;
      }
      return shared;
    }
  }
}
