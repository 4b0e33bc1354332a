package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Finds firms that are called by one word and were taken for people or places: "Meesho's chief
 * executive", "Tesla, which makes cars", "Grab said on Monday it would cut jobs".
 *
 * <p>The word is the name of no one in the article, and of no person or place that is known, and at
 * least once the article says of it what is said of firms alone.
 */
final class MistypedFirms {
  private static final Set<String> OF = Set.of("at", "of");

  /** Who leads a firm, after its name or, with "of", before. */
  private static final Set<String> LEADERS = Set.of("ceo", "cofounder", "co-founder", "founder");

  /** What a firm has and a person has not, after its name. */
  private static final Set<String> OWNED =
      Set.of("customers", "investors", "shareholders", "shares", "stock");

  private static final Set<String> PRODUCTS = Set.of("cars", "phones", "vehicles");

  /** What a firm does, after "which". */
  private static final Set<String> TRADES =
      Set.of(
          "builds",
          "employs",
          "manufactures",
          "makes",
          "operates",
          "owns",
          "produces",
          "publishes",
          "runs",
          "sells");

  /** What firms say they would do. */
  private static final Set<String> PLANNED =
      Set.of(
          "acquire", "build", "buy", "close", "cut", "hire", "invest", "launch", "list", "open",
          "raise", "recall", "sell");

  private static final Set<String> WOULD = Set.of("will", "would");

  /** Signs that make a firm even of what is a surname elsewhere. */
  private static final int CLEAR = 2;

  private final List<SentenceDraft> lines;
  private final KnownNames known;

  /** Whether a word is the name of a person of the article. */
  private final BiPredicate<SentenceDraft, Integer> bears;

  MistypedFirms(
      List<SentenceDraft> lines, KnownNames known, BiPredicate<SentenceDraft, Integer> bears) {
    this.lines = lines;
    this.known = known;
    this.bears = bears;
  }

  /** Gives them their type. */
  void take() {
    Map<String, Integer> signs = new HashMap<>();
    Set<String> people = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        int its = isTakenFor(name) ? signs(sentence, name) : 0;
        if (its > 0) {
          signs.merge(sentence.form(name.from()), its, Integer::sum);
        }
        if (name.length() == 1 && isOfPerson(sentence, name.from())) {
          people.add(sentence.form(name.from()));
        }
      }
    }
    signs.keySet().removeAll(people);
    for (SentenceDraft sentence : lines) {
      for (int n = 0; n < sentence.accepted().size() && !signs.isEmpty(); n++) {
        NameSpan name = sentence.accepted().get(n);
        String form = sentence.form(name.from());
        if (isTakenFor(name)
            && isFirm(form, signs.getOrDefault(form, 0))
            && !bears.test(sentence, name.from())) {
          sentence.retype(n, EntityType.ORGANIZATION);
        }
      }
    }
  }

  private static boolean isTakenFor(NameSpan name) {
    return name.length() == 1
        && (name.type().equals(EntityType.PERSON) || name.type().equals(EntityType.LOCATION));
  }

  /** "Mr Grab", "Grab, 45": a person. */
  private static boolean isOfPerson(SentenceDraft sentence, int i) {
    return sentence.is(WordKind.HONORIFIC, i - 1)
        || sentence.lower(i + 1).equals("who")
        || sentence.lower(i + 1).equals(",")
            && (sentence.lower(i + 2).equals("who") || isNumber(sentence.lower(i + 2)));
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  private boolean isFirm(String form, int signs) {
    if (signs == 0) {
      return false;
    }
    Optional<EntityType> kind = known.kindOf(form);
    return (kind.isEmpty() || kind.get().equals(EntityType.ORGANIZATION))
        && (signs >= CLEAR || !known.isSurname(form));
  }

  private static int signs(SentenceDraft sentence, NameSpan name) {
    int i = name.from();
    String after = sentence.lower(i + 1);
    boolean possessive = after.equals("'s");
    boolean led =
        isLeader(sentence, possessive ? i + 2 : i + 1)
            || OF.contains(sentence.lower(i - 1)) && isLeaderBefore(sentence, i - 2);
    boolean which = after.equals(",") && sentence.lower(i + 2).equals("which");
    if (led || which && TRADES.contains(sentence.lower(i + 3))) {
      return CLEAR;
    }
    boolean owns =
        PRODUCTS.contains(after) || name.type().equals(EntityType.PERSON) && OWNED.contains(after);
    boolean recalled = after.equals("recalled") && isNumber(sentence.lower(i + 2));
    return owns || recalled || sentence.is(WordKind.SAYS, i + 1) && isPlanned(sentence, i + 2)
        ? 1
        : 0;
  }

  private static boolean isLeader(SentenceDraft sentence, int i) {
    return LEADERS.contains(sentence.lower(i))
        || sentence.lower(i).equals("chief") && sentence.lower(i + 1).equals("executive");
  }

  private static boolean isLeaderBefore(SentenceDraft sentence, int i) {
    return LEADERS.contains(sentence.lower(i))
        || sentence.lower(i).equals("executive") && sentence.lower(i - 1).equals("chief");
  }

  /** "On Monday that it would cut jobs". */
  private static boolean isPlanned(SentenceDraft sentence, int from) {
    int it = from;
    if (sentence.lower(it).equals("on")) {
      it += 2;
    }
    if (sentence.lower(it).equals("that")) {
      it++;
    }
    return sentence.lower(it).equals("it")
        && WOULD.contains(sentence.lower(it + 1))
        && PLANNED.contains(sentence.lower(it + 2));
  }
}
