package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import java.util.List;
import java.util.Optional;

/**
 * Parts two organisations that were taken for one: "Facebook and Twitter".
 *
 * <p>Each of the two is known by itself, and the whole is not, as "Ben and Jerry's" is.
 */
final class FirmsInOne {
  private final KnownNames known;

  FirmsInOne(KnownNames known) {
    this.known = known;
  }

  /** Parts those of a sentence. */
  void part(SentenceDraft sentence) {
    for (NameSpan name : List.copyOf(sentence.accepted())) {
      int and = name.from() + 1;
      if (name.length() == 3
          && name.type().equals(EntityType.ORGANIZATION)
          && sentence.lower(and).equals("and")
          && isBody(sentence.form(and - 1))
          && isBody(sentence.form(and + 1))
          && !isOne(sentence.form(and - 1), sentence.form(and + 1))) {
        sentence.accept(new NameSpan(and - 1, and, EntityType.ORGANIZATION));
        sentence.accept(new NameSpan(and + 1, and + 2, EntityType.ORGANIZATION));
      }
    }
  }

  private boolean isBody(String word) {
    return known.kindOf(word).equals(Optional.of(EntityType.ORGANIZATION));
  }

  private boolean isOne(String first, String second) {
    return known.isOneName(first + " and " + second, false)
        || known.isOneName(first + " & " + second, false);
  }
}
