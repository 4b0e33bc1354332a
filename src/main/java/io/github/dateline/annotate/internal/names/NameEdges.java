package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import io.github.dateline.internal.text.NameFolding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Puts the edges of names where they belong, once it is known what each is: "Ministry of Sport,
 * Youth and National Service", "City of Leeds", "Rail and Road Initiative" and "Conservative party"
 * are whole, "NGO" is no part of a name, and a bracket that opens within one ends it.
 */
public final class NameEdges {
  /** Begin the name of what has several fields, with commas between them. */
  private static final Set<String> WITH_FIELDS =
      Set.of(
          ("authority centre center college commission committee council department directorate faculty"
                  + " institute ministry office school")
              .split(" "));

  /** Before the name of a body, in capitals or not, and no part of it. */
  private static final Set<String> WHAT_IT_IS = Set.of("ngo", "ngos");

  /** What a firm or other body is, before its name at the beginning of a sentence. */
  private static final Set<String> KINDS_OF_BODY =
      Set.of(
          ("automaker automakers brewer brewers broadcaster broadcasters carmaker carmakers chipmaker chipmakers"
                  + " conglomerate drugmaker drugmakers insurer insurers lender lenders manufacturer"
                  + " manufacturers newcomer newcomers planemaker planemakers retailer retailers rival"
                  + " rivals startup startups supermarket supermarkets supplier suppliers union unions")
              .split(" "));

  /** Before "center" in the names of what is run like a hospital. */
  private static final Set<String> OF_CARE = Set.of("medical", "health", "healthcare", "cancer");

  /** A list of fields has no more words. */
  private static final int MAX_FIELD_TOKENS = 14;

  private static final int MAX_WORDS_OF_FIELD = 3;

  private static final long NO_FIELD =
      TriggerLexicon.bit(WordKind.HONORIFIC)
          | TriggerLexicon.bit(WordKind.COMMON)
          | TriggerLexicon.bit(WordKind.ORGANISATION_OF);

  /** No beginning of a name that goes on after "and". */
  private static final long NO_FIRST_FIELD =
      NO_FIELD
          | TriggerLexicon.bit(WordKind.ROLE)
          | TriggerLexicon.bit(WordKind.POST)
          | TriggerLexicon.bit(WordKind.BODY)
          | TriggerLexicon.bit(WordKind.ORGANISATION);

  /** After the kind of those who are in a body, in its name: "Lenders Association". */
  private static final long NO_NAME_ALONE =
      TriggerLexicon.bit(WordKind.ORGANISATION)
          | TriggerLexicon.bit(WordKind.COMPANY)
          | TriggerLexicon.bit(WordKind.PLACE)
          | TriggerLexicon.bit(WordKind.TEAM)
          | TriggerLexicon.bit(WordKind.MEDIA);

  private NameEdges() {}

  /** Puts the edges of the names of a sentence right. */
  public static void trim(SentenceDraft sentence) {
    if (sentence.isAllCaps() || sentence.isTitleCase()) {
      return;
    }
    for (NameSpan found : List.copyOf(sentence.accepted())) {
      NameSpan name = withoutKind(sentence, found);
      switch (name.type().tag()) {
        case "ORGANIZATION" -> trimBody(sentence, name);
        case "CITY", "COUNTRY", "STATE_OR_PROVINCE", "LOCATION" -> completePlace(sentence, name);
        case "IDEOLOGY" -> takeParty(sentence, name);
        case "PERSON" -> completeArabic(sentence, name);
        default -> {}
      }
    }
  }

  /** "Carmaker Renault", "Rivals Hyundai" at the beginning of a sentence; not "Brewers Guild". */
  private static NameSpan withoutKind(SentenceDraft sentence, NameSpan name) {
    int from = name.from();
    if (name.length() == 1
        || from > 1
        || from == 1 && Character.isLetterOrDigit(sentence.form(0).charAt(0))
        || !KINDS_OF_BODY.contains(sentence.lower(from))
        || !sentence.isCapitalized(from + 1)
        || name.type().equals(EntityType.PERSON)
        || (sentence.kinds(from + 1) & NO_NAME_ALONE) != 0
        || sentence.is(WordKind.ORGANISATION, name.to() - 1)
            && !sentence.lower(from).startsWith("rival")
        || NameFolding.isLegalForm(sentence.lower(from + 1).replace(".", ""))
        || sentence.lower(from).equals("union") && !sentence.isAllCapsToken(from + 1)) {
      return name;
    }
    NameSpan bare = new NameSpan(from + 1, name.to(), name.type());
    sentence.accept(bare);
    return bare;
  }

  private static void trimBody(SentenceDraft sentence, NameSpan name) {
    int from = name.from();
    int bracket = openBracket(sentence, name);
    if (bracket > 0) {
      List<NameSpan> parts = new ArrayList<>();
      parts.add(new NameSpan(from, bracket, name.type()));
      if (bracket + 1 < name.to()) {
        parts.add(new NameSpan(bracket + 1, name.to(), name.type()));
      }
      parts.forEach(sentence::accept);
      return;
    }
    if (name.length() > 1
        && WHAT_IT_IS.contains(sentence.lower(from))
        && sentence.isCapitalized(from + 1)
        && !sentence.is(WordKind.ORGANISATION, name.to() - 1)) {
      sentence.accept(new NameSpan(from + 1, name.to(), name.type()));
      return;
    }
    if (isParty(sentence, name)) {
      sentence.accept(new NameSpan(from, name.to() + 1, name.type()));
      return;
    }
    if (isCutFromLegalForm(sentence, name)) {
      sentence.acceptWhole(new NameSpan(from, name.to() + 2, name.type()));
      return;
    }
    NameSpan whole =
        new NameSpan(
            startsEarlier(sentence, name) ? from - 2 : from,
            endOfFields(sentence, name),
            name.type());
    if (!whole.equals(name)) {
      sentence.acceptWhole(whole);
    }
  }

