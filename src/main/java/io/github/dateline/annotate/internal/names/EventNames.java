package io.github.dateline.annotate.internal.names;

import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Drops what is no organisation, but an event, a holiday, a prize, or a law, treaty or programme:
 * "the Sony Open", "Halloween", "the Heisman Trophy", "the Affordable Care Act", and its acronym,
 * "Medicare"; and the people that an event is called after: "the French Open".
 */
public final class EventNames {
  /** The last word of a law's or treaty's name, and of no body's. */
  private static final Set<String> LAWS =
      Set.of(
          ("accord accords act agreement bill charter code constitution declaration law pact protocol protocols treaty")
              .split(" "));

  /** Holidays, prizes, policies and programmes of one or two words. */
  private static final Set<String> KNOWN =
      Set.of(
          ("black friday,brexit,christmas,christmas eve,covid,cyber monday,diwali,easter,eid,eid al-adha"
                  + ",eid al-fitr,emmys,golden globes,good friday,grammys,grexit,halloween,hanukkah"
                  + ",juneteenth,lent,mardi gras,medicaid,medicare,obamacare,oscars,passover,ramadan"
                  + ",rosh hashanah,thanksgiving,tonys,universal credit,yom kippur")
              .split(","));

  /** The last word of the name of an event or prize. */
  private static final Set<String> EVENTS =
      Set.of(
          ("award awards bowl championship championships classic cup day derby festival invitational marathon"
                  + " month olympics open parade prix series summit tournament trophy war week")
              .split(" "));

  /** The last word of the name of what a government does, and of some bodies. */
  private static final Set<String> PLANS =
      Set.of("agenda", "initiative", "plan", "scheme", "strategy");

  /** Before "Games" that are held; others are a company's that makes some. */
  private static final Set<String> BEFORE_GAMES =
      Set.of(
          ("african american asian asean commonwealth european invictus islands maccabiah mediterranean"
                  + " olympic pacific paralympic summer winter world youth")
              .split(" "));

  /** Within the name of a body that something else is named after: "Institute for ... War". */
  private static final Set<String> JOINING =
      Set.of("of", "for", "on", "under", "against", "in", "at");

  private EventNames() {}

  /** Whether a name that ends in a word may be that of an event or prize. */
  static boolean mayEnd(String word) {
    return EVENTS.contains(word) || word.equals("games");
  }

  /** Drops them. */
  public static void drop(Draft draft) {
    Map<String, String> meanings = draft.meanings();
    Set<String> plans = plans(draft.lines());
    for (SentenceDraft sentence : draft.lines()) {
      sentence.drop(name ->
          switch (name.type().tag()) {
            case "ORGANIZATION" ->
                isEvent(words(sentence, name, meanings))
                    || KNOWN.contains(sentence.key(name))
                    || !plans.isEmpty() && plans.contains(sentence.key(name));
            case "LOCATION", "PERSON" -> KNOWN.contains(sentence.key(name));
            case "NATIONALITY" -> isBeforeEvent(sentence, name);
            default -> false;
          });
    }
  }

  /** "China's Belt and Road Initiative", "under the Long March Plan": wherever they stand. */
  private static Set<String> plans(List<SentenceDraft> lines) {
    Set<String> plans = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.length() > 1 && PLANS.contains(sentence.lower(name.to() - 1))) {
          String before = sentence.lower(name.from() - 1);
          if (before.equals("'s")
              || before.equals("the") && sentence.lower(name.from() - 2).equals("under")) {
            plans.add(sentence.key(name));
          }
        }
      }
    }
    return plans;
  }

  /** The words of a name, or of what it is short for. */
  private static List<String> words(
      SentenceDraft sentence, NameSpan name, Map<String, String> meanings) {
    String meaning =
        name.length() == 1
            ? meanings.get(AcronymResolver.letters(sentence.form(name.from())))
            : null;
    return meaning == null
        ? IntStream.range(name.from(), name.to()).mapToObj(sentence::lower).toList()
        : List.of(meaning.split(" "));
  }

  private static boolean isEvent(List<String> words) {
    if (words.size() < 2) {
      return false;
    }
    String last = words.getLast();
    String before = words.get(words.size() - 2);
    boolean games = last.equals("games") && BEFORE_GAMES.contains(before);
    boolean body =
        before.equals("the")
            || last.equals("olympics") && before.equals("special")
            || words.stream().anyMatch(JOINING::contains);
    return LAWS.contains(last) || (games || EVENTS.contains(last)) && !body;
  }

  /** "French" of "French Open". */
  private static boolean isBeforeEvent(SentenceDraft sentence, NameSpan name) {
    int next = name.to();
    return sentence.isCapitalized(next)
        && sentence.isAdjacentToPrevious(next)
        && !sentence.isTitleCase()
        && !sentence.isAllCaps()
        && EVENTS.contains(sentence.lower(next));
  }
}
