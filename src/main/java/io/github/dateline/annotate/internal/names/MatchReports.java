package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.Regions;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the clubs that a report calls by their town alone: "Valencia lost 2-1 to Betis" and then
 * "Valencia had led", but not "a crowd in Valencia".
 *
 * <p>Somewhere a score must tell that two sides met; countries and states are left what they are,
 * and so are people who meet people.
 */
public final class MatchReports {
  private static final Set<String> WON =
      words(
          "beat beats beating crushed defeated defeats downed edged hammered outplayed overcame"
              + " routed stunned thrashed thumped trounced");

  /** With "to", "with" or "at" before the other side, or before the score. */
  private static final Set<String> PLAYED =
      words("drew draw draws lost lose loses won win wins tied ties");

  /** What two clubs do of which one is known. */
  private static final Set<String> MEET =
      words(
          "face faces faced host hosts hosted meet meets met play plays played visit visits visited");

  /** After a score, before the other side. */
  private static final Set<String> RESULTS =
      words("defeat draw loss rout thrashing tie triumph victory win");

  private static final Set<String> MODAL = words("can could may might must should to will would");

  private static final Set<String> BETWEEN = words("to with at against over by");

  /** By how many of these one side won. */
  private static final Set<String> POINTS = words("runs wickets points goals");

  /** Before the name of a town, rather than a club. */
  private static final Set<String> BEFORE_TOWN =
      words("in near from to of at outside inside around through across into toward towards via");

  /** After the name of a town, rather than a club. */
  private static final Set<String> AFTER_TOWN =
      words("airport area authorities city council court courts hospital mayor police residents");

  private static final Set<EntityType> GROUPS = EntityType.parse("groups");

  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten");

  private final List<SentenceDraft> lines;
  private final Gazetteer gazetteer;

  /** The last words of people's full names. */
  private final Set<String> surnames = new HashSet<>();

  private final Set<String> clubs = new HashSet<>();

