package io.github.dateline.annotate.internal.names;

import static io.github.dateline.EntityType.ORGANIZATION;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name behind a prefix and a hyphen, or the sign of a hashtag: "anti-Trump", "an
 * ex-Goldman Sachs banker", "#Arsenal".
 */
final class PrefixedNames {
  private static final Set<String> PREFIXES =
      Set.of("anti", "ex", "pro", "non", "pan", "intra", "inter");

  /** What people are in a company or a club, of the words that are no role elsewhere. */
  private static final Set<String> JOBS =
      Set.of(
          "adviser",
          "banker",
          "bankers",
          "coach",
          "employee",
          "engineer",
          "executive",
          "executives",
          "manager",
          "spy",
          "staffer",
          "star",
          "striker",
          "trader",
          "traders",
          "worker");

  /** After a name and a hyphen. */
  private static final Set<String> AFTER_HYPHEN =
      Set.of("appointed", "backed", "era", "led", "owned", "run", "style");

  private static final Set<String> SIGNS = Set.of("#", "@");

  private static final String HYPHENS = "-\u2010\u2011";

  /** Of a name behind a prefix the longest, in tokens. */
  private static final int MAX_TOKENS = 3;

  private final Function<String, Optional<EntityType>> kinds;
  private final KnownNames known;

  /** The types of the article's names, by their words in lower case; the first counts. */
  private final Map<String, EntityType> types = new HashMap<>();

  /** What finds them, by what a name is by itself in the article. */
  PrefixedNames(
      List<SentenceDraft> lines, Function<String, Optional<EntityType>> kinds, KnownNames known) {
    this.kinds = kinds;
    this.known = known;
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        types.putIfAbsent(sentence.lower(name.from(), name.to()), name.type());
      }
    }
  }

  /** Takes those of a sentence. */
  void take(SentenceDraft sentence) {
    for (int i = 1; i < sentence.size(); i++) {
      boolean tag = SIGNS.contains(sentence.form(i - 1)) && sentence.isFree(i, i + 1);
      Optional<EntityType> kind =
          tag && sentence.isCapitalized(i) ? kinds.apply(sentence.form(i)) : Optional.empty();
      if (kind.isPresent()) {
        sentence.accept(new NameSpan(i, i + 1, kind.get()));
      } else if (AFTER_HYPHEN.contains(sentence.lower(i + 1)) && isBeforeHyphen(sentence, i - 1)) {
        EntityType type = types.get(sentence.lower(i - 1));
        if (type != null) {
          sentence.accept(new NameSpan(i - 1, i, type));
        }
      } else if (PREFIXES.contains(sentence.lower(i - 2)) && isGlued(sentence, i)) {
        NameSpan name = name(sentence, i);
        if (name != null && isFree(sentence, name)) {
          sentence.accept(isFormerPlace(sentence, name) ? name.withType(ORGANIZATION) : name);
        }
      }
    }
  }

  /** "Ruto-led", once the article has Ruto. */
  private static boolean isBeforeHyphen(SentenceDraft sentence, int i) {
    String hyphen = sentence.form(i + 1);
    return hyphen.length() == 1
        && HYPHENS.contains(hyphen)
        && sentence.isCapitalized(i)
        && sentence.isFree(i, i + 1)
        && !(sentence.isCapitalized(i - 1)
            && sentence.isAdjacentToPrevious(i)
            && !sentence.is(WordKind.COMMON, i - 1))
        && sentence.tokens.get(i).end() == sentence.tokens.get(i + 1).start();
  }

  private static boolean isGlued(SentenceDraft sentence, int i) {
    String hyphen = sentence.form(i - 1);
    return hyphen.length() == 1
        && HYPHENS.contains(hyphen)
        && sentence.isCapitalized(i)
        && sentence.tokens.get(i - 2).end() == sentence.tokens.get(i - 1).start()
        && sentence.tokens.get(i - 1).end() == sentence.tokens.get(i).start()
        && (sentence.kinds(i) == 0
            || sentence.is(WordKind.PEOPLE, i)
            || sentence.is(WordKind.FAITH, i)
            || sentence.is(WordKind.CAMP, i));
  }

  /** The longest name that begins there; null if none is known. */
  private @Nullable NameSpan name(SentenceDraft sentence, int from) {
    int end = from + 1;
    while (end < Math.min(sentence.size(), from + MAX_TOKENS)
        && sentence.isCapitalized(end)
        && sentence.isAdjacentToPrevious(end)) {
      end++;
    }
    for (int to = end; to > from; to--) {
      String form =
          sentence.text.substring(
              sentence.tokens.get(from).start(), sentence.tokens.get(to - 1).end());
      EntityType type = types.get(sentence.lower(from, to));
      if (type == null) {
        type = kinds.apply(form).orElse(null);
      }
      if (type == null && to == from + 1 && known.isSurname(form)) {
        type = EntityType.PERSON;
      }
      if (type != null) {
        return new NameSpan(from, to, type);
      }
    }
    boolean job =
        sentence.is(WordKind.ROLE, end)
            || sentence.is(WordKind.POST, end)
            || JOBS.contains(sentence.lower(end));
    return job && sentence.lower(from - 2).equals("ex")
        ? new NameSpan(from, end, ORGANIZATION)
        : null;
  }

  /** "An ex-Leeds striker": of the club, not of the town. */
  private boolean isFormerPlace(SentenceDraft sentence, NameSpan name) {
    return name.type().equals(EntityType.LOCATION)
        && sentence.lower(name.from() - 2).equals("ex")
        && JOBS.contains(sentence.lower(name.to()))
        && !known.isCountryOrState(sentence.form(name.from(), name.to()));
  }

  /** Whether the words are no name yet, or were taken for one with the prefix alone. */
  private static boolean isFree(SentenceDraft sentence, NameSpan name) {
    NameSpan whole = new NameSpan(name.from() - 2, name.to(), name.type());
    return sentence.accepted().stream()
        .allMatch(n -> !n.overlaps(whole) || n.hasSameBounds(whole) || n.hasSameBounds(name));
  }
}
