package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import java.util.Set;

/**
 * Rules for people's names: they find people by their titles, and strip the titles from the names.
 */
public final class PersonNameRules {
  /** Kinds of words that are not part of a person's name. */
  private static final long NOT_IN_NAME =
      TriggerLexicon.bit(WordKind.COMMON)
          | TriggerLexicon.bit(WordKind.HONORIFIC)
          | TriggerLexicon.bit(WordKind.ORGANISATION)
          | TriggerLexicon.bit(WordKind.ORGANISATION_OF)
          | TriggerLexicon.bit(WordKind.PLACE)
          | TriggerLexicon.bit(WordKind.ACRONYM);

  /** What a word with a name before its hyphen ends in: "Trump-era". */
  private static final Set<String> AFTER_HYPHEN =
      Set.of(
          ("aligned and approved around at based born by class directed driven era esque family free friendly"
                  + " held in inspired is ism ist ite led like linked made man off on or out over own"
                  + " penned plan run self signed sized style to type up wide will win")
              .split(" "));

  /** Longest name accepted after a title if no model finds it, in tokens. */
  private static final int MAX_NAME_AFTER_TITLE = 4;

  private PersonNameRules() {}

  /** Takes those whom a title makes people, and what belongs to their names. */
  public static void takeTitled(SentenceDraft sentence) {
    dropTitles(sentence);
    sentence.drop(name ->
        name.type().equals(EntityType.PERSON)
            && name.length() == 1
            && sentence.is(WordKind.HONORIFIC, name.from())
            && !sentence.lower(name.from() - 1).endsWith("."));
    for (int i = 0; i + 1 < sentence.size(); i++) {
      if (sentence.is(WordKind.TITLE, i)
          && sentence.isCapitalized(i)
          && !sentence.isAllCaps()
          && sentence.isCapitalized(i + 1)
          && sentence.isAdjacentToPrevious(i + 1)) {
        acceptAfterTitle(sentence, i + 1);
      }
    }
    for (int i = 0; i < sentence.accepted().size(); i++) {
      if (sentence.accepted().get(i).type().equals(EntityType.PERSON)) {
        sentence.resize(i, sentence.accepted().get(i).from(), withSuffix(sentence, i));
      }
    }
  }

  /** Strips titles and the like from the names of people. */
  public static void dropTitles(SentenceDraft sentence) {
    for (int i = 0; i < sentence.accepted().size(); i++) {
      NameSpan name = sentence.accepted().get(i);
      if (name.type().equals(EntityType.PERSON)) {
        NameSpan bare = LabelSpans.withoutTitles(sentence, name);
        sentence.resize(i, bare.from(), bare.to());
      }
    }
  }

  /**
   * Extends names of people that the models cut short: "Kofi Anyidoho-Mensah", "Osei Bonsu II",
   * "Tan Mei Ling".
   */
  public static void complete(SentenceDraft sentence) {
    dropTitles(sentence);
    for (int i = 0; i < sentence.accepted().size(); i++) {
      NameSpan name = sentence.accepted().get(i);
      int to = name.to();
      if (name.type().equals(EntityType.PERSON)) {
        while (to + 1 < sentence.size()
            && sentence.form(to).equals("-")
            && sentence.isUnspacedBetweenCapitals(to)
            && isNameWord(sentence, to + 1)) {
          to += 2;
        }
        if (name.length() > 1 && isSecondSyllable(sentence, to + 1)) {
          to += 2;
        }
        while (to < sentence.size()
            && sentence.isAdjacentToPrevious(to)
            && isSuffix(sentence, to)
            && name.length() > 1) {
          to++;
        }
        int from = name.from();
        if (isSurnameBefore(sentence, from)) {
          from--;
        }
        sentence.accept(new NameSpan(from, to, name.type()));
      }
    }
  }