  private MatchReports(List<SentenceDraft> lines, Gazetteer gazetteer) {
    this.lines = lines;
    this.gazetteer = gazetteer;
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(" "));
  }

  /** Takes them. */
  public static void take(Draft draft, Gazetteer gazetteer) {
    new MatchReports(draft.lines(), gazetteer).take();
  }

  private void take() {
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.type().equals(EntityType.PERSON) && name.length() > 1) {
          surnames.add(sentence.lower(name.to() - 1));
        }
      }
    }
    for (SentenceDraft sentence : lines) {
      if (hasScore(sentence)) {
        takeSides(sentence, true);
      }
    }
    if (!clubs.isEmpty()) {
      lines.forEach(sentence -> takeSides(sentence, false));
      lines.forEach(this::takeAgain);
    }
  }

  private static boolean hasScore(SentenceDraft sentence) {
    for (int i = 1; i < sentence.size(); i++) {
      if (isScore(sentence, i)) {
        return true;
      }
    }
    return false;
  }

  /** "2-1", "by six wickets". */
  private static boolean isScore(SentenceDraft sentence, int i) {
    return Character.isDigit(sentence.form(i).charAt(0)) && TabularNames.endOfScore(sentence, i) > i
        || sentence.lower(i - 2).equals("by")
            && POINTS.contains(sentence.lower(i))
            && NUMBER.matcher(sentence.lower(i - 1)).matches();
  }

  /**
   * Takes the two sides of a verb.
   *
   * @param score whether a score tells that they are; without, one of them must be known
   */
  private void takeSides(SentenceDraft sentence, boolean score) {
    if (score) {
      takeBeaten(sentence);
    }
    for (int verb = 1; verb + 1 < sentence.size(); verb++) {
      String word = sentence.lower(verb);
      boolean won = WON.contains(word);
      if (!won && !PLAYED.contains(word) && (score || !MEET.contains(word))) {
        continue;
      }
      int next = TabularNames.endOfScore(sentence, verb + 1);
      boolean told = next > verb + 1;
      boolean joined = BETWEEN.contains(sentence.lower(next));
      next += joined ? 1 : 0;
      NameSpan one =
          side(sentence, MODAL.contains(sentence.lower(verb - 1)) ? verb - 1 : verb, true);
      NameSpan other = won || joined || MEET.contains(word) ? side(sentence, next, false) : null;
      if (one != null && other != null) {
        boolean people =
            one.type().equals(EntityType.PERSON) && other.type().equals(EntityType.PERSON);
        if (!people && (score || isClub(sentence, one) || isClub(sentence, other))) {
          accept(sentence, one);
          accept(sentence, other);
        }
      } else if (one != null
          && score
          && (told || isAway(sentence, verb + 1))
          && !one.type().equals(EntityType.PERSON)) {
        accept(sentence, one);
      }
    }
  }

  /** "A 4-2 victory over Toronto". */
  private void takeBeaten(SentenceDraft sentence) {
    for (int i = 1; i < sentence.size(); i++) {
      int result = TabularNames.endOfScore(sentence, i);
      int over = RESULTS.contains(sentence.lower(result)) ? result + 1 : result + 2;
      if (result > i
          && RESULTS.contains(sentence.lower(over - 1))
          && BETWEEN.contains(sentence.lower(over))
          && !sentence.lower(over).equals("at")) {
        NameSpan other = side(sentence, over + 1, false);
        if (other != null && !other.type().equals(EntityType.PERSON)) {
          accept(sentence, other);
        }
      }
    }
  }

  /** "Boston won in Toronto, 4-2". */
  private static boolean isAway(SentenceDraft sentence, int in) {
    return BEFORE_TOWN.contains(sentence.lower(in)) && !sentence.isFree(in + 1, in + 2);
  }

  private boolean isClub(SentenceDraft sentence, NameSpan side) {
    boolean team = side.length() > 1 && sentence.is(WordKind.TEAM, side.to() - 1);
    return side.type().equals(EntityType.ORGANIZATION)
        || clubs.contains(sentence.lower(side.from(), side.to()))
        // "Leicester City", of which "Leicester" is short.
        || team && clubs.contains(sentence.lower(side.from(), side.to() - 1));
  }

  /** The name that ends before a token or begins at it, if it may be a club's. */
  private @Nullable NameSpan side(SentenceDraft sentence, int at, boolean before) {
    for (NameSpan name : sentence.accepted()) {
      if ((before ? name.to() : name.from()) == at) {
        boolean person =
            name.type().equals(EntityType.PERSON)
                && (name.length() > 1 || surnames.contains(sentence.lower(name.from())));
        boolean may =
            !person
                && !GROUPS.contains(name.type())
                && !sentence.is(WordKind.PLACE, name.to() - 1)
                && !isRegion(sentence.form(name.from(), name.to()))
                && !(before && BEFORE_TOWN.contains(sentence.lower(name.from() - 1)));
        return may ? name : null;
      }
    }
    int i = before ? at - 1 : at;
    NameSpan word = new NameSpan(i, i + 1, EntityType.ORGANIZATION);
    return before && isNoName(sentence, i) ? word : null;
  }

  /** "Celtic drew 1-1": a word with a capital by itself that is nothing else. */
  private static boolean isNoName(SentenceDraft sentence, int i) {
    return sentence.isCapitalized(i)
        && sentence.isFree(i, i + 1)
        && sentence.kinds(i) == 0
        && sentence.form(i).length() > 3
        && !sentence.isTitleCase()
        && !(sentence.isCapitalized(i - 1) && sentence.isAdjacentToPrevious(i));
  }

  private boolean isRegion(String name) {
    EntityType type = gazetteer.placeType(name);
    return type.equals(EntityType.COUNTRY)
        || type.equals(EntityType.STATE_OR_PROVINCE)
        // "Washington beat Philadelphia 36-33": the team of the city.
        || !type.equals(EntityType.CITY) && Regions.country(name).isPresent();
  }

  private void accept(SentenceDraft sentence, NameSpan side) {
    clubs.add(sentence.lower(side.from(), side.to()));
    sentence.accept(side.withType(EntityType.ORGANIZATION));
  }

  /** "Valencia had led", once it is known for a club. */
  private void takeAgain(SentenceDraft sentence) {
    for (int n = 0; n < sentence.accepted().size(); n++) {
      NameSpan name = sentence.accepted().get(n);
      boolean town =
          BEFORE_TOWN.contains(sentence.lower(name.from() - 1))
              || AFTER_TOWN.contains(sentence.lower(name.to()))
              || FamiliarNames.isInPlace(sentence, name.to() - 1)
              || sentence.is(WordKind.HONORIFIC, name.from() - 1);
      if (!town && isClub(sentence, name)) {
        sentence.retype(n, EntityType.ORGANIZATION);
      }
    }
  }
}
