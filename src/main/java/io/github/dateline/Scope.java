package io.github.dateline;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The articles that a query matches, walked unit by unit over the counting columns. Of a group of
 * copies the first in scope by publication, then id, represents it.
 */
final class Scope {
  private final IndexSearcher searcher;
  private final EntityOrdinals ordinals;
  private final Copies rule;
  private final @Nullable CopyGroups groups;
  private final Weight weight;

  /** The copies that another article in scope represents. */
  private final FixedBitSet represented;

  /** A scope in which every article counts. */
  Scope(IndexSearcher searcher, EntityOrdinals ordinals, Query query) throws IOException {
    this(searcher, ordinals, query, Copies.PUBLISHED, null);
  }

  /** A scope whose units are counted by a rule for copies. */
  Scope(
      IndexSearcher searcher,
      EntityOrdinals ordinals,
      Query query,
      Copies rule,
      @Nullable CopyGroups groups)
      throws IOException {
    this.searcher = searcher;
    this.ordinals = ordinals;
    this.rule = rule;
    this.groups = groups;
    weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    represented = new FixedBitSet(Math.max(1, searcher.getIndexReader().maxDoc()));
    if (groups != null && groups.groups() > 0) {
      findRepresented(groups);
    }
  }

  private void findRepresented(CopyGroups copies) throws IOException {
    int[] first = new int[copies.groups()];
    Arrays.fill(first, -1);
    forEach((leaf, doc) -> {
      int article = leaf.docBase + doc;
      int group = copies.group(article);
      if (group < 0) {
        return;
      }
      if (first[group] < 0) {
        first[group] = article;
      } else if (copies.place(article) < copies.place(first[group])) {
        represented.set(first[group]);
        first[group] = article;
      } else {
        represented.set(article);
      }
    });
  }

  /** Whether an article, of those in scope, represents its group or has no copies there. */
  boolean represents(int doc) {
    return !represented.get(doc);
  }

  /** Sees each article in scope. */
  private interface ArticleVisitor {
    void article(LeafReaderContext leaf, int doc) throws IOException;
  }

