package io.github.dateline.internal.names;

import io.github.dateline.internal.index.IndexFields;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Finds the articles of one segment that name an entity. Not thread-safe. */
public final class EntityPostings {
  private final EntityOrdinals ordinals;
  private final LeafReaderContext leaf;
  private final SortedSetDocValues values;
  private final @Nullable TermsEnum terms;
  private @Nullable PostingsEnum postings;

  public EntityPostings(EntityOrdinals ordinals, LeafReaderContext leaf) throws IOException {
    this.ordinals = ordinals;
    this.leaf = leaf;
    values = IndexFields.entities(leaf);
    Terms all = leaf.reader().terms(IndexFields.ENTITY);
    terms = all == null ? null : all.iterator();
  }

  /** The articles, of some, that name an entity. */
  public FixedBitSet naming(int entity, FixedBitSet articles) throws IOException {
    FixedBitSet found = new FixedBitSet(articles.length());
    for (int ordinal : ordinals.inSegment(leaf, entity)) {
      if (terms != null && terms.seekExact(values.lookupOrd(ordinal))) {
        postings = terms.postings(postings, PostingsEnum.NONE);
        if (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          postings.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, found, 0);
        }
      }
    }
    found.and(articles);
    return found;
  }

  /** In how many sentences of some articles an entity is. */
  public long sentences(int entity, FixedBitSet articles) throws IOException {
    long sentences = 0;
    for (int ordinal : ordinals.inSegment(leaf, entity)) {
      if (terms != null && terms.seekExact(values.lookupOrd(ordinal))) {
        postings = terms.postings(postings, PostingsEnum.FREQS);
        for (int doc = postings.nextDoc();
            doc != DocIdSetIterator.NO_MORE_DOCS;
            doc = postings.nextDoc()) {
          sentences += articles.get(doc) ? postings.freq() : 0;
        }
      }
    }
    return sentences;
  }

  /** How many articles name an entity, deleted ones among them. */
  public long articles(int entity) throws IOException {
    long articles = 0;
    for (int ordinal : ordinals.inSegment(leaf, entity)) {
      articles += terms != null && terms.seekExact(values.lookupOrd(ordinal)) ? terms.docFreq() : 0;
    }
    return articles;
  }
}
