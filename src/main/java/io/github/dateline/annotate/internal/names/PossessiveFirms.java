package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds firms whose names end like a possessive: "Macy's said", "a McDonald's in Chicago",
 * "Victoria's Secret".
 *
 * <p>A word is such a firm's if it and "'s" are the title of a page, no one of the article bears
 * it, it never stands there without "'s", and that stands there twice, or before something that
 * belongs to no one.
 */
final class PossessiveFirms {
  /** Words that belong to no one: what stands before them is no possessive. */
  private static final Set<String> NOT_OWNED =
      Set.of(
          ("a after and are as at became because before began but by came can could did does during fell for"
                  + " from gave grew had has have if in is may might on or ran rose should than that the this to"
                  + " took until was went were when where which while who will with would")
              .split(" "));

  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  /** So many words with capitals follow at most. */
  private static final int MOST_AFTER = 3;

  private final List<SentenceDraft> lines;
  private final KnownNames known;

  /** Whether a word is the name of a person of the article. */
  private final BiPredicate<SentenceDraft, Integer> bears;

  /** A place in a line. */
  private record Place(SentenceDraft sentence, int word) {}

  PossessiveFirms(
      List<SentenceDraft> lines, KnownNames known, BiPredicate<SentenceDraft, Integer> bears) {
    this.lines = lines;
    this.known = known;
    this.bears = bears;
  }

  /** Takes them. */
  void take() {
    Map<String, List<Place>> places = new HashMap<>();
    Set<String> bare = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (int i = 0; i < sentence.size(); i++) {
        if (!sentence.isCapitalized(i)) {
          continue;
        }
        if (!isPossessive(sentence, i + 1)) {
          bare.add(sentence.lower(i));
        } else if (!takeLonger(sentence, i) && !sentence.isAllCaps()) {
          places
              .computeIfAbsent(sentence.form(i), word -> new ArrayList<>())
              .add(new Place(sentence, i));
        }
      }
    }
    places.forEach((word, all) -> {
      Place first = all.getFirst();
      if (!bare.contains(first.sentence.lower(first.word))
          && (all.size() > 1 || isFirm(first))
          && known.isTitle(word + "'s")
          && !bears.test(first.sentence, first.word)) {
        for (Place place : all) {
          if (!isPartOfName(place)) {
            place.sentence.acceptWhole(
                new NameSpan(place.word, place.word + 2, EntityType.ORGANIZATION));
          }
        }
      }
    });
  }

  private static boolean isPossessive(SentenceDraft sentence, int i) {
    return sentence.lower(i).equals("'s") && sentence.isAdjacentToPrevious(i);
  }

  /** "Dick's Sporting Goods", "Trader Joe's": names of more words that have a page. */
  private boolean takeLonger(SentenceDraft sentence, int i) {
    int end = i + 2;
    while (end < i + 2 + MOST_AFTER && sentence.isCapitalized(end)) {
      end++;
    }
    for (int to = end; to >= i + 2; to--) {
      int from = to == i + 2 ? i - 1 : i;
      if (from < 0 || !sentence.isCapitalized(from)) {
        continue;
      }
      String name = sentence.form(from, i + 1) + "'s" + rest(sentence, i + 2, to);
      if (!sentence.isFree(from, to) && known.isTitle(name)) {
        NameSpan firm = new NameSpan(from, to, EntityType.ORGANIZATION);
        // "Martha's Vineyard" keeps its type.
        if (sentence.accepted().stream()
            .noneMatch(taken -> taken.from() == firm.from() && taken.to() == firm.to())) {
          sentence.acceptWhole(firm);
        }
        return true;
      }
    }
    return false;
  }

  private static String rest(SentenceDraft sentence, int from, int to) {
    return from == to ? "" : " " + sentence.form(from, to);
  }

  /** Whether it is no possessive, since what follows belongs to no one, or "a" stands before it. */
  private static boolean isFirm(Place place) {
    String next = place.sentence.lower(place.word + 2);
    return next.isEmpty()
        || !Character.isLetterOrDigit(next.charAt(0))
        || NOT_OWNED.contains(next)
        || place.sentence.is(WordKind.SAYS, place.word + 2)
        || place.sentence.lower(place.word + 3).equals("its")
        || ARTICLES.contains(place.sentence.lower(place.word - 1));
  }

  /** "Ronald McDonald's". */
  private static boolean isPartOfName(Place place) {
    return place.sentence.isCapitalized(place.word - 1)
        && place.sentence.isAdjacentToPrevious(place.word)
        && place.word > 1;
  }
}
