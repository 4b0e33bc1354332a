package io.github.dateline.internal.query;

import io.github.dateline.DatelineException;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * The Lucene query for a phrase in which some words are patterns; a pattern that fits too many
 * words is the asking person's mistake.
 */
final class PatternPhraseQuery extends Query {
  private final Query phrase;
  private final String typed;

  /**
   * Wraps a query.
   *
   * @param phrase the query, whose patterns Lucene bounds
   * @param typed as it was typed
   */
  PatternPhraseQuery(Query phrase, String typed) {
    this.phrase = phrase;
    this.typed = typed;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode scores, float boost)
      throws IOException {
    return new FilterWeight(this, searcher.rewrite(phrase).createWeight(searcher, scores, boost)) {
      @Override
      public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
        try {
          return super.scorerSupplier(segment);
        } catch (IllegalStateException e) {
          throw tooMany(e);
        }
      }

      @Override
      public @Nullable Matches matches(LeafReaderContext segment, int doc) throws IOException {
        try {
          return super.matches(segment, doc);
        } catch (IllegalStateException e) {
          throw tooMany(e);
        }
      }
    };
  }

  private DatelineException tooMany(IllegalStateException cause) {
    DatelineException problem =
        new DatelineException(
            "a pattern in this phrase fits more than "
                + IndexSearcher.getMaxClauseCount()
                + " words; write more of it",
            typed,
            0);
    problem.initCause(cause);
    return problem;
  }

  @Override
  public void visit(QueryVisitor visitor) {
    phrase.visit(visitor);
  }

  @Override
  public String toString(String field) {
    return phrase.toString(field);
  }

  @Override
  public boolean equals(Object other) {
    return sameClassAs(other) && phrase.equals(((PatternPhraseQuery) other).phrase);
  }

  @Override
  public int hashCode() {
    return Objects.hash(classHash(), phrase);
  }
}
