package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules that use the gazetteer: they mark nationalities, religions and ideologies, and tell
 * countries, states and cities from other places.
 */
public final class GazetteerRules {
  /** Words before "English" and the like after which it means the language. */
  private static final Set<String> LANGUAGE_CUES =
      Set.of("in", "speak", "speaks", "speaking", "spoke", "spoken", "fluent", "into", "learn");

  private final Gazetteer gazetteer;

  public GazetteerRules(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Marks the nationalities, religions and ideologies of an article. */
  public void take(List<SentenceDraft> sentences) {
    Set<String> surnames = new HashSet<>();
    for (SentenceDraft sentence : sentences) {
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.PERSON) && name.length() > 1) {
          surnames.add(sentence.lower(name.to() - 1));
        }
      }
    }
    sentences.forEach(sentence -> take(sentence, surnames));
  }

  private void take(SentenceDraft sentence, Set<String> surnames) {
    if (sentence.isAllCaps()) {
      return;
    }
    for (int i = 0; i < sentence.accepted().size(); i++) {
      NameSpan found = sentence.accepted().get(i);
      if (found.type().equals(EntityType.ORGANIZATION)
          && gazetteer
              .placeType(sentence.form(found.from(), found.to()))
              .equals(EntityType.COUNTRY)) {
        sentence.retype(i, EntityType.LOCATION);
      }
      if (sentence.accepted().get(i).type().equals(EntityType.LOCATION)) {
        extend(sentence, sentence.accepted().get(i));
      }
    }
    for (int i = 0; i < sentence.size(); i++) {
      int length = acceptGroup(sentence, i, surnames);
      if (length > 0) {
        i += length - 1;
      }
    }
  }

  /** Extends a place to the longer name that the gazetteer has: "Mato Grosso do Sul". */
  private void extend(SentenceDraft sentence, NameSpan name) {
    for (int to = Math.min(sentence.size(), name.to() + 3); to > name.to(); to--) {
      if (sentence.isCapitalized(to - 1)
          && sentence.isFree(name.to(), to)
          && gazetteer.isAnyOf(
              sentence.lower(name.from(), to),
              Gazetteer.COUNTRY | Gazetteer.STATE | Gazetteer.CITY)) {
        sentence.accept(new NameSpan(name.from(), to, name.type()));
        return;
      }
    }
  }

  /**
   * Marks the nationality, religion or ideology that begins at a token, and returns its number of
   * tokens, or 0.
   */
  private int acceptGroup(SentenceDraft sentence, int i, Set<String> surnames) {
    if (!sentence.isCapitalized(i)) {
      return 0;
    }
    int length = 2;
    int kinds =
        i + 1 < sentence.size()
                && sentence.isCapitalized(i + 1)
                && sentence.isAdjacentToPrevious(i + 1)
            ? gazetteer.groupKinds(sentence.form(i, i + 2))
            : 0;
    if (kinds == 0) {
      length = 1;
      kinds = gazetteer.groupKinds(sentence.form(i));
    }
    int to = i + length;
    if (kinds == 0
        || !isNotWithinName(sentence, i, to)
        || isSpoken(sentence, i)
        || isOtherwise(sentence, i, to, surnames)) {
      return 0;
    }
    sentence.accept(new NameSpan(i, to, type(kinds)));
    return length;
  }

  /** Whether no longer name holds these tokens. */
  private static boolean isNotWithinName(SentenceDraft sentence, int from, int to) {
    return sentence.accepted().stream()
        .allMatch(n -> n.to() <= from || to <= n.from() || (from <= n.from() && n.to() <= to));
  }

  /** "Tatar" after "Ersin Tatar" is a person, "The Hindu" within a sentence a newspaper. */
  private static boolean isOtherwise(
      SentenceDraft sentence, int from, int to, Set<String> surnames) {
    for (NameSpan name : sentence.accepted()) {
      if (name.from() == from && name.to() == to) {
        return (name.type().equals(EntityType.PERSON) && surnames.contains(sentence.lower(to - 1)))
            || (name.type().equals(EntityType.ORGANIZATION)
                && from > 1
                && sentence.form(from - 1).equals("The"));
      }
    }
    return false;
  }

  private static boolean isSpoken(SentenceDraft sentence, int i) {
    return LANGUAGE_CUES.contains(sentence.lower(i - 1))
        && (i + 1 == sentence.size() || !Character.isLetter(sentence.form(i + 1).codePointAt(0)));
  }

  private static EntityType type(int kinds) {
    if ((kinds & Gazetteer.NATIONALITY) != 0) {
      return EntityType.NATIONALITY;
    }
    return (kinds & Gazetteer.RELIGION) != 0 ? EntityType.RELIGION : EntityType.IDEOLOGY;
  }
}
