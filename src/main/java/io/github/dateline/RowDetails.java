package io.github.dateline;

import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.IntsRef;

/**
 * What is told of the rows of a table beside what they were ranked by: their counts by the other
 * rule for copies, and how many sources name both in one unit.
 */
final class RowDetails {
  private final Snapshot snapshot;
  private final CooccurrenceQuery query;
  private final Scope scope;
  private final EntityOrdinals ordinals;
  private final List<CooccurrenceCounter.Pair> rows;
  private final Scope.Counting other;

  /** How much there is to count by the other rule. */
  private final Scope.Size otherSize;

  /** The entities of the rows, rising. */
  private final int[] entities;

  /** The row of each pair, plus 1. */
  private final PairCounts rowOf = new PairCounts(Long.MAX_VALUE);

  private Scope.Change change = new Scope.Change(false, List.of());

  /** By entity of a row: in how many units by the other rule. */
  private final long[] alone;

  /** By row: how many units have both by the other rule. */
  private final long[] both;

  /** By row: the sources, null while there is none. */
  private final FixedBitSet[] sources;

  RowDetails(
      Snapshot snapshot, CooccurrenceQuery query, Scope scope, List<CooccurrenceCounter.Pair> rows)
      throws IOException {
    this.snapshot = snapshot;
    this.query = query;
    this.scope = scope;
    this.rows = rows;
    ordinals = snapshot.ordinals();
    other =
        new Scope.Counting(
            query.unit(),
            query.copies() == Copies.PUBLISHED ? Copies.INDEPENDENT : Copies.PUBLISHED);
    otherSize = scope.size(query.unit(), other.rule());
    entities =
        rows.stream()
            .flatMapToInt(row -> IntStream.of(row.first(), row.second()))
            .sorted()
            .distinct()
            .toArray();
    alone = new long[entities.length];
    both = new long[rows.size()];
    sources = new FixedBitSet[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      rowOf.add(rows.get(i).first(), rows.get(i).second(), i + 1);
    }
    count();
  }

  /** A row's counts by the other rule. */
  Contingency other(int row) {
    CooccurrenceCounter.Pair pair = rows.get(row);
    return new Contingency(both[row], alone(pair.first()), alone(pair.second()), otherSize.units());
  }

  /** How many sources name both in one unit, copies and all. */
  long sources(int row) throws IOException {
    if (snapshot.sources().isOneForAll()) {
      return 1;
    }
    return sources[row] == null ? 0 : sources[row].cardinality();
  }

  private long alone(int entity) {
    return alone[Arrays.binarySearch(entities, entity)];
  }

  private void count() throws IOException {
    boolean differs = !snapshot.copyGroups().isEmpty();
    boolean anchored = query.anchor().isPresent();
    change = differs ? scope.changeTo(other.rule()) : new Scope.Change(false, List.of());
    for (int i = 0; i < rows.size(); i++) {
      Contingency counts = rows.get(i).counts();
      // Pairs are counted anew where anything differs.
      both[i] = change.anew() || differs && !anchored ? 0 : counts.both();
      alone[Arrays.binarySearch(entities, rows.get(i).first())] = counts.first();
      alone[Arrays.binarySearch(entities, rows.get(i).second())] = counts.second();
    }
    if (rows.isEmpty()) {
      return;
    }
    if (differs) {
      countAlone();
    }
    boolean sourced = snapshot.sources().count() > 0 && !snapshot.sources().isOneForAll();
    if (anchored) {
      int anchor = rows.get(0).first();
      if (differs) {
        countWith(anchor);
      }
      if (sourced) {
        findSources(anchor);
      }
    } else if (differs || sourced) {
      countPairs(differs);
    }
  }

  private void countAlone() throws IOException {
    if (scope.isEverything()) {
      Arrays.fill(alone, 0);
      addAlone(snapshot.marginals(other), 1);
      return;
    }
    if (change.anew()) {
      Arrays.fill(alone, 0);
    }
    for (Scope.Step step : change.steps()) {
      Tally tally = snapshot.tally();
      Scope.Counting counting = new Scope.Counting(query.unit(), step.rule());
      Slices articles = new Slices(snapshot, step.articles());
      addAlone(Marginals.of(snapshot, articles, counting, tally), step.sign());
      snapshot.release(tally);
    }
  }

  private void addAlone(Marginals marginals, int sign) {
    for (int i = 0; i < entities.length; i++) {
      alone[i] += sign * (long) marginals.of(entities[i]);
    }
  }

  private void countWith(int anchor) throws IOException {
    Foreground foreground = new Foreground(snapshot, scope, anchor);
    for (Scope.Step step : change.steps()) {
      Tally together = snapshot.tally();
      foreground.count(step.articles(), new Scope.Counting(query.unit(), step.rule()), together);
      for (int i = 0; i < both.length; i++) {
        both[i] += step.sign() * (long) together.counts[rows.get(i).second()];
      }
      snapshot.release(together);
    }
  }

  private void findSources(int anchor) throws IOException {
    Scope.Counting counting = new Scope.Counting(query.unit(), Copies.PUBLISHED);
    new Foreground(snapshot, scope, anchor)
        .slices(Copies.PUBLISHED)
        .forEach(slice -> {
          SegmentCounter counter =
              new SegmentCounter(snapshot, slice.leaf(), counting, slice.inSegment());
          int[] inSegment = ordinals.inSegment(slice.leaf(), anchor);
          Part part = new Part(slice.leaf());
          for (int doc = slice.first(); doc != Slices.NONE; doc = slice.after(doc)) {
            if (part.hasSource(doc)) {
              counter.gatherWith(doc, inSegment);
              for (int i = 0; i < counter.size; i++) {
                int row = part.rowWithAnchor(counter.with[i]);
                if (row >= 0) {
                  part.addSource(row);
                }
              }
            }
          }
          merge(part);
        });
  }