  private void forEach(ArticleVisitor visitor) throws IOException {
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      Scorer scorer = weight.scorer(leaf);
      if (scorer == null) {
        continue;
      }
      Bits live = leaf.reader().getLiveDocs();
      DocIdSetIterator docs = scorer.iterator();
      for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
        if (live == null || live.get(doc)) {
          visitor.article(leaf, doc);
        }
      }
    }
  }

  /** Sees each unit that has an entity. */
  interface Visitor {
    /**
     * A unit.
     *
     * @param entities the numbers of its entities, distinct, in no order; valid during the call
     * @param size how many there are, at least 1
     * @param times how many units in a row are just so, at least 1
     */
    void unit(int[] entities, int size, int times);
  }

  /**
   * How much was walked.
   *
   * @param articles how many articles are in scope
   * @param units how many units they have, with or without an entity
   */
  record Size(long articles, long units) {}

  /** Walks the units that count. */
  Size walk(Unit unit, Visitor visitor) throws IOException {
    return walk(unit, rule, false, visitor);
  }

  /** Walks the units that count by a rule, in the articles in which rules for copies differ. */
  Size walkDiffering(Unit unit, Copies anyRule, Visitor visitor) throws IOException {
    return groups == null || groups.isEmpty() ? new Size(0, 0) : walk(unit, anyRule, true, visitor);
  }

  private Size walk(Unit unit, Copies anyRule, boolean onlyDiffering, Visitor visitor)
      throws IOException {
    boolean independent = anyRule == Copies.INDEPENDENT;
    long[] size = new long[2];
    LeafWalk[] walk = new LeafWalk[1];
    forEach((leaf, doc) -> {
      int article = leaf.docBase + doc;
      boolean copy = represented.get(article);
      boolean boilerplate = groups != null && groups.hasBoilerplate(article);
      if (independent && copy || onlyDiffering && !copy && !boilerplate) {
        return;
      }
      if (walk[0] == null || walk[0].leaf != leaf) {
        walk[0] = new LeafWalk(leaf, unit, visitor);
      }
      size[0]++;
      size[1] += walk[0].article(doc, independent && boilerplate);
    });
    return new Size(size[0], size[1]);
  }

  /** The articles of one segment. */
  private final class LeafWalk {
    final LeafReaderContext leaf;
    private final boolean whole;
    private final Visitor visitor;
    private final SortedSetDocValues entities;
    private final int[] numbers;
    private final boolean oneToOne;
    private final BinaryDocValues columns;
    private final BinaryDocValues sentences;
    private final NumericDocValues totals;
    private final UnitCursor cursor;
    private int[] article = new int[64];
    private int[] present = new int[64];

    private final Map<Integer, Integer> places = new HashMap<>();

    /** For each position: the first one of the same entity; -1 where it is hidden. */
    private int[] canonical = new int[64];

    LeafWalk(LeafReaderContext leaf, Unit unit, Visitor visitor) throws IOException {
      this.leaf = leaf;
      this.visitor = visitor;
      whole = unit instanceof Unit.WholeArticle;
      entities = EntityOrdinals.values(leaf);
      numbers = ordinals.ofSegment(leaf);
      oneToOne = ordinals.isOneToOne(leaf);
      columns = DocValues.getBinary(leaf.reader(), IndexFields.UNITS);
      sentences = DocValues.getBinary(leaf.reader(), IndexFields.SENTENCE_HASHES);
      totals =
          DocValues.getNumeric(
              leaf.reader(),
              unit instanceof Unit.Paragraph ? IndexFields.PARAGRAPHS : IndexFields.SENTENCES);
      cursor = new UnitCursor(unit);
    }

    /** Visits the units of an article and tells how many it has. */
    long article(int doc, boolean withoutBoilerplate) throws IOException {
      int size = readEntities(doc);
      if (whole) {
        int named = withoutBoilerplate ? withoutBoilerplate(doc, size) : distinct(size);
        if (named > 0) {
          visitor.unit(article, named, 1);
        }
        return 1;
      }
      if (size > 0 && columns.advanceExact(doc)) {
        cursor.reset(columns.binaryValue(), size);
        if (withoutBoilerplate) {
          dropBoilerplate(doc);
        }
        if (!oneToOne) {
          cursor.rename(canonical);
        }
        while (cursor.next()) {
          present = ArrayUtil.grow(present, cursor.size);
          for (int i = 0; i < cursor.size; i++) {
            present[i] = article[cursor.members[i]];
          }
          visitor.unit(present, cursor.size, cursor.weight);
        }
      }
      return totals.advanceExact(doc) ? totals.longValue() : 0;
    }

    private int readEntities(int doc) throws IOException {
      if (!entities.advanceExact(doc)) {
        return 0;
      }
      int size = entities.docValueCount();
      article = ArrayUtil.grow(article, size);
      for (int i = 0; i < size; i++) {
        article[i] = numbers[(int) entities.nextOrd()];
      }
      if (!oneToOne) {
        findCanonical(size);
      }
      return size;
    }

    private void findCanonical(int size) {
      canonical = ArrayUtil.grow(canonical, size);
      places.clear();
      for (int i = 0; i < size; i++) {
        Integer before = article[i] < 0 ? Integer.valueOf(-1) : places.putIfAbsent(article[i], i);
        canonical[i] = before == null ? i : before;
      }
    }

    /** Gathers the article's entities at the front, each once, without those that are hidden. */
    private int distinct(int size) {
      if (oneToOne) {
        return size;
      }
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (canonical[i] == i) {
          article[kept++] = article[i];
        }
      }
      return kept;
    }

    private void dropBoilerplate(int doc) throws IOException {
      CopyGroups copies = groups;
      if (copies != null && sentences.advanceExact(doc)) {
        BytesRef hashes = sentences.binaryValue();
        cursor.drop(sentence -> copies.isBoilerplate(SentenceColumn.hash(hashes, sentence)));
      }
    }

    /** Leaves those of the article's entities that another sentence names too. */
    private int withoutBoilerplate(int doc, int size) throws IOException {
      if (size == 0 || !columns.advanceExact(doc)) {
        return 0;
      }
      cursor.reset(columns.binaryValue(), size);
      dropBoilerplate(doc);
      if (!oneToOne) {
        cursor.rename(canonical);
      }
      int named = 0;
      FixedBitSet positions = cursor.named(size);
      for (int i = 0; i < size; i++) {
        if (positions.get(i)) {
          article[named++] = article[i];
        }
      }
      return named;
    }
  }
}
