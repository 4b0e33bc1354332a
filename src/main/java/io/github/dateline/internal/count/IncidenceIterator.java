package io.github.dateline.internal.count;

import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.Incidence;
import io.github.dateline.internal.index.IndexFields;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.Scope;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.scope.SegmentUnitIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Walks the articles in scope, copies too, and sees who is named in which unit. */
public final class IncidenceIterator implements Iterator<Incidence> {
  private final CountingIndex index;
  private final CooccurrenceQuery query;
  private final Scope scope;

  /** The number of each entity asked about. */
  private final int[] entities;

  private final Iterator<LeafReaderContext> leaves;
  private @Nullable Segment segment;

  /** Walks the articles in the scope of a question. */
  public IncidenceIterator(ScopeCache scopes, CooccurrenceQuery query, List<Entity> asked)
      throws IOException {
    this.index = scopes.index;
    this.query = query;
    scope = scopes.scope(query.scope());
    entities = new int[asked.size()];
    for (int i = 0; i < entities.length; i++) {
      entities[i] = index.ordinals().number(asked.get(i));
    }
    leaves = index.open.reader.leaves().iterator();
  }

  @Override
  public boolean hasNext() {
    try {
      while ((segment == null || segment.isAtItsEnd()) && leaves.hasNext()) {
        segment = new Segment(leaves.next());
      }
      return segment != null && !segment.isAtItsEnd();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Incidence next() {
    if (!hasNext() || segment == null) {
      throw new NoSuchElementException("no more articles");
    }
    try {
      return segment.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The articles of one segment. */
  private final class Segment {
    private final LeafReaderContext leaf;
    private final FixedBitSet articles;
    private final SegmentUnitIterator units;
    private final NumericDocValues stamps;

    /** By ordinal: its entity's place in the list, plus 1; 0 if it has none. */
    private final int[] placeOf;

    private int doc;

    Segment(LeafReaderContext leaf) throws IOException {
      this.leaf = leaf;
      articles = scope.articles(leaf, Copies.PUBLISHED);
      units =
          new SegmentUnitIterator(
              index, leaf, query.unit(), query.copies(), articles.cardinality());
      stamps = DocValues.getNumeric(leaf.reader(), IndexFields.PUBLISHED);
      placeOf = new int[index.ordinals().ofSegment(leaf).length];
      for (int place = 0; place < entities.length; place++) {
        for (int ordinal : index.ordinals().inSegment(leaf, entities[place])) {
          placeOf[ordinal] = place + 1;
        }
      }
      doc = from(0);
    }

    private int from(int least) {
      return least >= articles.length()
          ? DocIdSetIterator.NO_MORE_DOCS
          : articles.nextSetBit(least);
    }

    boolean isAtItsEnd() {
      return doc == DocIdSetIterator.NO_MORE_DOCS;
    }

    Incidence next() throws IOException {
      List<Incidence.Units> found = new ArrayList<>();
      units.article(doc);
      while (units.next()) {
        TreeSet<Integer> places = new TreeSet<>();
        for (int i = 0; i < units.size; i++) {
          int place = placeOf[units.ordinals[i]];
          if (place > 0) {
            places.add(place - 1);
          }
        }
        if (!places.isEmpty()) {
          found.add(new Incidence.Units(units.times, List.copyOf(places)));
        }
      }
      int article = leaf.docBase + doc;
      Incidence incidence =
          new Incidence(
              index.open.stored.id(article),
              stamps.advanceExact(doc)
                  ? Optional.of(LocalDateTime.ofEpochSecond(stamps.longValue(), 0, ZoneOffset.UTC))
                  : Optional.empty(),
              query.copies() == Copies.PUBLISHED ? -1 : index.copyGroups().group(article),
              found);
      doc = from(doc + 1);
      return incidence;
    }
  }
}
