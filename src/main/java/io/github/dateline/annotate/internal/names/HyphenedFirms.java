package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.GivenNames;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the firms of two names with a hyphen, which look like a surname: "Rolls-Royce",
 * "Harley-Davidson".
 *
 * <p>The page of a firm begins with its name, that of a person ends with it.
 */
final class HyphenedFirms {
  /** Of each half, in letters: "Jay-Z" is no firm. */
  private static final int MIN_LETTERS = 3;

  private final List<SentenceDraft> lines;
  private final KnownNames known;

  HyphenedFirms(List<SentenceDraft> lines, KnownNames known) {
    this.lines = lines;
    this.known = known;
  }

  /** Takes them. */
  void take() {
    Set<String> surnames = new HashSet<>();
    Set<String> givenNames = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.PERSON)
            && name.length() > 1
            && !sentence.lower(name.from() + 1).equals("-")) {
          givenNames.add(sentence.lower(name.from()));
          surnames.add(sentence.lower(Math.max(name.from(), name.to() - 3), name.to()));
        }
      }
    }
    Set<String> firsts = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (int i = 1; i + 1 < sentence.size(); i++) {
        NameSpan name = new NameSpan(i - 1, i + 2, EntityType.ORGANIZATION);
        if (sentence.form(i).equals("-")
            && sentence.isUnspacedBetweenCapitals(i)
            && isFirm(sentence, name)
            && !surnames.contains(sentence.lower(i - 1, i + 2))) {
          sentence.accept(name);
          firsts.add(sentence.lower(i - 1));
        }
      }
    }
    firsts.removeAll(givenNames);
    if (!firsts.isEmpty()) {
      lines.forEach(sentence -> takeShort(sentence, firsts));
    }
  }

  /** "Harley" of Harley-Davidson, if no one of the article has that name. */
  private static void takeShort(SentenceDraft sentence, Set<String> firsts) {
    for (int n = 0; n < sentence.accepted().size(); n++) {
      NameSpan name = sentence.accepted().get(n);
      if (name.length() == 1
          && name.type().equals(EntityType.PERSON)
          && firsts.contains(sentence.lower(name.from()))) {
        sentence.retype(n, EntityType.ORGANIZATION);
      }
    }
  }

  private boolean isFirm(SentenceDraft sentence, NameSpan name) {
    boolean person = sentence.accepted().contains(name.withType(EntityType.PERSON));
    if (!person && !sentence.isFree(name.from(), name.to())
        || sentence.form(name.from()).length() < MIN_LETTERS
        || sentence.form(name.to() - 1).length() < MIN_LETTERS
        || sentence.is(WordKind.HONORIFIC, name.from() - 1)
        || isGiven(sentence, name.from()) && isGiven(sentence, name.to() - 1)) {
      return false;
    }
    String whole = sentence.form(name.from()) + "-" + sentence.form(name.to() - 1);
    return known.isFirm(whole) || person && known.isTitle(whole);
  }

  private static boolean isGiven(SentenceDraft sentence, int i) {
    return GivenNames.english().gender(sentence.lower(i)) != null;
  }
}
