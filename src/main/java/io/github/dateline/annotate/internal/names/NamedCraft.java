package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Drops ships and other craft, and the people whom they are called after: "the USS John McCain",
 * "the aircraft carrier Gerald R. Ford", "the Rosalind Franklin rover"; and "the McCain" after
 * that.
 */
final class NamedCraft {
  /** Before the name of a ship, and in capitals. */
  private static final Set<String> PREFIXES =
      Set.of(
          ("FPSO HMAS HMCS HMNZS HMS HMT HNLMS INS MSC MV RMS RRS RSS RV SSV USCGC USNS USS M/V R/V")
              .split(" "));

  /** What a ship is, before its name or after it. */
  private static final Set<String> SHIPS =
      Set.of(
          ("battleship corvette cruiser destroyer freighter frigate icebreaker minesweeper"
                  + " submarine tanker trawler warship")
              .split(" "));

  /** What goes into space, after its name. */
  private static final Set<String> IN_SPACE =
      Set.of("lander orbiter probe rover satellite spacecraft telescope".split(" "));

  /** What else has the name of a mission. */
  private static final Set<String> OF_MISSION =
      Set.of("astronauts", "capsule", "crew", "mission", "missions", "module", "spaceship");

  /** What is carried out, and has a name. */
  private static final Set<String> PROJECTS =
      Set.of("flight", "mission", "program", "programme", "project");

  private static final Set<String> DETERMINERS = Set.of("the", "a", "an", "its", "their");

  /** What stands after a noun that ends a noun phrase: "the programme of", "the mission that". */
  private static final Set<String> AFTER_NOUN =
      Set.of(",", ".", "of", "to", "that", "which", "for", "and");

  private static final Set<String> CALLED = Set.of("called", "dubbed", "named");

  /** "The country's own programme" has so many words before its noun at most. */
  private static final int WORDS_TO_NOUN = 5;

  private NamedCraft() {}

  /**
   * Drops them from an article.
   *
   * @param bears whether a word is the name of a person of the article
   */
  static void drop(
      List<SentenceDraft> lines, BiPredicate<SentenceDraft, Integer> bears, KnownNames known) {
    dropMissions(lines, bears, known);
    Set<String> craft = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      sentence.drop(name -> {
        boolean is = isCraft(sentence, name);
        if (is) {
          craft.add(sentence.lower(name.to() - 1));
        }
        return is
            || name.length() == 1
                && sentence.lower(name.from() - 1).equals("the")
                && craft.contains(sentence.lower(name.from()));
      });
    }
  }

  /**
   * "The Gaganyaan crew", "Gaganyaan, the country's programme": what was taken for a person whom no
   * one knows, wherever it stands.
   */
  private static void dropMissions(
      List<SentenceDraft> lines, BiPredicate<SentenceDraft, Integer> bears, KnownNames known) {
    Set<String> missions = new HashSet<>();
    for (SentenceDraft sentence : lines) {
      for (NameSpan name : sentence.accepted()) {
        if (name.length() == 1
            && name.type().equals(EntityType.PERSON)
            && isOfMission(sentence, name)
            && !bears.test(sentence, name.from())
            && known.kindOf(sentence.form(name.from())).isEmpty()
            && !known.isSurname(sentence.form(name.from()))) {
          missions.add(sentence.form(name.from()));
        }
      }
    }
    if (!missions.isEmpty()) {
      for (SentenceDraft sentence : lines) {
        sentence.drop(name -> name.length() == 1 && missions.contains(sentence.form(name.from())));
      }
    }
  }

  private static boolean isOfMission(SentenceDraft sentence, NameSpan name) {
    String before = sentence.lower(name.from() - 1);
    String after = sentence.lower(name.to());
    if (before.equals("the") && (IN_SPACE.contains(after) || OF_MISSION.contains(after))) {
      return true;
    }
    if (CALLED.contains(before)) {
      int noun = name.from() - (sentence.lower(name.from() - 2).equals(",") ? 3 : 2);
      return PROJECTS.contains(sentence.lower(noun));
    }
    if (!after.equals(",") || !DETERMINERS.contains(sentence.lower(name.to() + 1))) {
      return false;
    }
    for (int i = name.to() + 2; i < name.to() + 2 + WORDS_TO_NOUN; i++) {
      String word = sentence.lower(i);
      if (PROJECTS.contains(word) && AFTER_NOUN.contains(sentence.lower(i + 1))) {
        return true;
      }
      if (AFTER_NOUN.contains(word)) {
        return false;
      }
    }
    return false;
  }

  private static boolean isCraft(SentenceDraft sentence, NameSpan name) {
    String before = sentence.lower(name.from() - 1);
    if (isPrefix(sentence, name.from()) || isPrefix(sentence, name.from() - 1)) {
      return !sentence.isAllCaps();
    }
    boolean person = name.type().equals(EntityType.PERSON);
    boolean body = name.type().equals(EntityType.ORGANIZATION);
    boolean carrier =
        before.equals("carrier") && sentence.lower(name.from() - 2).equals("aircraft");
    String after = sentence.lower(name.to());
    return name.length() > 1
        && ((person || body) && (carrier || SHIPS.contains(before))
            || person
                && before.equals("the")
                && (SHIPS.contains(after) || after.equals("carrier") || IN_SPACE.contains(after)));
  }

  private static boolean isPrefix(SentenceDraft sentence, int i) {
    return i >= 0
        && PREFIXES.contains(sentence.form(i))
        && sentence.isCapitalized(i + 1)
        && sentence.isAdjacentToPrevious(i + 1);
  }
}
