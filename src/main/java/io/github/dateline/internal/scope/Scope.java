package io.github.dateline.internal.scope;

import io.github.dateline.Copies;
import io.github.dateline.Unit;
import io.github.dateline.internal.copies.CopyGroups;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.names.EntityPostings;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The articles that a question is about.
 *
 * <p>Of a near-duplicate group, the member in scope that comes first by publication, then id,
 * represents it. Thread-safe.
 */
public final class Scope {
  private final CountingIndex index;
  private final List<LeafReaderContext> leaves;
  private final Map<Copies, FixedBitSet[]> articles = new EnumMap<>(Copies.class);
  private final Map<Copies, Recount> recounts = new EnumMap<>(Copies.class);
  private final Map<CountingRule, Size> sizes = new HashMap<>();

  /** The articles that name the entity that was asked for last. */
  private final Map<Copies, FixedBitSet[]> articlesNaming = new EnumMap<>(Copies.class);

  private int named = EntityOrdinals.HIDDEN;

  private @Nullable Stamps stamps;

  /** Whether it is kept for other questions. */
  private final boolean kept;

  /**
   * When articles were published.
   *
   * @param first the first second; greater than the last where no article has a date
   * @param last the last second
   */
  public record Stamps(long first, long last) {}

  Scope(CountingIndex index, Query query, boolean kept) throws IOException {
    this.index = index;
    this.kept = kept;
    leaves = index.open.reader.leaves();
    Weight weight =
        index.open.searcher.createWeight(
            index.open.searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    FixedBitSet[] matching = new FixedBitSet[leaves.size()];
    for (LeafReaderContext leaf : leaves) {
      matching[leaf.ord] = matching(weight, leaf);
    }
    articles.put(Copies.PUBLISHED, matching);
  }

  private static FixedBitSet matching(Weight weight, LeafReaderContext leaf) throws IOException {
    FixedBitSet matching = new FixedBitSet(leaf.reader().maxDoc());
    Scorer scorer = weight.scorer(leaf);
    if (scorer != null) {
      DocIdSetIterator docs = scorer.iterator();
      if (docs.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        docs.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, matching, 0);
      }
      Bits live = leaf.reader().getLiveDocs();
      if (live != null) {
        live.applyMask(matching, 0);
      }
    }
    return matching;
  }

  /** What is counted: by which unit, by which rule for copies. */
  public record CountingRule(Unit unit, Copies rule) {}

  /**
   * How much there is to count.
   *
   * @param articles how many articles are in scope
   * @param units how many units they have, with or without an entity
   */
  public record Size(long articles, long units) {}

  /** The articles of a segment that count by a rule. Not to be changed. */
  public FixedBitSet articles(LeafReaderContext leaf, Copies rule) throws IOException {
    return articles(rule)[leaf.ord];
  }

  /** The articles of each segment that count by a rule. Not to be changed. */
  public synchronized FixedBitSet[] articles(Copies rule) throws IOException {
    FixedBitSet[] found = articles.get(rule);
    if (found == null) {
      CopyGroups groups = index.copyGroups();
      FixedBitSet[] published = articles(Copies.PUBLISHED);
      found = groups.groups() == 0 ? published : representing(published, groups);
      articles.put(rule, found);
    }
    return found;
  }

  private FixedBitSet[] representing(FixedBitSet[] published, CopyGroups groups) {
    int[] first = new int[groups.groups()];
    Arrays.fill(first, Integer.MAX_VALUE);
    FixedBitSet[] copied = new FixedBitSet[published.length];
    for (LeafReaderContext leaf : leaves) {
      FixedBitSet inLeaf = groups.withCopies(leaf, published[leaf.ord]);
      for (int doc = next(inLeaf, 0);
          doc != ArticleSlices.NO_MORE_ARTICLES;
          doc = next(inLeaf, doc + 1)) {
        int group = groups.group(leaf.docBase + doc);
        first[group] = Math.min(first[group], groups.rank(leaf.docBase + doc));
      }
      copied[leaf.ord] = inLeaf;
    }
    FixedBitSet[] found = new FixedBitSet[published.length];
    for (LeafReaderContext leaf : leaves) {
      FixedBitSet inLeaf = copied[leaf.ord];
      found[leaf.ord] = published[leaf.ord].clone();
      for (int doc = next(inLeaf, 0);
          doc != ArticleSlices.NO_MORE_ARTICLES;
          doc = next(inLeaf, doc + 1)) {
        int article = leaf.docBase + doc;
        if (groups.rank(article) != first[groups.group(article)]) {
          found[leaf.ord].clear(doc);
        }
      }
    }
    return found;
  }

