package io.github.dateline.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a query that stand next to each other, combined as sets: NOT binds tighter than AND,
 * AND tighter than OR, and OR tighter than standing side by side.
 *
 * <p>Parts side by side mean OR, but one with + must match, and one with - or NOT must not; where
 * AND or OR follows the latter, it is taken from what is before it alone.
 */
final class Clauses {
  private final List<Part> parts = new ArrayList<>();

  /** How a part is joined to the one before. */
  enum Joint {
    NONE,
    AND,
    OR
  }

  /** What stands before a part. */
  enum Sign {
    NONE,
    NOT,
    REQUIRED
  }

  private record Part(Joint joint, Sign sign, Query query) {
    Occur occur(Occur plain) {
      return switch (sign) {
        case NONE -> plain;
        case NOT -> Occur.MUST_NOT;
        case REQUIRED -> Occur.MUST;
      };
    }
  }

  void add(Joint joint, Sign sign, Query query) {
    parts.add(new Part(parts.isEmpty() ? Joint.NONE : joint, sign, query));
  }

  /** What all parts mean together; null if there are none. */
  @Nullable Query combined() {
    if (parts.isEmpty()) {
      return null;
    }
    joinNegations();
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    int next;
    for (int i = 0; i < parts.size(); i = next) {
      next = end(i, Joint.NONE);
      if (next == i + 1) {
        all.add(parts.get(i).query(), parts.get(i).occur(Occur.SHOULD));
      } else {
        all.add(anyOf(i, next), Occur.SHOULD);
      }
    }
    return simplified(all.build());
  }

  /** "a NOT b OR c" takes b from a, not c from all that are without b. */
  private void joinNegations() {
    for (int i = 1; i + 1 < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.sign() == Sign.NOT
          && part.joint() == Joint.NONE
          && parts.get(i + 1).joint() != Joint.NONE) {
        parts.set(i, new Part(Joint.AND, part.sign(), part.query()));
      }
    }
  }

  /** The end of the parts from one on that no such joint separates. */
  private int end(int from, Joint separator) {
    int end = from + 1;
    while (end < parts.size()
        && parts.get(end).joint() != separator
        && parts.get(end).joint() != Joint.NONE) {
      end++;
    }
    return end;
  }

  /** Parts joined by OR and AND. */
  private Query anyOf(int from, int to) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    int next;
    for (int i = from; i < to; i = next) {
      next = end(i, Joint.OR);
      Part part = parts.get(i);
      if (next == i + 1 && part.sign() != Sign.NOT) {
        any.add(part.query(), part.occur(Occur.SHOULD));
      } else {
        any.add(allOf(i, next), Occur.SHOULD);
      }
    }
    return simplified(any.build());
  }

  /** Parts joined by AND. */
  private Query allOf(int from, int to) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Part part : parts.subList(from, to)) {
      all.add(part.query(), part.occur(Occur.MUST));
    }
    return simplified(all.build());
  }

  /** A query without a layer of its own for one part; one of negations alone is all but those. */
  private static Query simplified(BooleanQuery query) {
    if (query.clauses().size() == 1 && !query.clauses().get(0).isProhibited()) {
      return query.clauses().get(0).query();
    }
    if (query.clauses().stream().allMatch(clause -> clause.isProhibited())) {
      BooleanQuery.Builder others = new BooleanQuery.Builder();
      query.clauses().forEach(others::add);
      return others.add(MatchAllDocsQuery.INSTANCE, Occur.FILTER).build();
    }
    return query;
  }
}
