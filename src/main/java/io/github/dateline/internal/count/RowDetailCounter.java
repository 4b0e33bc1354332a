package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.Unit;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.scope.ArticleSlices;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Marginals;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.SegmentCounter;
import io.github.dateline.internal.scope.SegmentUnitIterator;
import io.github.dateline.internal.scope.SourceOrdinals;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.FixedBitSet;

/**
 * Counts the details of a table's rows that do not affect its ranking: the counts under the other
 * rule for copies, and the number of distinct sources.
 *
 * <p>Only near-duplicates and articles with boilerplate can make the two rules differ.
 */
final class RowDetailCounter {
  private final ScopeCache scopes;
  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;
  private final EntityOrdinals ordinals;
  private final List<CooccurrenceCounter.Pair> rows;
  private final Scope.CountingRule other;

  /** How much there is to count by the other rule. */
  private final Scope.Size otherSize;

  private final ListedEntities listed;

  /** The row of each pair, plus 1. */
  private final PairCountMap rowOf = new PairCountMap(Long.MAX_VALUE);

  private Scope.Recount recount = new Scope.Recount(false, List.of());

  /** By entity of a row: which row it has with the anchor, -1 if none or if there is no anchor. */
  private final int[] rowOfEntity;

  /** By entity of a row: in how many units by the other rule. */
  private final long[] alone;

  /** By row: how many units have both by the other rule. */
  private final long[] both;

  /**
   * By place: a bit for each source, null while there is none. The place of a row is its number
   * plus 1; with an anchor, that of who is named with it among the entities plus 1.
   */
  private final long[][] sources;

  /** How many words the bits of the sources take. */
  private final int words;