  /** "Tan" is a title before "Sri" alone. */
  private static boolean isSurnameBefore(SentenceDraft sentence, int from) {
    return from > 0
        && sentence.form(from - 1).equals("Tan")
        && sentence.isAdjacentToPrevious(from)
        && sentence.isFree(from - 1, from)
        && !sentence.is(WordKind.HONORIFIC, from);
  }

  /** Accepts as a person what follows a title that only people have. */
  private static void acceptAfterTitle(SentenceDraft sentence, int first) {
    int start = first;
    while (start + 1 < sentence.size()
        && sentence.is(WordKind.HONORIFIC, start)
        && sentence.isCapitalized(start + 1)
        && sentence.isAdjacentToPrevious(start + 1)) {
      start++;
    }
    int from = start;
    if (sentence.accepted().stream().anyMatch(n -> n.from() <= from && from < n.to())) {
      for (int i = 0; i < sentence.accepted().size(); i++) {
        NameSpan name = sentence.accepted().get(i);
        if (name.from() == from && name.length() == 1) {
          sentence.retype(i, EntityType.PERSON);
        }
      }
      return;
    }
    int to = from;
    while (to < sentence.size()
        && to - from < MAX_NAME_AFTER_TITLE
        && isNameWord(sentence, to)
        && sentence.isFree(to, to + 1)
        && (to == from || sentence.isAdjacentToPrevious(to))) {
      to++;
    }
    if (to > from && !sentence.isTitleCase()) {
      sentence.accept(new NameSpan(from, to, EntityType.PERSON));
    }
  }

  /** Where it ends with the words that belong to it: "Jr.", a number, another name. */
  private static int withSuffix(SentenceDraft sentence, int index) {
    NameSpan name = sentence.accepted().get(index);
    int to = name.to();
    int limit =
        index + 1 < sentence.accepted().size()
            ? sentence.accepted().get(index + 1).from()
            : sentence.size();
    while (to < limit && sentence.isAdjacentToPrevious(to) && isSuffix(sentence, to)) {
      to++;
    }
    if (to + 1 < limit
        && sentence.form(to).equals("-")
        && sentence.isUnspacedBetweenCapitals(to)
        && isNameWord(sentence, to + 1)) {
      to += 2;
    }
    if (to == name.to() && !sentence.isTitleCase() && !sentence.isAllCaps()) {
      while (to < limit
          && to - name.to() < 2
          && sentence.isAdjacentToPrevious(to)
          && isNameWord(sentence, to)
          && sentence.form(to).length() > 1
          && !sentence.isAllCapsToken(to)) {
        to++;
      }
      // "Sean Duffy Show", "Miami Airport": a telling noun, or the start of something longer.
      boolean tells =
          to < sentence.size()
              && (sentence.isCapitalized(to) && sentence.isAdjacentToPrevious(to)
                  || sentence.lower(to).equals("of"));
      to = tells ? name.to() : to;
    }
    return to;
  }

  /** "Chan Wai-lok", "Silpa-archa": a small letter after a hyphen, and no "Trump-led". */
  private static boolean isSecondSyllable(SentenceDraft sentence, int i) {
    String word = sentence.form(i < sentence.size() ? i : 0);
    return i < sentence.size()
        && sentence.form(i - 1).equals("-")
        && sentence.tokens.get(i - 1).start() == sentence.tokens.get(i - 2).end()
        && sentence.tokens.get(i).start() == sentence.tokens.get(i - 1).end()
        && word.length() > 1
        && word.chars().allMatch(Character::isLowerCase)
        && !word.endsWith("ed")
        && !AFTER_HYPHEN.contains(word);
  }

  private static boolean isSuffix(SentenceDraft sentence, int i) {
    return sentence.is(WordKind.SUFFIX, i)
        && sentence.isCapitalized(i)
        && (sentence.isAllCapsToken(i)
            || sentence.lower(i).startsWith("jr")
            || sentence.lower(i).startsWith("sr"));
  }

  private static boolean isNameWord(SentenceDraft sentence, int i) {
    return sentence.isCapitalized(i) && (sentence.kinds(i) & NOT_IN_NAME) == 0;
  }
}