  /**
   * Articles to be walked, and what their units add to a count.
   *
   * @param articles the articles of each segment
   * @param rule the rule for copies by which their units count
   * @param sign 1 if they are added, -1 if they are taken off
   */
  public record RecountStep(FixedBitSet[] articles, Copies rule, int sign) {
    /** The step of those articles alone that are among some. */
    public RecountStep restrictedTo(FixedBitSet[] some) {
      FixedBitSet[] both = new FixedBitSet[articles.length];
      for (int i = 0; i < both.length; i++) {
        both[i] = articles[i].clone();
        both[i].and(some[i]);
      }
      return new RecountStep(both, rule, sign);
    }
  }

  /**
   * A recount: the steps from the counts under one rule to those under the other, either from
   * scratch or from the counts at hand, whichever walks fewer articles.
   *
   * @param fromScratch whether it starts from scratch
   * @param steps what is to be added
   */
  public record Recount(boolean fromScratch, List<RecountStep> steps) {}

  /** The recount from the other rule to a rule. */
  public synchronized Recount recountTo(Copies rule) throws IOException {
    Recount change = recounts.get(rule);
    if (change == null) {
      change = planRecount(rule);
      recounts.put(rule, change);
    }
    return change;
  }

  private Recount planRecount(Copies rule) throws IOException {
    FixedBitSet[] once = articles(Copies.INDEPENDENT);
    FixedBitSet[] differing = new FixedBitSet[once.length];
    FixedBitSet[] differingOnce = new FixedBitSet[once.length];
    long fewer = 0;
    for (LeafReaderContext leaf : leaves) {
      FixedBitSet published = articles(leaf, Copies.PUBLISHED);
      FixedBitSet differ = published.clone();
      differ.andNot(once[leaf.ord]);
      differ.or(index.copyGroups().boilerplate().articlesAmong(leaf, published));
      differing[leaf.ord] = differ;
      differingOnce[leaf.ord] = differ.clone();
      differingOnce[leaf.ord].and(once[leaf.ord]);
      fewer += differ.cardinality() - once[leaf.ord].cardinality();
    }
    if (rule == Copies.INDEPENDENT && fewer > 0) {
      return new Recount(true, List.of(new RecountStep(once, Copies.INDEPENDENT, 1)));
    }
    int sign = rule == Copies.PUBLISHED ? 1 : -1;
    return new Recount(
        false,
        List.of(
            new RecountStep(differing, Copies.PUBLISHED, sign),
            new RecountStep(differingOnce, Copies.INDEPENDENT, -sign)));
  }

  /** The first article from one on, {@link ArticleSlices#NO_MORE_ARTICLES} if there is none. */
  static int next(FixedBitSet articles, int from) {
    return from >= articles.length() ? ArticleSlices.NO_MORE_ARTICLES : articles.nextSetBit(from);
  }

  /** Whether an article, of those in scope, represents its group or has no copies there. */
  public boolean represents(int article) throws IOException {
    LeafReaderContext leaf = index.open.stored.leaf(article);
    return articles(leaf, Copies.INDEPENDENT).get(article - leaf.docBase);
  }

  /** The articles of each segment that count by a rule and name an entity. Not to be changed. */
  public synchronized FixedBitSet[] articlesNaming(int entity, Copies rule) throws IOException {
    if (entity != named) {
      articlesNaming.clear();
      named = entity;
    }
    FixedBitSet[] found = articlesNaming.get(rule);
    if (found == null) {
      FixedBitSet[] counted = articles(rule);
      found = new FixedBitSet[counted.length];
      for (LeafReaderContext leaf : leaves) {
        found[leaf.ord] =
            new EntityPostings(index.ordinals(), leaf).naming(entity, counted[leaf.ord]);
      }
      articlesNaming.put(rule, found);
    }
    return found;
  }

  /** Whether all articles are in scope. */
  public boolean isEverything() throws IOException {
    return size(Unit.ARTICLE, Copies.PUBLISHED).articles() == index.open.reader.numDocs();
  }