  /** Walks all articles in scope that name two of the rows' entities. */
  private void countPairs(boolean differs) throws IOException {
    scope
        .slices(Copies.PUBLISHED)
        .forEach(slice -> {
          LeafReaderContext leaf = slice.leaf();
          UnitWalk published =
              new UnitWalk(snapshot, leaf, query.unit(), Copies.PUBLISHED, slice.inSegment());
          UnitWalk once =
              new UnitWalk(snapshot, leaf, query.unit(), Copies.INDEPENDENT, slice.inSegment());
          boolean otherOnce = other.rule() == Copies.INDEPENDENT;
          FixedBitSet counted = scope.articles(leaf, other.rule());
          Part part = new Part(leaf);
          for (int doc = slice.first(); doc != Slices.NONE; doc = slice.after(doc)) {
            published.columns.readEntities(doc);
            if (!part.hasTwo(published.columns.entities)) {
              continue;
            }
            if (part.hasSource(doc)) {
              part.addPairs(published, doc, true);
            }
            if (differs && counted.get(doc)) {
              part.addPairs(otherOnce ? once : published, doc, false);
            }
          }
          merge(part);
        });
  }

  private synchronized void merge(Part part) throws IOException {
    for (int row = 0; row < both.length; row++) {
      both[row] += part.both[row];
      if (part.sources[row] != null) {
        if (sources[row] == null) {
          sources[row] = new FixedBitSet(snapshot.sources().count());
        }
        sources[row].or(part.sources[row]);
      }
    }
  }

  /** What one slice of a segment adds to the rows. */
  private final class Part {
    final long[] both = new long[rows.size()];
    final FixedBitSet[] sources = new FixedBitSet[rows.size()];
    private final FixedBitSet isNamed;
    private final int[] named;
    private final int[] entityOf;
    private final int[] rowOfNamed;
    private final int[] ofArticles;
    private final int sourceCount;
    private int source = Sources.NONE;
    private int[] present = new int[16];

    Part(LeafReaderContext leaf) throws IOException {
      isNamed = new FixedBitSet(Math.max(1, ordinals.ofSegment(leaf).length));
      for (int entity : entities) {
        for (int ordinal : ordinals.inSegment(leaf, entity)) {
          isNamed.set(ordinal);
        }
      }
      named = new int[isNamed.cardinality()];
      entityOf = new int[named.length];
      rowOfNamed = new int[named.length];
      int size = 0;
      for (int ordinal = Scope.next(isNamed, 0);
          ordinal != Slices.NONE;
          ordinal = Scope.next(isNamed, ordinal + 1)) {
        named[size] = ordinal;
        entityOf[size] = ordinals.ofSegment(leaf)[ordinal];
        rowOfNamed[size] = row(rows.get(0).first(), entityOf[size]);
        size++;
      }
      ofArticles = snapshot.sources().ofArticles(leaf);
      sourceCount = snapshot.sources().count();
    }

    /** The row of an ordinal with the anchor, -1 if there is none. */
    int rowWithAnchor(int ordinal) {
      return isNamed.get(ordinal) ? rowOfNamed[Arrays.binarySearch(named, ordinal)] : -1;
    }

    /** The entity of a row that an ordinal is, -1 if it is none. */
    int named(int ordinal) {
      return isNamed.get(ordinal) ? entityOf[Arrays.binarySearch(named, ordinal)] : -1;
    }

    boolean hasTwo(IntsRef ordinalsOfArticle) {
      int found = 0;
      for (int i = 0; i < ordinalsOfArticle.length && found < 2; i++) {
        found += isNamed.get(ordinalsOfArticle.ints[ordinalsOfArticle.offset + i]) ? 1 : 0;
      }
      return found == 2;
    }

    /** Turns to an article, and tells whether it has a source. */
    boolean hasSource(int doc) {
      source = ofArticles[doc];
      return source != Sources.NONE;
    }

    /** Notes the article's source for a row. */
    void addSource(int row) {
      if (sources[row] == null) {
        sources[row] = new FixedBitSet(sourceCount);
      }
      sources[row].set(source);
    }

    /** Notes the source of an article, or counts its units. */
    void addPairs(UnitWalk walk, int doc, boolean source) throws IOException {
      walk.article(doc);
      while (walk.next()) {
        int size = 0;
        present = ArrayUtil.growNoCopy(present, walk.size);
        for (int i = 0; i < walk.size; i++) {
          int entity = named(walk.ordinals[i]);
          if (entity >= 0) {
            present[size++] = entity;
          }
        }
        for (int i = 0; i < size; i++) {
          for (int j = i + 1; j < size; j++) {
            int first = Math.min(present[i], present[j]);
            int second = Math.max(present[i], present[j]);
            int row = row(first, second);
            if (row >= 0 && source) {
              addSource(row);
            } else if (row >= 0) {
              both[row] += walk.times;
            }
          }
        }
      }
    }

    int row(int first, int second) {
      return (int) rowOf.count(first, second) - 1;
    }
  }
}
