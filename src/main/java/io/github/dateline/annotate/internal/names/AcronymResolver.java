package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
import io.github.dateline.internal.text.NameFolding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Resolves acronyms: an acronym stands for the name that the article gives next to it in brackets,
 * or for a name with those initials.
 *
 * <p>The acronym takes the name's type.
 */
public final class AcronymResolver {
  private static final TriggerLexicon LEXICON = TriggerLexicon.english();
  private static final Set<String> SKIPPED_WORDS =
      Set.of("of", "the", "and", "for", "in", "on", "de", "&", "-", "la", "du");

  /** Between the name of a body and that of its country. */
  private static final Set<String> BEFORE_PLACE = Set.of("of", "in", "for");

  /** Before the words of a meaning that no name has, since they have no capitals. */
  private static final String SMALL = "- ";

  /** Fewer initials of the words before "and" stand for too many names. */
  private static final int MIN_LETTERS_OF_HALF = 3;

  /**
   * So many tokens at the end of what an acronym is short for may be no part of the name that was
   * found.
   */
  private static final int MOST_LEFT_OUT = 6;

  /** The key of each acronym's long form; empty if that is not clear. */
  private final Map<String, String> meanings = new HashMap<>();

  private final Map<String, EntityType> types = new HashMap<>();

  private AcronymResolver() {}

  /** Takes the acronyms of an article, and says what they are short for. */
  public static void take(Draft draft) {
    List<SentenceDraft> sentences = draft.lines();
    AcronymResolver article = new AcronymResolver();
    sentences.forEach(article::define);
    Map<String, String> defined = new HashMap<>(article.meanings);
    sentences.forEach(article::abbreviate);
    article.meanings.putAll(defined);
    article.meanings.values().removeIf(String::isEmpty);
    sentences.forEach(article::take);
    draft.abbreviate(article.meanings);
  }