  /** Whether it is kept for other questions, or equal to one that is. */
  public boolean isKept() throws IOException {
    return kept || isEverything();
  }

  /** When its articles were published, copies too; found once. */
  public synchronized Stamps stamps() throws IOException {
    if (stamps == null) {
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      for (LeafReaderContext leaf : leaves) {
        PointValues points = leaf.reader().getPointValues(IndexFields.PUBLISHED);
        if (points == null || points.size() == 0) {
          continue;
        }
        if (articles(leaf, Copies.PUBLISHED).cardinality() == leaf.reader().maxDoc()) {
          first = Math.min(first, LongPoint.decodeDimension(points.getMinPackedValue(), 0));
          last = Math.max(last, LongPoint.decodeDimension(points.getMaxPackedValue(), 0));
          continue;
        }
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
        DocIdSetIterator docs = new BitSetIterator(articles(leaf, Copies.PUBLISHED), 0);
        for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
          if (values.advanceExact(doc)) {
            first = Math.min(first, values.longValue());
            last = Math.max(last, values.longValue());
          }
        }
      }
      stamps = new Stamps(first, last);
    }
    return stamps;
  }

  /** How much there is to count. */
  public synchronized Size size(Unit unit, Copies rule) throws IOException {
    // All windows are as many as sentences.
    CountingRule counting =
        new CountingRule(unit instanceof Unit.Sentences ? Unit.SENTENCE : unit, rule);
    Size size = sizes.get(counting);
    if (size == null) {
      size = measure(counting);
      sizes.put(counting, size);
    }
    return size;
  }

  private Size measure(CountingRule counting) throws IOException {
    if (counting.equals(new CountingRule(Unit.ARTICLE, Copies.INDEPENDENT))) {
      long texts = independent();
      return new Size(texts, texts);
    }
    long count = 0;
    long units = 0;
    for (LeafReaderContext leaf : leaves) {
      FixedBitSet counted = articles(leaf, counting.rule());
      int inSegment = counted.cardinality();
      count += inSegment;
      if (counting.unit() instanceof Unit.WholeArticle) {
        units += inSegment;
        continue;
      }
      units += index.columns.articles(leaf, inSegment).units(counting.unit(), counted);
    }
    return new Size(count, units);
  }

  /** How many articles count where copies do so once: found without saying which. */
  private long independent() throws IOException {
    CopyGroups groups = index.copyGroups();
    FixedBitSet seen = new FixedBitSet(Math.max(1, groups.groups()));
    long texts = 0;
    for (LeafReaderContext leaf : leaves) {
      FixedBitSet published = articles(leaf, Copies.PUBLISHED);
      FixedBitSet copied = groups.withCopies(leaf, published);
      texts += published.cardinality() - copied.cardinality();
      for (int doc = next(copied, 0);
          doc != ArticleSlices.NO_MORE_ARTICLES;
          doc = next(copied, doc + 1)) {
        seen.set(groups.group(leaf.docBase + doc));
      }
    }
    return texts + seen.cardinality();
  }

  /** Sees each unit that has an entity. */
  public interface Visitor {
    /**
     * A unit.
     *
     * @param entities the numbers of its entities, distinct, in no order; valid during the call
     * @param size how many there are, at least 1
     * @param times how many units in a row are just so, at least 1
     */
    void unit(int[] entities, int size, int times);
  }

  /** Walks the units that count by a rule. */
  public Size walk(Unit unit, Copies rule, Visitor visitor) throws IOException {
    int[] numbers = new int[64];
    for (LeafReaderContext leaf : leaves) {
      FixedBitSet counted = articles(leaf, rule);
      int inSegment = counted.cardinality();
      if (inSegment == 0) {
        continue;
      }
      SegmentUnitIterator units = new SegmentUnitIterator(index, leaf, unit, rule, inSegment);
      int[] ofSegment = index.ordinals().ofSegment(leaf);
      for (int doc = next(counted, 0);
          doc != ArticleSlices.NO_MORE_ARTICLES;
          doc = next(counted, doc + 1)) {
        units.article(doc);
        while (units.next()) {
          numbers = units.numbers(ofSegment, numbers);
          if (units.entityCount > 0) {
            visitor.unit(numbers, units.entityCount, units.times);
          }
        }
      }
    }
    return size(unit, rule);
  }
}