  RowDetailCounter(
      ScopeCache scopes,
      CooccurrenceQuery query,
      Scope scope,
      List<CooccurrenceCounter.Pair> rows,
      ListedEntities listed)
      throws IOException {
    this.scopes = scopes;
    index = scopes.index;
    this.query = query;
    this.scope = scope;
    this.rows = rows;
    ordinals = index.ordinals();
    other =
        new Scope.CountingRule(
            query.unit(),
            query.copies() == Copies.PUBLISHED ? Copies.INDEPENDENT : Copies.PUBLISHED);
    otherSize = scope.size(query.unit(), other.rule());
    this.listed = listed;
    rowOfEntity = new int[listed.size()];
    Arrays.fill(rowOfEntity, -1);
    alone = new long[listed.size()];
    both = new long[rows.size()];
    sources = new long[1 + (query.anchor().isPresent() ? listed.size() : rows.size())][];
    words = FixedBitSet.bits2words(Math.max(1, index.sources().count()));
    for (int i = 0; i < rows.size(); i++) {
      rowOf.add(rows.get(i).first(), rows.get(i).second(), i + 1);
      if (query.anchor().isPresent()) {
        rowOfEntity[listed.place(rows.get(i).second())] = i;
      }
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
    if (index.sources().isSingle()) {
      return 1;
    }
    int place = 1 + (query.anchor().isPresent() ? listed.place(rows.get(row).second()) : row);
    return sources[place] == null ? 0 : Arrays.stream(sources[place]).map(Long::bitCount).sum();
  }

  private long alone(int entity) {
    return alone[listed.place(entity)];
  }

  private void count() throws IOException {
    boolean differs = !index.copyGroups().isEmpty();
    boolean anchored = query.anchor().isPresent();
    recount = differs ? scope.recountTo(other.rule()) : new Scope.Recount(false, List.of());
    for (int i = 0; i < rows.size(); i++) {
      Contingency counts = rows.get(i).counts();
      // Pairs are counted again where anything differs.
      both[i] = recount.fromScratch() || differs && !anchored ? 0 : counts.both();
      alone[listed.place(rows.get(i).first())] = counts.first();
      alone[listed.place(rows.get(i).second())] = counts.second();
    }
    if (rows.isEmpty()) {
      return;
    }
    boolean everything = scope.isEverything();
    if (recount.fromScratch() || differs && everything) {
      Arrays.fill(alone, 0);
    }
    if (differs && everything) {
      Marginals marginals = scopes.marginals(scope, other);
      for (int i = 0; i < listed.size(); i++) {
        alone[i] = marginals.of(listed.entity(i));
      }
    }
    boolean sourced = index.sources().count() > 0 && !index.sources().isSingle();
    if (anchored || differs && !everything) {
      walk(anchored, sourced, everything);
    }
    if (!anchored && (differs || sourced)) {
      countPairs(differs);
    }
  }

  /**
   * Walks the articles that name the anchor, for the sources, and those of the steps: of all
   * articles only those that name the anchor, too, since the marginals are known.
   */
  private void walk(boolean anchored, boolean sourced, boolean everything) throws IOException {
    int anchor = anchored ? rows.get(0).first() : EntityOrdinals.HIDDEN;
    FixedBitSet[] published = scope.articles(Copies.PUBLISHED);
    FixedBitSet[] naming = anchored ? scope.articlesNaming(anchor, Copies.PUBLISHED) : published;
    FixedBitSet[] walked = new FixedBitSet[published.length];
    List<Scope.RecountStep> steps = new ArrayList<>();
    for (Scope.RecountStep step : recount.steps()) {
      steps.add(everything ? step.restrictedTo(naming) : step);
    }
    for (int i = 0; i < walked.length; i++) {
      walked[i] = anchored && sourced ? naming[i].clone() : new FixedBitSet(published[i].length());
      for (Scope.RecountStep step : steps) {
        walked[i].or(step.articles()[i]);
      }
    }
    new ArticleSlices(index, walked)
        .forEach(slice -> {
          SliceDetails part = new SliceDetails(slice.leaf());
          if (anchored && sourced) {
            part.addSources(slice.with(naming[slice.leaf().ord]), anchor);
          }
          for (Scope.RecountStep step : steps) {
            part.add(step, slice.with(step.articles()[slice.leaf().ord]), anchor, !everything);
          }
          merge(part);
        });
  }

  /** Walks all articles in scope that name two of the rows' entities. */
  private void countPairs(boolean differs) throws IOException {
    new ArticleSlices(index, scope.articles(Copies.PUBLISHED))
        .forEach(slice -> {
          LeafReaderContext leaf = slice.leaf();
          SegmentUnitIterator published =
              new SegmentUnitIterator(
                  index, leaf, query.unit(), Copies.PUBLISHED, slice.inSegment());
          SegmentUnitIterator once =
              new SegmentUnitIterator(
                  index, leaf, query.unit(), Copies.INDEPENDENT, slice.inSegment());
          boolean otherOnce = other.rule() == Copies.INDEPENDENT;
          FixedBitSet counted = scope.articles(leaf, other.rule());
          SliceDetails part = new SliceDetails(leaf);
          slice.forEach(
              published.columns,
              true,
              doc -> {
                published.columns.readEntities(doc);
                if (ListedEntities.hasTwo(part.entityOf, published.columns.entities)) {
                  if (part.hasSource(doc)) {
                    part.addPairs(published, doc, true);
                  }
                  if (differs && counted.get(doc)) {
                    part.addPairs(otherOnce ? once : published, doc, false);
                  }
                }
              });
          merge(part);
        });
  }

  private synchronized void merge(SliceDetails part) throws IOException {
    for (int i = 0; i < alone.length; i++) {
      alone[i] += part.alone[i];
    }
    for (int row = 0; row < both.length; row++) {
      both[row] += part.both[row];
    }
    for (int i = 1; i < sources.length; i++) {
      if (sources[i] == null) {
        sources[i] = part.sources[i];
      } else if (part.sources[i] != null) {
        for (int word = 0; word < sources[i].length; word++) {
          sources[i][word] |= part.sources[i][word];
        }
      }
    }
    listed.giveBack(part.leaf, part.entityOf);
  }

  /** What one slice of a segment adds to the rows. */
  private final class SliceDetails {
    final long[] alone = new long[listed.size()];
    final long[] both = new long[rows.size()];
    final long[][] sources = new long[RowDetailCounter.this.sources.length][];

    private final LeafReaderContext leaf;

    /** By ordinal of the segment: which of the entities it is, plus 1; 0 if it is none. */
    private final int[] entityOf;

    private final int[] ofArticles;
    private int source = SourceOrdinals.NO_SOURCE;
    private int[] present = new int[16];

    /** Adds nothing yet. */
    SliceDetails(LeafReaderContext leaf) throws IOException {
      this.leaf = leaf;
      entityOf = listed.placesIn(leaf);
      ofArticles = index.sources().ofArticles(leaf);
      // What is none of them seems noted: to tell would take longer.
      sources[0] = new long[words];
      Arrays.fill(sources[0], -1);
    }

    /** Counts the units of a step: who is in them, and who is in them with the anchor. */
    void add(Scope.RecountStep step, ArticleSlices.Slice slice, int anchor, boolean countAlone)
        throws IOException {
      int[] inSegment = ordinals.inSegment(slice.leaf(), anchor);
      SegmentUnitIterator units =
          new SegmentUnitIterator(
              index, slice.leaf(), query.unit(), step.rule(), slice.inSegment());
      slice.forEach(
          units.columns,
          true,
          doc -> {
            units.article(doc);
            while (units.next()) {
              boolean together = SegmentCounter.contains(units.ordinals, units.size, inSegment);
              if (together || countAlone) {
                add(units, step.sign() * units.times, together, countAlone);
              }
            }
          });
    }

    private void add(SegmentUnitIterator units, int times, boolean together, boolean countAlone) {
      for (int i = 0; i < units.size; i++) {
        int entity = entityOf[units.ordinals[i]] - 1;
        if (entity >= 0) {
          alone[entity] += countAlone ? times : 0;
          int row = together ? rowOfEntity[entity] : -1;
          if (row >= 0) {
            both[row] += times;
          }
        }
      }
    }

    /** Notes the sources of articles for the entities in a unit of theirs with the anchor. */
    void addSources(ArticleSlices.Slice slice, int anchor) throws IOException {
      int[] inSegment = ordinals.inSegment(slice.leaf(), anchor);
      Scope.CountingRule counting = new Scope.CountingRule(query.unit(), Copies.PUBLISHED);
      SegmentCounter counter = new SegmentCounter(index, slice.leaf(), counting, slice.inSegment());
      boolean withUnits = !query.unit().equals(Unit.ARTICLE);
      int[] ofBlock = new int[2 * ArticleSlices.BLOCK_SIZE];
      slice.forEachBlock((docs, size) -> {
        counter.columns.prefetch(docs, size, withUnits);
        for (int i = 0; i < size; i++) {
          ofBlock[i] = ofArticles[docs[i]];
        }
        for (int i = 0; i < size; i++) {
          source = ofBlock[i];
          if (source != SourceOrdinals.NO_SOURCE) {
            counter.gatherCoOccurring(docs[i], inSegment);
            for (int j = 0; j < counter.size; j++) {
              addSource(entityOf[counter.coOccurring[j]]);
            }
          }
        }
      });
    }

    /** Turns to an article, and tells whether it has a source. */
    boolean hasSource(int doc) {
      source = ofArticles[doc];
      return source != SourceOrdinals.NO_SOURCE;
    }

    private void addSource(int place) {
      long[] bits = sources[place];
      if (bits == null) {
        bits = new long[words];
        sources[place] = bits;
      }
      // Mostly it is: to write nothing then saves the next one from waiting.
      if ((bits[source >> 6] & 1L << source) == 0) {
        bits[source >> 6] |= 1L << source;
      }
    }

    /** Notes the source of an article, or counts its units. */
    void addPairs(SegmentUnitIterator units, int doc, boolean source) throws IOException {
      units.article(doc);
      while (units.next()) {
        int size = 0;
        present = ArrayUtil.growNoCopy(present, units.size);
        for (int i = 0; i < units.size; i++) {
          int entity = entityOf[units.ordinals[i]] - 1;
          if (entity >= 0) {
            present[size++] = listed.entity(entity);
          }
        }
        for (int i = 0; i < size; i++) {
          for (int j = i + 1; j < size; j++) {
            int first = Math.min(present[i], present[j]);
            int second = Math.max(present[i], present[j]);
            int row = row(first, second);
            if (row >= 0 && source) {
              addSource(row + 1);
            } else if (row >= 0) {
              both[row] += units.times;
            }
          }
        }
      }
    }

    private int row(int first, int second) {
      return (int) rowOf.count(first, second) - 1;
    }
  }
}