  /** "Saga Petroleum A", before "/S". */
  private static boolean isCutFromLegalForm(SentenceDraft sentence, NameSpan name) {
    return name.length() > 1 && AcronymResolver.isNordicForm(sentence, name.to() - 1);
  }

  /** "The Rail and", before "Road Initiative", where "Rail" is no name of its own. */
  private static boolean startsEarlier(SentenceDraft sentence, NameSpan name) {
    int from = name.from() - 2;
    return from > 0
        && name.length() > 1
        && sentence.lower(from + 1).equals("and")
        && sentence.isCapitalized(from)
        && !sentence.isAllCapsToken(from)
        && (sentence.kinds(from) & NO_FIRST_FIELD) == 0
        && sentence.isFree(from, name.from())
        && sentence.lower(from - 1).equals("the");
  }

  /** The bracket within a name that does not close there; 0 if there is none. */
  private static int openBracket(SentenceDraft sentence, NameSpan name) {
    int open = 0;
    for (int i = name.from() + 1; i < name.to(); i++) {
      if (sentence.form(i).equals("(")) {
        open = i;
      } else if (sentence.form(i).equals(")")) {
        open = 0;
      }
    }
    return open;
  }

  /** "Ministry of Sport" goes on with ", Youth and National Service". */
  private static int endOfFields(SentenceDraft sentence, NameSpan name) {
    int of = name.from();
    while (of < name.to()
        && !sentence.lower(of).equals("of")
        && !sentence.lower(of).equals("for")) {
      of++;
    }
    if (of == name.to() || of == name.from() || !WITH_FIELDS.contains(sentence.lower(of - 1))) {
      return name.to();
    }
    int i = name.to();
    boolean comma = false;
    int limit = Math.min(sentence.size(), i + MAX_FIELD_TOKENS);
    while (i + 1 < limit) {
      boolean and = sentence.isAnd(i);
      if (!and && !sentence.form(i).equals(",")) {
        return name.to();
      }
      int from = sentence.lower(i + 1).equals("and") && !and ? i + 2 : i + 1;
      and |= from == i + 2;
      comma |= !and;
      int to = from;
      while (to < limit && isField(sentence, to)) {
        to++;
      }
      if (to == from || to - from > MAX_WORDS_OF_FIELD) {
        return name.to();
      }
      if (and) {
        return comma ? to : name.to();
      }
      i = to;
    }
    return name.to();
  }

  /** A word with a capital that is no name of a place or person, and begins no other body. */
  private static boolean isField(SentenceDraft sentence, int i) {
    return sentence.isCapitalized(i)
        && (sentence.kinds(i) & NO_FIELD) == 0
        && !NameFolding.isLegalForm(sentence.lower(i).replace(".", ""))
        && sentence.accepted().stream()
            .noneMatch(n ->
                n.from() <= i
                    && i < n.to()
                    && (!n.type().equals(EntityType.ORGANIZATION)
                        || n.length() == 1 && sentence.isAllCapsToken(i)));
  }

  /** "City of Leeds", "State of Israel"; "Holm Medical Center" is a body. */
  private static void completePlace(SentenceDraft sentence, NameSpan name) {
    if (name.length() > 2
        && sentence.is(WordKind.CENTRE, name.to() - 1)
        && OF_CARE.contains(sentence.lower(name.to() - 2))) {
      sentence.accept(new NameSpan(name.from(), name.to(), EntityType.ORGANIZATION));
    }
    int from = name.from() - 2;
    if (from >= 0
        && sentence.lower(from + 1).equals("of")
        && sentence.isCapitalized(from)
        && Gazetteer.OF_PLACE.contains(sentence.lower(from))
        && sentence.isFree(from, name.from())
        && !(sentence.isCapitalized(from - 1) && sentence.isAdjacentToPrevious(from))) {
      sentence.accept(new NameSpan(from, name.to(), name.type()));
    }
  }

  /** "The Conservative party" is a body. */
  private static void takeParty(SentenceDraft sentence, NameSpan name) {
    if (isParty(sentence, name)) {
      sentence.accept(new NameSpan(name.from(), name.to() + 1, EntityType.ORGANIZATION));
    }
  }

  private static boolean isParty(SentenceDraft sentence, NameSpan name) {
    return sentence.form(name.to() < sentence.size() ? name.to() : 0).equals("party")
        && name.to() < sentence.size()
        && !sentence.lower(name.to() - 1).endsWith("s")
        && !sentence.isAllCapsToken(name.to() - 1)
        && sentence.lower(name.from() - 1).equals("the");
  }

  /** "Al-Mannai", of which only "Mannai" is taken. */
  private static void completeArabic(SentenceDraft sentence, NameSpan name) {
    int from = name.from() - 2;
    if (from >= 0
        && sentence.form(from + 1).equals("-")
        && sentence.lower(from).equals("al")
        && sentence.tokens.get(from).end() == sentence.tokens.get(from + 1).start()
        && sentence.tokens.get(from + 1).end() == sentence.tokens.get(name.from()).start()
        && sentence.isFree(from, name.from())) {
      sentence.accept(new NameSpan(from, name.to(), name.type()));
    }
  }
}