  /**
   * Takes the acronyms of what the scoring took, wherever they stand, and gives them the type of
   * what they abbreviate.
   */
  public static void unifyTypes(Draft draft) {
    List<SentenceDraft> sentences = draft.lines();
    AcronymResolver article = new AcronymResolver();
    draft.abbreviate(completeByLetters(sentences));
    sentences.forEach(article::abbreviate);
    draft.abbreviate(article.withLegalForms(sentences, draft.meanings()));
    Map<String, String> meanings = draft.meanings();
    sentences.forEach(sentence -> completeDefined(sentence, meanings));
    Map<String, EntityType> types = new HashMap<>();
    for (SentenceDraft sentence : sentences) {
      for (NameSpan name : sentence.accepted()) {
        if (name.length() > 1 && !name.type().equals(EntityType.PERSON)) {
          types.putIfAbsent(sentence.key(name), name.type());
        }
      }
    }
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.accepted().size(); i++) {
        NameSpan name = sentence.accepted().get(i);
        String meaning =
            name.length() == 1 ? meanings.get(letters(sentence.form(name.from()))) : null;
        EntityType type = meaning == null ? null : types.get(meaning);
        if (type != null) {
          sentence.retype(i, type);
        }
      }
      takeAgain(sentence, meanings, types);
    }
  }

  /** "Group of Donors on Kenya (GDK)" is all that the letters are short for. */
  private static void completeDefined(SentenceDraft sentence, Map<String, String> meanings) {
    for (int i = 2; i + 1 < sentence.size() && !meanings.isEmpty(); i++) {
      if (!isBracket(sentence.form(i - 1), '(') || !isBracket(sentence.form(i + 1), ')')) {
        continue;
      }
      String meaning = meanings.get(letters(sentence.form(i)));
      int end = i - 1;
      sentence.accepted().stream()
          .filter(name ->
              name.type().equals(EntityType.ORGANIZATION)
                  && name.to() < end
                  && name.to() >= end - MOST_LEFT_OUT
                  && sentence.key(name.from(), end).equals(meaning))
          .findFirst()
          .ifPresent(name ->
              sentence.acceptWhole(new NameSpan(name.from(), end, EntityType.ORGANIZATION)));
    }
  }

  /** "BoG", once the article has "Bank of Ghana"; "SIT" after "a special investigation team". */
  private static void takeAgain(
      SentenceDraft sentence, Map<String, String> meanings, Map<String, EntityType> types) {
    for (int i = 0; i < sentence.size() && !sentence.isAllCaps() && !meanings.isEmpty(); i++) {
      boolean free = sentence.isCapitalized(i) && sentence.isFree(i, i + 1);
      String meaning = free ? meanings.get(letters(sentence.form(i))) : null;
      if (meaning != null
          && isPlain(sentence, i)
          && !sentence.isUnspacedBetweenCapitals(i - 1)
          && !sentence.isUnspacedBetweenCapitals(i + 1)) {
        EntityType known = types.get(meaning);
        EntityType type = known == null && isBody(meaning) ? EntityType.ORGANIZATION : known;
        if (type != null) {
          sentence.accept(new NameSpan(i, i + 1, type));
        }
      }
    }
  }

  private static boolean isPlain(SentenceDraft sentence, int i) {
    return !sentence.is(WordKind.ACRONYM, i) && !LEXICON.is(WordKind.COMMON, sentence.form(i));
  }

  /** Whether the words that explain an acronym, none with a capital, are those of a body. */
  private static boolean isBody(String meaning) {
    return meaning.startsWith(SMALL)
        && LEXICON.is(WordKind.ORGANISATION, meaning.substring(meaning.lastIndexOf(' ') + 1));
  }

  /** "Economic and Financial Crimes Commission (EFCC)". */
  private void define(SentenceDraft sentence) {
    for (int i = 2; i + 1 < sentence.size(); i++) {
      boolean bracket =
          isBracket(sentence.form(i - 1), '(') && isBracket(sentence.form(i + 1), ')');
      boolean angle = isBracket(sentence.form(i - 1), '<') && isBracket(sentence.form(i + 1), '>');
      if (!bracket && !angle) {
        if (sentence.isAllCapsToken(i) && sentence.is(WordKind.COMMON, i - 1)) {
          defineApposed(sentence, i);
        }
        continue;
      }
      String letters = letters(sentence.form(i).replaceFirst("\\.[A-Z]{1,2}$", ""));
      if (bracket && letters.isEmpty()) {
        defineShort(sentence, i);
      }
      if (letters.length() < 2 || letters.length() > 9) {
        continue;
      }
      int end = i - 1;
      if (!angle && sentence.isAllCapsToken(i)) {
        defineForeign(sentence, end, letters);
      }
      if (angle || !letters.equals(letters(sentence.form(i)))) {
        defineTicker(sentence, end, letters);
        continue;
      }
      boolean named = false;
      for (int from = end - 1; from >= 0 && from >= end - 12 && !named; from--) {
        named =
            sentence.isCapitalized(from)
                && fits(letters, sentence, from, end)
                && !sentence.is(WordKind.COMMON, from);
        if (named) {
          name(sentence, from, end, letters);
        }
      }
      if (!named) {
        describe(sentence, end, letters);
      }
    }
  }

  /** "The National Liberation Army, or ELN, did not sign"; "known as ELN". */
  private void defineApposed(SentenceDraft sentence, int i) {
    int end = i - 1;
    boolean or = sentence.lower(end).equals("or") && sentence.lower(end - 1).equals(",");
    boolean as = sentence.lower(end).equals("as") && sentence.lower(end - 1).equals("known");
    String letters = or || as ? letters(sentence.form(i)) : "";
    if (letters.length() < MIN_LETTERS_OF_HALF || !isPlain(sentence, i)) {
      return;
    }
    end -= as && sentence.lower(end - 2).equals("also") ? 2 : 1;
    end -= as && sentence.lower(end - 1).equals(",") ? 1 : 0;
    for (NameSpan name : sentence.accepted()) {
      if (name.to() == end
          && name.length() > 1
          && name.type().equals(EntityType.ORGANIZATION)
          && !sentence.isCapitalized(i + 1)) {
        mean(letters, sentence, name);
      }
    }
  }

  private void mean(String letters, SentenceDraft sentence, NameSpan name) {
    meanings.put(letters, sentence.key(name));
    types.put(letters, name.type());
  }

  /** "Petroleo Brasileiro SA (Petrobras)": a body called by the beginnings of its words. */
  private void defineShort(SentenceDraft sentence, int i) {
    String brief = sentence.lower(i);
    int end = i - 1;
    if (isBracket(sentence.form(end - 1), '>')
        && end > 3
        && isBracket(sentence.form(end - 3), '<')) {
      end -= 3;
    }
    boolean law = isNordicForm(sentence, end - 3);
    NameSpan shortName = null;
    NameSpan whole = null;
    for (NameSpan name : sentence.accepted()) {
      shortName = name.from() == i && name.to() == i + 1 ? name : shortName;
      boolean ends = name.to() == end || law && end - 3 <= name.to() && name.to() < end;
      whole = ends && name.length() > 1 ? new NameSpan(name.from(), end, name.type()) : whole;
    }
    if (whole != null
        && shortName != null
        && whole.type().equals(EntityType.ORGANIZATION)
        && shortName.type().equals(EntityType.ORGANIZATION)
        && isOfBeginnings(brief, sentence, whole)) {
      mean(brief.toUpperCase(Locale.ROOT), sentence, whole);
    }
  }

  /** "A/S", in three tokens. */
  static boolean isNordicForm(SentenceDraft sentence, int i) {
    return sentence.lower(i).equals("a")
        && sentence.lower(i + 1).equals("/")
        && sentence.lower(i + 2).equals("s")
        && sentence.isUnspacedBetweenCapitals(i + 1);
  }

  /** "Statoil" of "Norske Stats Oljeselskap": it begins like a word, and goes on like another. */
  private static boolean isOfBeginnings(String brief, SentenceDraft sentence, NameSpan whole) {
    for (int first = whole.from(); first < whole.to(); first++) {
      int same = sentence.isCapitalized(first) ? commonLength(brief, sentence.lower(first)) : 0;
      if (same == brief.length() && same >= MIN_LETTERS_OF_HALF) {
        return true;
      }
      for (int next = first + 1; next < whole.to(); next++) {
        String initial = sentence.isCapitalized(next) ? sentence.lower(next).substring(0, 1) : " ";
        int at = brief.indexOf(initial, MIN_LETTERS_OF_HALF);
        if (at > 0 && at <= same) {
          return true;
        }
      }
    }
    return false;
  }

  private static int commonLength(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  /** "A special investigation team (SIT)": as many words as letters, which have no capitals. */
  private void describe(SentenceDraft sentence, int end, String letters) {
    int from = end - letters.length();
    if (from >= 0
        && letters.length() >= MIN_LETTERS_OF_HALF
        && letters.equals(initialsUpTo(sentence, from, end, true))
        && sentence.is(WordKind.ORGANISATION, end - 1)
        && sentence.isFree(from, end)) {
      meanings.putIfAbsent(letters, SMALL + sentence.key(from, end));
    }
  }

  /**
   * "National Statistics Institute (INSEE)", "Ministry of Agriculture and Livestock (MAG)": the
   * letters of another language; and "Bank of New York Mellon (BNY)", which leaves some out.
   */
  private void defineForeign(SentenceDraft sentence, int end, String letters) {
    sentence.accepted().stream()
        .filter(name -> name.to() == end && name.type().equals(EntityType.ORGANIZATION))
        .filter(name -> areForeign(letters, initialsUpTo(sentence, name.from(), end, false)))
        .findFirst()
        .ifPresent(name -> mean(letters, sentence, name));
  }

  private static boolean areForeign(String letters, String initials) {
    if (Math.min(initials.length(), letters.length()) < MIN_LETTERS_OF_HALF) {
      return false;
    }
    return letters.length() > initials.length()
        ? letters.length() <= 2 * initials.length() && hasLetters(letters, initials)
        : letters.startsWith(initials.substring(0, MIN_LETTERS_OF_HALF - 1))
            && (initials.startsWith(letters) || letters.length() == initials.length());
  }

  private static boolean hasLetters(String letters, String initials) {
    StringBuilder left = new StringBuilder(letters);
    for (int i = 0; i < initials.length(); i++) {
      int at = left.indexOf(initials.substring(i, i + 1));
      if (at < 0) {
        return false;
      }
      left.deleteCharAt(at);
    }
    return true;
  }

  /** "Occidental Petroleum Corp <OXY>", "Apple Inc (AAPL.O)". */
  private void defineTicker(SentenceDraft sentence, int end, String letters) {
    sentence.accepted().stream()
        .filter(name -> name.to() == end && name.type().equals(EntityType.ORGANIZATION))
        .findFirst()
        .ifPresent(name -> mean(letters, sentence, name));
  }

  private void name(SentenceDraft sentence, int from, int end, String letters) {
    EntityType type =
        sentence.accepted().stream()
            .filter(n -> n.from() == from && n.to() == end)
            .map(NameSpan::type)
            .findFirst()
            .orElse(EntityType.ORGANIZATION);
    if (type.equals(EntityType.PERSON)) {
      type = EntityType.ORGANIZATION;
    }
    NameSpan whole =
        sentence.accepted().stream()
            .filter(
                n -> n.from() < from && n.to() == end && n.type().equals(EntityType.ORGANIZATION))
            .findFirst()
            .orElse(new NameSpan(from, end, type));
    if (sentence.acceptWhole(whole)) {
      mean(letters, sentence, whole);
    }
  }

  /** Every name of two words or more might be abbreviated somewhere. */
  private void abbreviate(SentenceDraft sentence) {
    for (NameSpan name : sentence.accepted()) {
      if (name.length() > 1
          && !name.type().equals(EntityType.PERSON)
          && !sentence.isAllCaps()
          && sentence.isCapitalized(name.to() - 1)) {
        String key = sentence.key(name);
        for (String initials :
            List.of(
                initials(sentence, name.from(), name.to(), false),
                initials(sentence, name.from(), name.to(), true),
                hasHyphen(sentence, name) ? initialsOfParts(sentence, name.from(), name.to()) : "",
                firstHalf(sentence, name.from(), name.to()))) {
          if (initials.length() > 1 && !meanings.getOrDefault(initials, key).equals(key)) {
            meanings.put(initials, "");
          } else if (initials.length() > 1) {
            meanings.put(initials, key);
            types.putIfAbsent(initials, name.type());
          }
        }
      }
    }
  }

  private static boolean hasHyphen(SentenceDraft sentence, NameSpan name) {
    for (int i = name.from(); i < name.to(); i++) {
      if (sentence.form(i).indexOf('-') > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * "Board of Control for Cricket" and "India", with "in" between them, are one body if the article
   * has the letters of both.
   */
  private static Map<String, String> completeByLetters(List<SentenceDraft> sentences) {
    Map<String, String> completed = new HashMap<>();
    Set<String> all = null;
    for (SentenceDraft sentence : sentences) {
      for (int n = 1; n < sentence.accepted().size(); n++) {
        NameSpan body = sentence.accepted().get(n - 1);
        NameSpan place = sentence.accepted().get(n);
        if (body.length() < 2
            || place.from() != body.to() + 1
            || !body.type().equals(EntityType.ORGANIZATION)
            || !place.type().equals(EntityType.LOCATION)
            || !BEFORE_PLACE.contains(sentence.lower(body.to()))) {
          continue;
        }
        all = all == null ? letters(sentences) : all;
        String letters = initials(sentence, body.from(), place.to(), false);
        if (letters.length() > MIN_LETTERS_OF_HALF && all.contains(letters)) {
          NameSpan whole = new NameSpan(body.from(), place.to(), body.type());
          sentence.accept(whole);
          completed.put(letters, sentence.key(whole));
        }
      }
    }
    return completed;
  }

  private static Set<String> letters(List<SentenceDraft> sentences) {
    Set<String> letters = new HashSet<>();
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.size() && !sentence.isAllCaps(); i++) {
        if (sentence.isAllCapsToken(i)) {
          letters.add(letters(sentence.form(i)));
        }
      }
    }
    return letters;
  }

  /** Accepts the acronyms whose long form is known. */
  private void take(SentenceDraft sentence) {
    if (sentence.isAllCaps() || meanings.isEmpty()) {
      return;
    }
    for (int i = 0; i < sentence.size(); i++) {
      String form = sentence.form(i);
      String letters = letters(form);
      EntityType type = meanings.containsKey(letters) ? types.get(letters) : null;
      if (type == null) {
        continue;
      }
      int at = i;
      boolean free =
          sentence.accepted().stream()
              .allMatch(n -> n.to() <= at || at < n.from() || n.length() == 1);
      if (free && isPlain(sentence, i)) {
        sentence.accept(new NameSpan(i, i + 1, type));
      }
    }
  }

  /** "PDVSA", where the article has "Petroleos de Venezuela" and no other name of those letters. */
  private Map<String, String> withLegalForms(
      List<SentenceDraft> sentences, Map<String, String> known) {
    Map<String, String> more = new HashMap<>();
    for (SentenceDraft sentence : sentences) {
      for (int i = 0; i < sentence.size(); i++) {
        String letters = sentence.isAllCapsToken(i) ? letters(sentence.form(i)) : "";
        for (int end = MIN_LETTERS_OF_HALF; end < letters.length() - 1; end++) {
          String initials = letters.substring(0, end);
          String meaning = isWithLegalForm(letters, initials) ? meanings.get(initials) : null;
          if (meaning != null && !meaning.isEmpty() && !known.containsKey(letters)) {
            more.put(letters, meaning);
          }
        }
      }
    }
    return more;
  }

  /** The letters of an acronym without its points; empty if a word is none. */
  static String letters(String form) {
    if (form.isEmpty() || Character.isLowerCase(form.charAt(0))) {
      return "";
    }
    int letters = 0;
    int capitals = 0;
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c != '.' && c != '&') {
        boolean capital = Character.isUpperCase(c);
        if (letters == 0 ? !capital : !capital && !Character.isLetter(c)) {
          return "";
        }
        letters++;
        capitals += capital ? 1 : 0;
      }
    }
    return letters > 1 && 3 * capitals >= 2 * letters
        ? form.replace(".", "").replace("&", "").toUpperCase(Locale.ROOT)
        : "";
  }

  private static boolean fits(String letters, SentenceDraft sentence, int from, int to) {
    String initials = initials(sentence, from, to, false);
    String all = initials(sentence, from, to, true);
    return letters.equals(initials)
        || letters.equals(all)
        || letters.equals(allInitials(sentence, from, to))
        || letters.equals(initialsOfParts(sentence, from, to))
        || isWithLegalForm(letters, initials)
        || isWithLegalForm(letters, all)
        || isOfFirstHalf(letters, initials, sentence, from, to)
        || (letters.length() > 2 && sorted(letters).equals(sorted(initials)));
  }

  /** "Petroleos de Venezuela (PDVSA)", whose legal form is written in the letters alone. */
  private static boolean isWithLegalForm(String letters, String initials) {
    return initials.length() > 1
        && letters.startsWith(initials)
        && NameFolding.isLegalForm(letters.substring(initials.length()).toLowerCase(Locale.ROOT));
  }

  /** "Centers for Disease Control and Prevention (CDC)": what comes after "and" has no letter. */
  private static boolean isOfFirstHalf(
      String letters, String initials, SentenceDraft sentence, int from, int to) {
    return letters.length() >= MIN_LETTERS_OF_HALF
        && initials.startsWith(letters)
        && letters.equals(firstHalf(sentence, from, to));
  }

  /** The initials of the words before the last "and", empty where they are few. */
  private static String firstHalf(SentenceDraft sentence, int from, int to) {
    for (int i = to - 2; i > from; i--) {
      if (sentence.isAnd(i)) {
        String initials = initials(sentence, from, i, false);
        return initials.length() >= MIN_LETTERS_OF_HALF ? initials : "";
      }
    }
    return "";
  }

  private static String initials(SentenceDraft sentence, int from, int to, boolean small) {
    int end = to;
    while (end - 1 > from && NameFolding.isLegalForm(sentence.lower(end - 1).replace(".", ""))) {
      end--;
    }
    return initialsUpTo(sentence, from, end, small);
  }

  /** "State Trading Corporation (STC)": also of what a body is by law. */
  private static String allInitials(SentenceDraft sentence, int from, int to) {
    return initialsUpTo(sentence, from, to, false);
  }

  private static String initialsUpTo(SentenceDraft sentence, int from, int end, boolean small) {
    StringBuilder initials = new StringBuilder();
    for (int i = from; i < end; i++) {
      char first = sentence.form(i).isEmpty() ? '-' : sentence.form(i).charAt(0);
      if (Character.isLetter(first) && (small || !SKIPPED_WORDS.contains(sentence.lower(i)))) {
        initials.append(Character.toUpperCase(first));
      }
    }
    return initials.toString();
  }

  /** "Inter-American Press Association (IAPA)": of each part of a word with hyphens. */
  private static String initialsOfParts(SentenceDraft sentence, int from, int to) {
    StringBuilder initials = new StringBuilder();
    for (int i = from; i < to; i++) {
      for (String part : sentence.form(i).split("-")) {
        if (!part.isEmpty() && Character.isUpperCase(part.charAt(0))) {
          initials.append(part.charAt(0));
        }
      }
    }
    return initials.toString();
  }

  /** "Brazilian Coffee Institute (IBC)" has another order in its own language. */
  private static String sorted(String letters) {
    char[] chars = letters.toCharArray();
    Arrays.sort(chars);
    return new String(chars);
  }

  private static boolean isBracket(String form, char bracket) {
    return form.length() == 1 && form.charAt(0) == bracket;
  }
}
